import type { Assessment } from '#lib/api/assessment.ts';
import { SLIVER_M2 } from '#lib/domain/geometry/apportion.ts';
import type { LiveFigures } from './live-answer.ts';

/** What must agree between the browser and PostGIS (issue 2, point 7): relative. */
const AREA_TOLERANCE = 1e-6;
const FIGURE_TOLERANCE = 1e-4;

export interface Difference {
	/** `area`, `parcels`, `lowSlope`, a kind of constraint (`constraint.kind.water-source`), a fact (`taxWan`) or an indicator (`taxPerMu`). */
	name: string;
	live: number | null;
	official: number | null;
	/** |live − official| ÷ |official|; null where one of them is missing. */
	relative: number | null;
}

export const lowSlopeM2Of = (answer: Pick<Assessment, 'lowSlope'>): number =>
	answer.lowSlope.reduce((m2, block) => m2 + block.overlapM2, 0);

/** Where the live figures and the official ones differ beyond what rounding explains; empty where they agree. */
export function differences(live: LiveFigures, official: Assessment): Difference[] {
	const found: Difference[] = [];
	const check = (name: string, a: number | null, b: number | null, tolerance: number, floor = 0) => {
		if (a === b) return;
		if (a === null || b === null) found.push({ name, live: a, official: b, relative: null });
		else if (Math.abs(a - b) > tolerance * Math.max(Math.abs(a), Math.abs(b)) + floor)
			found.push({ name, live: a, official: b, relative: Math.abs(a - b) / Math.abs(b) });
	};
	check('area', live.area.areaM2, official.area.ellipsoidalM2, AREA_TOLERANCE);
	check('parcels', live.covered.length, official.parcels.length, 0);
	for (const [fact, value] of Object.entries(live.totals))
		check(fact, value, official.totals[fact] ?? null, FIGURE_TOLERANCE);
	for (const [id, value] of Object.entries(live.indicators))
		check(id, value, official.indicators[id] ?? null, FIGURE_TOLERANCE);
	// Along a block's edge both sides leave slivers: they are no difference.
	check('lowSlope', live.lowSlopeM2, lowSlopeM2Of(official), FIGURE_TOLERANCE, SLIVER_M2);
	for (const { kind, conflictM2 } of live.conflicts?.kinds ?? []) {
		const said = official.constraintKinds.find((k) => k.kind === kind)?.conflictM2 ?? null;
		check(`constraint.kind.${kind}`, conflictM2, said, FIGURE_TOLERANCE, SLIVER_M2);
	}
	return found;
}
