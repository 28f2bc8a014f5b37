import { tableFromIPC } from '@uwdata/flechette';

/**
 * A run's parcels as columns, one row a parcel, the shape in which colour, legend, filters and table read them.
 * Missing is NaN in numbers and null in texts. Immutable, as the run is.
 */
export interface ParcelColumns {
	count: number;
	/** Subject ids, also the feature ids of the tiles. */
	ids: Int32Array;
	/** Row of a parcel id, or undefined. */
	rowOf(id: number): number | undefined;
	/** A column of numbers; all NaN where the run has no such column. */
	numbers(name: string): Float64Array;
	/** A column of codes or names; all null where the run has no such column. */
	text(name: string): (string | null)[];
	has(name: string): boolean;
}

/** Columns from plain arrays: what the Arrow reader ends in, and what tests write by hand. */
export function columnsFrom(raw: Record<string, ArrayLike<unknown>>): ParcelColumns {
	const ids = Int32Array.from(raw['id'] ?? [], Number);
	const rows = new Map<number, number>();
	ids.forEach((id, row) => rows.set(id, row));
	const numbers = new Map<string, Float64Array>();
	const texts = new Map<string, (string | null)[]>();
	return {
		count: ids.length,
		ids,
		rowOf: (id) => rows.get(id),
		has: (name) => name in raw,
		numbers(name) {
			let column = numbers.get(name);
			if (!column) {
				const values = raw[name];
				column = Float64Array.from(ids, (_, row) => {
					const value = values?.[row];
					return value === null || value === undefined || value === '' ? NaN : Number(value);
				});
				numbers.set(name, column);
			}
			return column;
		},
		text(name) {
			let column = texts.get(name);
			if (!column) {
				const values = raw[name];
				column = Array.from(ids, (_, row) => {
					const value = values?.[row];
					return value === null || value === undefined || value === '' ? null : String(value);
				});
				texts.set(name, column);
			}
			return column;
		},
	};
}

/** The Arrow IPC of `GET /api/runs/{run}/columns` → columns. */
export function columnsFromArrow(bytes: Uint8Array): ParcelColumns {
	const table = tableFromIPC(bytes, { useDecimalInt: true });
	const raw: Record<string, ArrayLike<unknown>> = {};
	for (const name of table.names) {
		const column = table.getChild(name);
		raw[name] = column.toArray() as ArrayLike<unknown>;
	}
	return columnsFrom(raw);
}
