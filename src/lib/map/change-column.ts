import type { ParcelColumns } from './parcel-columns.ts';

/**
 * The columns with one more, `change:NAME`: the number now less the number of the other run, parcel by parcel. A parcel
 * that lacks it in either run, or was not there, has no change (NaN), not none (0).
 */
export function withChange(now: ParcelColumns, before: ParcelColumns, name: string): ParcelColumns {
	const own = `change:${name}`;
	const values = now.numbers(name);
	const earlier = before.numbers(name);
	const change = Float64Array.from(now.ids, (id, row) => {
		const was = before.rowOf(id);
		return was === undefined ? NaN : (values[row] as number) - (earlier[was] as number);
	});
	return {
		...now,
		has: (column) => column === own || now.has(column),
		numbers: (column) => (column === own ? change : now.numbers(column)),
	};
}
