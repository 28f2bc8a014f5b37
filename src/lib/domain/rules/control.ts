import { z } from 'zod';
import { divisions2002Of2017, DIVISIONS_2002_TO_2017_MARK } from '../codes/industry-divisions.ts';
import type { FactRow, IndustryEdition } from '../facts.ts';
import { indicatorOf } from '../indicators/registry.ts';
import { ratioOf, type Indicator } from '../indicators/indicator.ts';
import type { Clause, Finding, Mark, Operand } from '../proof.ts';
import { divisionOf, sameDivisions } from './industry-division.ts';

const marks = ['text', 'seen', 'memory', 'synthetic', 'computed'] as const;
/** A control value with where it stands; null: not known, never invented. */
const limit = z
	.object({ value: z.number(), mark: z.enum(marks), clause: z.string().optional(), source: z.string() })
	.nullable();

/** 工业项目建设用地控制指标 as data: minima by industry and in general, maxima for offices. */
export const controlStandard = z.object({
	id: z.string().min(1),
	version: z.string().min(1),
	title: z.object({ zh: z.string(), en: z.string() }),
	source: z.string(),
	effective: z.object({ from: z.string(), to: z.string().optional() }).nullable(),
	notes: z.array(z.string()),
	/** Edition of GB/T 4754 in which `far` is keyed. */
	industryEdition: z.literal([2002, 2011, 2017]),
	/** 容积率 minima by division; empty where the table is not known. */
	far: z.record(z.string().regex(/^\d{2}$/), limit),
	/** 建筑系数 minimum, a ratio. */
	buildingCoefficient: limit,
	/** 行政办公及生活服务设施用地 maximum, a share of the land. */
	officeLandShare: limit,
	/** The same by floor area. */
	officeFloorShare: limit,
	/** 投资强度 minima (万元/hm²) by division: an import table, not known. */
	investment: z.null(),
});
export type ControlStandard = z.infer<typeof controlStandard>;
type Limit = NonNullable<z.infer<typeof limit>>;

/** One control indicator of one object. `finding` yes: the control value is not met; no: it is met. */
export interface ControlFinding {
	code: 'control.far' | 'control.building-coefficient' | 'control.office-land' | 'control.office-floor';
	standard: string;
	finding: Finding;
	value: number | null;
	/** The control value, and whether it is a minimum or a maximum. */
	limit: number | null;
	bound: 'min' | 'max';
	operands: Operand[];
	clause: Clause;
	arithmetic?: string;
	/** What would settle an unknown: names of facts, `industry`, or `control-value`. */
	missing: string[];
	/** Division(s) of the standard's edition under which the object falls, where the control value hangs on it. */
	divisions?: string[];
}

/**
 * Checks an object's land use against a control standard, three-valued. Codes of another edition are mapped division by
 * division; where that leaves several divisions with different control values, or one without a value, the finding is
 * unknown. Only manufacturing (divisions 13–43) is judged; for other industries, and without one, the list is empty.
 */
export function checkControl(standard: ControlStandard, row: FactRow): ControlFinding[] {
	const division = divisionOf(row.industry);
	if (division === null || Number(division) < 13 || Number(division) > 43) return [];
	const divisions = divisionsIn(standard.industryEdition, division, row.industryEdition);
	const mapped = !sameDivisions(standard.industryEdition, row.industryEdition);
	const far = agreedLimit(divisions.map((d) => standard.far[d] ?? null));
	const farMark: Mark | undefined = mapped ? DIVISIONS_2002_TO_2017_MARK : undefined;
	const office = (name: string) => {
		const x = row.other?.[name];
		return typeof x === 'number' ? x : null;
	};
	return [
		{ ...ratioFinding(standard, 'control.far', row, indicatorOf('far'), far, farMark), divisions },
		ratioFinding(
			standard,
			'control.building-coefficient',
			row,
			indicatorOf('buildingCoefficient'),
			standard.buildingCoefficient,
		),
		shareFinding(standard, 'control.office-land', standard.officeLandShare, [
			{ name: 'officeLandMu', value: office('officeLandMu'), unit: '亩' },
			{ name: 'landMu', value: row.facts.landMu, unit: '亩' },
		]),
		shareFinding(standard, 'control.office-floor', standard.officeFloorShare, [
			{ name: 'officeFloorM2', value: office('officeFloorM2'), unit: '㎡' },
			{ name: 'floorAreaM2', value: row.facts.floorAreaM2, unit: '㎡' },
		]),
	].filter((f) => f.code !== 'control.office-floor' || standard.officeFloorShare !== null);
}

/** The divisions of the standard's edition that an object's division may be. */
function divisionsIn(edition: IndustryEdition, division: string, filed: IndustryEdition): string[] {
	if (sameDivisions(edition, filed)) return [division];
	// Only 2017 (or 2011, alike in manufacturing) → 2002 is needed: no standard of ours is keyed later than the data.
	return edition === 2002 ? divisions2002Of2017(division) : [];
}

/** The one control value of all candidates; null where they differ or one is not known. */
function agreedLimit(limits: (Limit | null)[]): Limit | null {
	const first = limits[0];
	return first && limits.every((l) => l?.value === first.value) ? first : null;
}

function ratioFinding(
	standard: ControlStandard,
	code: ControlFinding['code'],
	row: FactRow,
	indicator: Indicator | undefined,
	due: Limit | null,
	weakerMark?: Mark,
): ControlFinding {
	if (!indicator) throw new Error(`no indicator for ${code}`);
	const { numerator, denominator, factor } = indicator;
	return finding(
		standard,
		code,
		due,
		'min',
		factor,
		[
			{ name: numerator, value: row.facts[numerator], unit: '㎡' },
			{ name: denominator, value: row.facts[denominator], unit: '亩' },
		],
		weakerMark,
	);
}

function shareFinding(
	standard: ControlStandard,
	code: ControlFinding['code'],
	due: Limit | null,
	operands: (Operand & { value: number | null })[],
): ControlFinding {
	return finding(standard, code, due, 'max', 1, operands);
}

function finding(
	standard: ControlStandard,
	code: ControlFinding['code'],
	due: Limit | null,
	bound: 'min' | 'max',
	factor: number,
	operands: (Operand & { value: number | null })[],
	weakerMark?: Mark,
): ControlFinding {
	const [top, bottom] = operands.map((o) => o.value ?? NaN) as [number, number];
	const ratio = ratioOf(top, bottom, factor);
	const value = Number.isNaN(ratio) ? null : ratio;
	const missing = operands
		.filter((o) => o.value === null || (o.name === 'landMu' && o.value <= 0))
		.map((o) => o.name);
	if (!due) missing.push('control-value');
	// A hair's breadth below the line is the last bit of a division, not a violation.
	const slack = 1e-9;
	const met =
		value === null || !due ? null : bound === 'min' ? value >= due.value - slack : value <= due.value + slack;
	const sign = met ? (bound === 'min' ? '≥' : '≤') : bound === 'min' ? '<' : '>';
	return {
		code,
		standard: `${standard.id}@${standard.version}`,
		finding: met === null ? 'unknown' : met ? 'no' : 'yes',
		value,
		limit: due?.value ?? null,
		bound,
		operands,
		clause: {
			rule: `${standard.id}@${standard.version}`,
			...(due?.clause ? { clause: due.clause } : {}),
			title: standard.title.zh,
			...(standard.effective ? { effective: standard.effective } : {}),
			source: due?.source ?? standard.source,
			mark: weakerMark ?? due?.mark ?? 'memory',
		},
		...(met === null || !due
			? {}
			: {
					arithmetic: `${top} ÷ ${factor === 1 ? bottom : `(${bottom} × 2000/3)`} = ${Number(value?.toFixed(6))} ${sign} ${due.value}`,
				}),
		missing,
	};
}
