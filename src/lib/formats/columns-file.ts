// Named rows of numbers in one run of bytes, little-endian: the word "TLC1", the length of the heading, the heading as
// JSON { meta, columns: [name, type, count] }, then each column from the next multiple of 8 on. A reader looks into the
// bytes where they lie; nothing is parsed but the heading.

const TYPES = {
	i1: Int8Array,
	u1: Uint8Array,
	i2: Int16Array,
	i4: Int32Array,
	u4: Uint32Array,
	f8: Float64Array,
} as const;
type TypeName = keyof typeof TYPES;
export type Column = InstanceType<(typeof TYPES)[TypeName]>;

const MAGIC = 0x31434c54;
const ALIGN = 8;
const aligned = (at: number) => Math.ceil(at / ALIGN) * ALIGN;

const typeOf = (column: Column): TypeName => {
	const found = Object.entries(TYPES).find(([, Type]) => column instanceof Type);
	if (!found) throw new TypeError(`column: got ${Object.prototype.toString.call(column)}, expected numbers`);
	return found[0] as TypeName;
};

/** Writes columns with what else is to be said of them (JSON). */
export function packColumns(
	meta: unknown,
	columns: Readonly<Record<string, Column>>,
): Uint8Array<ArrayBuffer> {
	const list = Object.entries(columns).map(([name, column]) => ({ name, column, type: typeOf(column) }));
	const heading = new TextEncoder().encode(
		JSON.stringify({ meta, columns: list.map(({ name, type, column }) => [name, type, column.length]) }),
	);
	const size = list.reduce((at, { column }) => aligned(at + column.byteLength), aligned(8 + heading.length));
	const bytes = new Uint8Array(size);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, MAGIC, true);
	view.setUint32(4, heading.length, true);
	bytes.set(heading, 8);
	let at = aligned(8 + heading.length);
	for (const { column } of list) {
		bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
		at = aligned(at + column.byteLength);
	}
	return bytes;
}

/** Reads what `packColumns` wrote: the columns are views into the bytes. @throws RangeError for other bytes */
export function unpackColumns(bytes: ArrayBuffer): { meta: unknown; columns: Map<string, Column> } {
	const view = new DataView(bytes);
	if (bytes.byteLength < 8 || view.getUint32(0, true) !== MAGIC)
		throw new RangeError('columns: got other bytes, expected TLC1');
	const length = view.getUint32(4, true);
	const heading = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 8, length))) as {
		meta: unknown;
		columns: [name: string, type: TypeName, count: number][];
	};
	const columns = new Map<string, Column>();
	let at = aligned(8 + length);
	for (const [name, type, count] of heading.columns) {
		const Type = TYPES[type];
		columns.set(name, new Type(bytes, at, count));
		at = aligned(at + count * Type.BYTES_PER_ELEMENT);
	}
	return { meta: heading.meta, columns };
}
