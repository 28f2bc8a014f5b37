import type { SwapClass } from './swap-class.ts';
import type { SwapKind } from './swap-kind.ts';
import type { UseClass } from './use-class.ts';

/** Where a swap may go: land, which one swap takes whole, or a standard workshop, whose floor several share. */
export const DESTINATION_KINDS = ['reserve-land', 'standard-workshop'] as const;
export type DestinationKind = (typeof DESTINATION_KINDS)[number];

/** What a relocation asks of its destination; areas m², money 万元, null is not known. */
export interface SwapNeed {
	id: number;
	kind: SwapKind;
	/** Which is seated first. */
	class: SwapClass;
	use: UseClass | null;
	areaM2: number | null;
	/** Floor that must be found in a workshop. */
	floorM2: number | null;
	valueWan: number | null;
}

export interface Destination {
	id: number;
	kind: DestinationKind;
	use: UseClass | null;
	areaM2: number | null;
	/** Free floor of a workshop. */
	floorM2: number | null;
	/** Assessed value of the whole. */
	valueWan: number | null;
}

export interface FitRules {
	/** Least area of the destination as a share of the area given up. */
	leastAreaShare: number;
}

/** Why a pair cannot be. */
export const MISFITS = [
	'article-needs-land',
	'use-unknown',
	'other-use',
	'area-unknown',
	'too-small',
	'floor-unknown',
	'no-floor',
] as const;
export type Misfit = (typeof MISFITS)[number];

export interface Fit {
	/** |destination − given up| ÷ given up; 0 in a workshop, which gives exactly the floor asked. */
	areaDifference: number;
	/** |value − value| ÷ value given up; null where one of the two is not known: it is not counted, and is marked. */
	valueDifference: number | null;
	/** The sum of both in hundredths of a percent, the integer that the assignment minimises. */
	cost: number;
}

/** Hundredths of a percent: what areas and assessments are good for; integers add up exactly. */
export const COST_UNIT = 10_000;

/**
 * Whether a swap may go to a destination, and how far apart they are. Art. 12(5) swaps go to construction land of the
 * same use only; other relocations to a workshop too.
 */
export function fitOf(need: SwapNeed, to: Destination, rules: FitRules): Fit | Misfit {
	const workshop = to.kind === 'standard-workshop';
	if (workshop && need.kind === 'article-12-5') return 'article-needs-land';
	if (need.use === null || to.use === null) return 'use-unknown';
	if (need.use !== to.use) return 'other-use';
	return workshop ? workshopFit(need, to) : landFit(need, to, rules);
}

function landFit(need: SwapNeed, to: Destination, rules: FitRules): Fit | Misfit {
	if (need.areaM2 === null || to.areaM2 === null || need.areaM2 <= 0) return 'area-unknown';
	if (to.areaM2 < need.areaM2 * rules.leastAreaShare) return 'too-small';
	return withCost(Math.abs(to.areaM2 - need.areaM2) / need.areaM2, valueApart(need, to.valueWan));
}

/** A workshop's value goes by the part of its floor that is taken. */
function workshopFit(need: SwapNeed, to: Destination): Fit | Misfit {
	if (need.floorM2 === null || to.floorM2 === null || need.floorM2 <= 0) return 'floor-unknown';
	if (to.floorM2 < need.floorM2) return 'no-floor';
	const share = to.valueWan === null ? null : (to.valueWan * need.floorM2) / to.floorM2;
	return withCost(0, valueApart(need, share));
}

function valueApart(need: SwapNeed, valueWan: number | null): number | null {
	if (need.valueWan === null || valueWan === null || need.valueWan <= 0) return null;
	return Math.abs(valueWan - need.valueWan) / need.valueWan;
}

function withCost(areaDifference: number, valueDifference: number | null): Fit {
	const cost = Math.round(areaDifference * COST_UNIT) + Math.round((valueDifference ?? 0) * COST_UNIT);
	return { areaDifference, valueDifference, cost };
}
