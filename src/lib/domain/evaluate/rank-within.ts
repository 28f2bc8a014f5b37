/**
 * Ranks of numbers within groups, 1 is the largest, equal numbers share the best rank; 0 where the number is NaN or
 * the group is 0. Linear in rows: one radix sort, then one pass.
 * @param groupOf by row: whom it is ranked with, 0 with nobody
 * @param groups how many groups there are, the 0 counted
 */
export function rankWithin(values: Float64Array, groupOf: Uint16Array, groups: number): Int32Array {
	const order = descending(values);
	const ranks = new Int32Array(values.length);
	const seen = new Int32Array(groups);
	const lastRank = new Int32Array(groups);
	const lastValue = new Float64Array(groups).fill(NaN);
	for (let k = 0; k < order.length; k++) {
		const i = order[k] as number;
		const group = groupOf[i] as number;
		if (group === 0) continue;
		const value = values[i] as number;
		const before = seen[group] as number;
		seen[group] = before + 1;
		if (lastValue[group] !== value) {
			lastValue[group] = value;
			lastRank[group] = before + 1;
		}
		ranks[i] = lastRank[group] as number;
	}
	return ranks;
}

const BITS = 11;
const MASK = (1 << BITS) - 1;

/**
 * Rows of the numbers that are not NaN, the largest first, equal ones in the order of the table. Sorted by the upper
 * half of the numbers' bits (a positive double orders as its bits do, a negative one the other way round), eleven at a
 * time; the few that agree in all of them are then put in order by comparison.
 */
export function descending(values: Float64Array): Int32Array {
	const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
	let rows = new Int32Array(values.length);
	let keys = new Uint32Array(values.length);
	const counts = [new Int32Array(MASK + 1), new Int32Array(MASK + 1), new Int32Array(MASK + 1)] as const;
	let n = 0;
	for (let i = 0; i < values.length; i++) {
		const x = values[i] as number;
		if (x !== x) continue;
		const high = x === 0 ? 0 : (bits[2 * i + 1] as number);
		// Largest first: the key is the complement of what would sort ascending.
		const key = high >>> 31 ? high : high ^ 0x7fffffff;
		counts[0][key & MASK]! += 1;
		counts[1][(key >>> BITS) & MASK]! += 1;
		counts[2][key >>> (2 * BITS)]! += 1;
		rows[n] = i;
		keys[n++] = key;
	}
	let toRows = new Int32Array(n);
	let toKeys = new Uint32Array(n);
	for (let pass = 0; pass < 3; pass++) {
		const places = counts[pass] as Int32Array;
		let sum = 0;
		for (let d = 0; d <= MASK; d++) {
			const here = places[d] as number;
			places[d] = sum;
			sum += here;
		}
		const shift = pass * BITS;
		for (let k = 0; k < n; k++) {
			const key = keys[k] as number;
			const d = (key >>> shift) & MASK;
			const to = places[d] as number;
			places[d] = to + 1;
			toRows[to] = rows[k] as number;
			toKeys[to] = key;
		}
		[rows, toRows] = [toRows, rows];
		[keys, toKeys] = [toKeys, keys];
	}
	const sorted = rows.subarray(0, n);
	for (let from = 0, k = 1; k <= n; k++) {
		if (k < n && keys[k] === keys[from]) continue;
		if (k - from > 1) settleRun(sorted, from, k, values);
		from = k;
	}
	return sorted;
}

/** Rows that agree in the upper half of their bits, put in order: equal numbers stay as they are. */
function settleRun(rows: Int32Array, from: number, to: number, values: Float64Array): void {
	const ordered = (a: number, b: number) => (values[b] as number) - (values[a] as number) || a - b;
	if (to - from > 32) {
		rows.subarray(from, to).sort(ordered);
		return;
	}
	for (let k = from + 1; k < to; k++) {
		const row = rows[k] as number;
		let j = k - 1;
		while (j >= from && (values[rows[j] as number] as number) < (values[row] as number)) {
			rows[j + 1] = rows[j] as number;
			j--;
		}
		rows[j + 1] = row;
	}
}
