import type { Problem } from '../problem.ts';
import { chainOf } from './chain.ts';
import { completeFigures, sumOfAreas } from './complete.ts';
import { figureDoubts } from './nesting.ts';
import type { ParkFact, ParkFigures, ZonePart } from './park-facts.ts';
import { parkValues } from './park-indicators.ts';
import type { ParkRules, ZoneCategory, ZoneTypeRule } from './park-rules.ts';
import { scoreZone, type ZoneScore } from './score-zone.ts';
import type { ZoneArea } from './zone-area.ts';
import { zoneTypeOf, type ZoneTypeFinding, type ZoneTypeOverride } from './zone-type.ts';

/** A development zone of one year as the evaluation reads it. */
export interface ZoneInput {
	category: ZoneCategory;
	override: ZoneTypeOverride | null;
	/** The figures of the whole zone, or of its evaluation areas, or both. */
	figures: Partial<Record<ZonePart, ParkFigures>>;
	/** Values of indicators known without their figures (published ones, sums over parcels): used where figures give none. */
	values?: Partial<Record<ZonePart, Record<string, number | null>>>;
}

export interface ZoneResult {
	whole: ZoneArea;
	/** The evaluation areas that the figures tell apart; empty where they do not. */
	areas: ZoneArea[];
	/** 开发率 × 供应率 × 建成率. */
	chain: number | null;
	type: ZoneTypeFinding;
	score: ZoneScore;
	/** What in the figures cannot be (a part larger than its whole). */
	doubts: Problem[];
}

/**
 * A zone's indicators, chain, type and score. The whole is the sum of its areas before anything is divided (ratio of
 * sums); a figure given for the whole goes before the sum.
 * @param rules null: no score is asked for; indicators, chain and type are still told
 * @param zoneTypes how the type is told where the rules do not say
 */
export function evaluateZone(
	input: ZoneInput,
	rules: ParkRules | null,
	zoneTypes: readonly ZoneTypeRule[],
): ZoneResult {
	const areas = (['main', 'growth'] as const).flatMap((part) =>
		input.figures[part] || input.values?.[part] ? [areaOf(input, part, input.figures[part] ?? {})] : [],
	);
	const summed = sumOfAreas(areas.map((area) => area.figures));
	const given = known(input.figures.whole ?? {});
	const whole = areaOf(input, 'whole', { ...summed, ...given });
	whole.summed = (Object.keys(summed) as ParkFact[]).filter((fact) => !(fact in given));
	const { values } = whole;
	const typeRules = rules && rules.zoneTypes.length > 0 ? rules.zoneTypes : zoneTypes;
	const type = zoneTypeOf(values, input.category, typeRules, input.override);
	const doubts = [whole, ...areas].flatMap((area) =>
		figureDoubts(area.figures).map((p) =>
			area.part === 'whole' ? p : { ...p, path: `${area.part}.${p.path ?? ''}` },
		),
	);
	return {
		whole,
		areas,
		chain: chainOf(
			values['developmentRate'] ?? null,
			values['supplyRate'] ?? null,
			values['builtRate'] ?? null,
		),
		type,
		score: scoreZone({ whole, areas }, type.type, input.category, rules),
		doubts,
	};
}

function areaOf(input: ZoneInput, part: ZonePart, given: ParkFigures): ZoneArea {
	const { figures, derived } = completeFigures(given);
	const values = parkValues(figures);
	for (const [id, value] of Object.entries(input.values?.[part] ?? {})) {
		if ((values[id] ?? null) === null) values[id] = value;
	}
	return { part, figures, derived, summed: [], values };
}

function known(figures: ParkFigures): ParkFigures {
	return Object.fromEntries(
		Object.entries(figures).filter(([, value]) => value !== null && value !== undefined),
	);
}
