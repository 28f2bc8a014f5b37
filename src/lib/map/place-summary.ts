import { M2_PER_MU } from '#lib/domain/units.ts';
import type { ParcelColumns } from './parcel-columns.ts';

/** A ratio of sums over the parcels that have both operands, and how many those are. */
export interface GroupRatio {
	value: number | null;
	counted: number;
}

export interface PlaceSummary {
	parcels: number;
	/** By grade, `none` last; mu is ellipsoidal. */
	grades: { grade: string; count: number; mu: number }[];
	/** Flag → finding → parcels and mu. */
	flags: Record<string, Record<string, { parcels: number; mu: number }>>;
	taxPerMu: GroupRatio;
	valueAddedPerMu: GroupRatio;
	far: GroupRatio;
}

/** Σ numerator ÷ Σ land over the rows that have both: never a mean of ratios; who lacks one leaves both sides. */
export function ratioOfSums(
	columns: ParcelColumns,
	rows: readonly number[],
	numerator: string,
	perMu: number,
): GroupRatio {
	const tops = columns.numbers(numerator);
	const lands = columns.numbers('landMu');
	let top = 0;
	let bottom = 0;
	let counted = 0;
	for (const row of rows) {
		const [a, b] = [tops[row] ?? NaN, lands[row] ?? NaN];
		if (Number.isNaN(a) || !(b > 0)) continue;
		top += a;
		bottom += b * perMu;
		counted++;
	}
	return { value: counted > 0 ? top / bottom : null, counted };
}

/** What the run says of the parcels of a county or park, from the columns that the map is drawn with. */
export function summaryOf(columns: ParcelColumns, by: 'region' | 'park', id: number): PlaceSummary {
	const places = columns.numbers(by);
	const rows = [...columns.ids.keys()].filter((row) => places[row] === id);
	const mu = columns.numbers('areaMu');
	const grade = columns.text('grade');
	const grades = new Map<string, { count: number; mu: number }>();
	const flags: PlaceSummary['flags'] = { idle: {}, 'low-efficiency': {} };
	for (const row of rows) {
		const area = mu[row] ?? 0;
		const g = grades.get(grade[row] ?? 'none') ?? { count: 0, mu: 0 };
		grades.set(grade[row] ?? 'none', { count: g.count + 1, mu: g.mu + area });
		for (const [flag, column] of [
			['idle', 'idle'],
			['low-efficiency', 'lowEfficiency'],
		] as const) {
			const finding = columns.text(column)[row];
			if (!finding) continue;
			const cell = ((flags[flag] ??= {})[finding] ??= { parcels: 0, mu: 0 });
			cell.parcels++;
			cell.mu += area;
		}
	}
	return {
		parcels: rows.length,
		grades: [...grades]
			.map(([name, sums]) => ({ grade: name, ...sums }))
			.sort((a, b) => (a.grade === 'none' ? 1 : b.grade === 'none' ? -1 : a.grade < b.grade ? -1 : 1)),
		flags,
		taxPerMu: ratioOfSums(columns, rows, 'taxWan', 1),
		valueAddedPerMu: ratioOfSums(columns, rows, 'valueAddedWan', 1),
		far: ratioOfSums(columns, rows, 'floorAreaM2', M2_PER_MU),
	};
}
