import type { ParcelColumns } from './parcel-columns.ts';

export type SortKey =
	'code' | 'grade' | 'areaMu' | 'taxPerMu' | 'far' | 'total' | 'idle' | 'lowEfficiency' | 'batch';

/** Findings in the order of their weight, so that "descending" has the suspected ones first. */
const FINDINGS = ['no', 'unknown', 'yes'];

/** Rows that pass, in the order of a column. What is missing comes last, whichever way; ties keep the order of ids. */
export function rowOrder(
	columns: ParcelColumns,
	passing: Uint8Array,
	key: SortKey,
	descending: boolean,
): number[] {
	const rows = [...columns.ids.keys()].filter((row) => passing[row]);
	const sign = descending ? -1 : 1;
	const isText = key === 'code' || key === 'grade' || key === 'batch';
	if (isText) {
		const texts = columns.text(key);
		return rows.sort((a, b) => {
			const [x, y] = [texts[a] ?? null, texts[b] ?? null];
			if (x === y) return a - b;
			if (x === null) return 1;
			if (y === null) return -1;
			return x < y ? -sign : sign;
		});
	}
	const values =
		key === 'idle' || key === 'lowEfficiency'
			? Float64Array.from(columns.text(key), (finding) => (finding ? FINDINGS.indexOf(finding) : NaN))
			: columns.numbers(key);
	return rows.sort((a, b) => {
		const [x, y] = [values[a] ?? NaN, values[b] ?? NaN];
		if (Number.isNaN(x) || Number.isNaN(y))
			return Number.isNaN(x) === Number.isNaN(y) ? a - b : Number.isNaN(x) ? 1 : -1;
		return x === y ? a - b : sign * (x - y);
	});
}
