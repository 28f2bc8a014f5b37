import { tableFromIPC } from '@uwdata/flechette';
import { NUMERIC_FACTS, type FactColumns, type NumericFact } from '#lib/domain/facts.ts';

/** A run's rows as an evaluation reads them, with what the run said of each. */
export interface RunTable {
	columns: FactColumns;
	/** Subject ids. */
	ids: Int32Array;
	/** Recorded by the run: grade and total, missing is null and NaN. */
	grade: (string | null)[];
	total: Float64Array;
	reason: (string | null)[];
}

/** The Arrow IPC of `GET /api/runs/{run}/columns?names=operands,grade,total,reason` → fact columns (missing is NaN). */
export function runTableFromArrow(bytes: Uint8Array): RunTable {
	const table = tableFromIPC(bytes, { useDecimalInt: true });
	const read = (name: string): ArrayLike<unknown> | undefined =>
		table.names.includes(name) ? (table.getChild(name).toArray() as ArrayLike<unknown>) : undefined;
	const count = table.numRows;
	const ids = Int32Array.from(read('id') ?? [], Number);
	const edition = read('industryEdition');
	const scale = read('aboveScale');
	return {
		ids,
		grade: texts(read('grade'), count),
		total: numbers(read('total'), count),
		reason: texts(read('reason'), count),
		columns: {
			count,
			ids: Array.from(ids, String),
			industry: texts(read('industry'), count),
			industryEdition: Int16Array.from({ length: count }, (_, i) => Number(edition?.[i] ?? 2017)),
			aboveScale: Int8Array.from({ length: count }, (_, i) => {
				const value = scale?.[i] ?? null;
				return value === null ? -1 : Number(value);
			}),
			facts: Object.fromEntries(NUMERIC_FACTS.map((name) => [name, numbers(read(name), count)])) as Record<
				NumericFact,
				Float64Array
			>,
			other: Object.fromEntries(
				table.names
					.filter((name) => name.startsWith('other.'))
					.map((name) => [name.slice('other.'.length), scalars(read(name), count)]),
			),
		},
	};
}

function numbers(values: ArrayLike<unknown> | undefined, count: number): Float64Array {
	if (values instanceof Float64Array) return values;
	const column = new Float64Array(count).fill(NaN);
	for (let i = 0; i < count; i++) {
		const value = values?.[i] ?? null;
		if (value !== null) column[i] = Number(value);
	}
	return column;
}

function texts(values: ArrayLike<unknown> | undefined, count: number): (string | null)[] {
	return Array.from({ length: count }, (_, i) => {
		const value = values?.[i] ?? null;
		return value === null ? null : String(value);
	});
}

/** Each value is a JSON scalar; the same text is parsed once. */
function scalars(
	values: ArrayLike<unknown> | undefined,
	count: number,
): (number | string | boolean | null)[] {
	const known = new Map<unknown, number | string | boolean>();
	return Array.from({ length: count }, (_, i) => {
		const text = values?.[i] ?? null;
		if (text === null) return null;
		let value = known.get(text);
		if (value === undefined) known.set(text, (value = JSON.parse(String(text)) as string | number | boolean));
		return value;
	});
}
