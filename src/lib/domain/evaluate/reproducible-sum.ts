/**
 * Sum of the numbers at `rows`, the same to the last bit whatever their order: every term is split at a common binary
 * place into two parts, each of which adds up without rounding (Demmel & Nguyen, "Fast reproducible floating-point
 * summation", 2013, with two levels). So permuting the rows of a table changes no mean, no baseline and no grade.
 * NaN terms are left out by the caller.
 */
export function reproducibleSum(values: Float64Array, rows: Int32Array): number {
	let largest = 0;
	for (let k = 0; k < rows.length; k++) {
		const size = Math.abs(values[rows[k] as number] as number);
		if (size > largest) largest = size;
	}
	if (largest === 0 || !Number.isFinite(largest)) return largest;
	// A shift so much larger than n terms that adding and taking it off rounds each term to the same binary place.
	const count = Math.ceil(Math.log2(rows.length + 1)) + 1;
	const high = 1.5 * 2 ** (Math.ceil(Math.log2(largest)) + count + 1);
	const low = high * 2 ** (count + 1 - 52);
	let coarse = 0;
	let fine = 0;
	for (let k = 0; k < rows.length; k++) {
		const x = values[rows[k] as number] as number;
		const a = x + high - high;
		coarse += a;
		fine += x - a + low - low;
	}
	return coarse + fine;
}
