import type { ParcelColumns } from './parcel-columns.ts';

/** Which parcels are looked at. An empty list, and null, mean "all". */
export interface Filters {
	regions: number[];
	parks: number[];
	grades: string[];
	/** Suspected only: finding is yes. */
	flags: ('idle' | 'low-efficiency')[];
	/** Stock land only: approved-unsupplied, recovered, reserve, built-unsupplied. */
	stock: boolean;
	minMu: number | null;
	maxMu: number | null;
	/** Of the occupants: on the statistics office's list of the year. */
	scale: 'above' | 'below' | null;
	/** Brushed on the histogram: a column of numbers between two bounds, both included; who lacks it does not pass. */
	range: NumberRange | null;
}

/** A range of a column; null is open. */
export interface NumberRange {
	of: string;
	from: number | null;
	to: number | null;
}

export const NO_FILTERS: Filters = {
	regions: [],
	parks: [],
	grades: [],
	flags: [],
	stock: false,
	minMu: null,
	maxMu: null,
	scale: null,
	range: null,
};

/** How many of the filters are set. */
export function filterCount(filters: Filters): number {
	return [
		filters.regions.length,
		filters.parks.length,
		filters.grades.length,
		filters.flags.length,
		filters.stock,
		filters.minMu !== null || filters.maxMu !== null,
		filters.scale !== null,
		filters.range !== null,
	].filter(Boolean).length;
}

/**
 * 1 for the rows that pass, 0 for the others. Within a filter any value suffices (flags: any of them); between filters
 * all must hold. Area is the ellipsoidal one (`areaMu`), the only one every parcel has.
 */
export function passing(columns: ParcelColumns, filters: Filters): Uint8Array {
	const { regions, parks, grades, flags, stock, minMu, maxMu, scale, range } = filters;
	const region = columns.numbers('region');
	const park = columns.numbers('park');
	const grade = columns.text('grade');
	const stockKind = columns.text('stockKind');
	const mu = columns.numbers('areaMu');
	const aboveScale = columns.text('aboveScale');
	const ranged = range && columns.numbers(range.of);
	const from = range?.from ?? -Infinity;
	const to = range?.to ?? Infinity;
	const findings = flags.map((flag) => columns.text(flag === 'idle' ? 'idle' : 'lowEfficiency'));
	const wantsScale = scale === null ? null : scale === 'above' ? ['true', '1'] : ['false', '0'];
	return Uint8Array.from({ length: columns.count }, (_, row) => {
		const area = mu[row] ?? NaN;
		const passes =
			(regions.length === 0 || regions.includes(region[row] ?? NaN)) &&
			(parks.length === 0 || parks.includes(park[row] ?? NaN)) &&
			(grades.length === 0 || grades.includes(grade[row] ?? '')) &&
			(findings.length === 0 || findings.some((finding) => finding[row] === 'yes')) &&
			(!stock || stockKind[row] !== null) &&
			(minMu === null || area >= minMu) &&
			(maxMu === null || area <= maxMu) &&
			// NaN is in no range
			(!ranged || ((ranged[row] ?? NaN) >= from && (ranged[row] ?? NaN) <= to)) &&
			(wantsScale === null || wantsScale.includes(aboveScale[row] ?? ''));
		return passes ? 1 : 0;
	});
}
