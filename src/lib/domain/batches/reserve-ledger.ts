import type { DestinationKind } from './pair-fit.ts';

/** Reserve land or a standard workshop as recorded; areas m², money 万元, null is not known. */
export interface Reserve {
	id: number;
	code: string;
	name: string | null;
	region: string | null;
	/** Not recorded is land: workshops are recorded as such. */
	kind: DestinationKind;
	areaM2: number | null;
	floorM2: number | null;
	plannedUse: string | null;
	availableOn: string | null;
	cleared: boolean | null;
	valueWan: number | null;
}

export interface ReserveTotals {
	kind: DestinationKind;
	count: number;
	areaM2: number;
	areaUnknown: number;
	floorM2: number;
	valueWan: number;
	valueUnknown: number;
	cleared: number;
	clearedUnknown: number;
	/** Available by the day. */
	available: number;
	availableUnknown: number;
}

/** Totals of the reserve ledger by kind as of a day; what is unknown is counted beside the sums, never in them. */
export function reserveTotals(reserves: readonly Reserve[], asOf: string): ReserveTotals[] {
	return (['reserve-land', 'standard-workshop'] as const).map((kind) => {
		const rows = reserves.filter((r) => r.kind === kind);
		const sum = (of: (r: Reserve) => number | null) => rows.reduce((total, r) => total + (of(r) ?? 0), 0);
		const count = (test: (r: Reserve) => boolean) => rows.filter(test).length;
		return {
			kind,
			count: rows.length,
			areaM2: sum((r) => r.areaM2),
			areaUnknown: count((r) => r.areaM2 === null),
			floorM2: sum((r) => r.floorM2),
			valueWan: sum((r) => r.valueWan),
			valueUnknown: count((r) => r.valueWan === null),
			cleared: count((r) => r.cleared === true),
			clearedUnknown: count((r) => r.cleared === null),
			available: count((r) => r.availableOn !== null && r.availableOn <= asOf),
			availableUnknown: count((r) => r.availableOn === null),
		};
	});
}
