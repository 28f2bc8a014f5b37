/** The rows at which every one of the columns has a number, in order. A loop, not `filter`: this is the hot path. */
export function knownRows(rows: Int32Array, first: Float64Array, second: Float64Array = first): Int32Array {
	const kept = new Int32Array(rows.length);
	let n = 0;
	for (let k = 0; k < rows.length; k++) {
		const i = rows[k] as number;
		const a = first[i] as number;
		const b = second[i] as number;
		// NaN is the only number that differs from itself.
		if (a === a && b === b) kept[n++] = i;
	}
	return kept.subarray(0, n);
}
