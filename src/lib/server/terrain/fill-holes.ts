/**
 * Fills the unknown (NaN) values of a square of 2ⁿ values a side smoothly from the known ones: means of halves up to one
 * value, then back down, unknown places taking the coarser level's, blended (S. Gortler et al., “The Lumigraph”, 1996,
 * pull-push). 0 where nothing is known. For pictures only.
 */
export function fillHoles(values: Float32Array, side: number): void {
	if (!values.some((v) => Number.isNaN(v))) return;
	if (side === 1) {
		if (Number.isNaN(values[0])) values[0] = 0;
		return;
	}
	const half = side / 2;
	const coarse = new Float32Array(half * half);
	for (let r = 0; r < half; r++)
		for (let c = 0; c < half; c++) {
			let [sum, count] = [0, 0];
			for (const at of [0, 1, side, side + 1]) {
				const value = values[2 * r * side + 2 * c + at] as number;
				if (Number.isNaN(value)) continue;
				sum += value;
				count++;
			}
			coarse[r * half + c] = count === 0 ? NaN : sum / count;
		}
	fillHoles(coarse, half);
	const at = (r: number, c: number) =>
		coarse[Math.max(0, Math.min(half - 1, r)) * half + Math.max(0, Math.min(half - 1, c))] as number;
	for (let r = 0; r < side; r++)
		for (let c = 0; c < side; c++) {
			if (!Number.isNaN(values[r * side + c])) continue;
			// The two nearest coarse values each way, three parts of the nearer to one of the farther.
			const [r0, c0] = [r >> 1, c >> 1];
			const [r1, c1] = [r0 + (r & 1 ? 1 : -1), c0 + (c & 1 ? 1 : -1)];
			values[r * side + c] = 0.5625 * at(r0, c0) + 0.1875 * (at(r1, c0) + at(r0, c1)) + 0.0625 * at(r1, c1);
		}
}
