/**
 * Gauss and Jordan with row exchange, in place: `b` is m rows of 2m, the matrix on the left; its inverse is left on the right. False where
 * the matrix is (nearly) singular.
 */
export function invert(b: Float64Array, m: number): boolean {
	const width = 2 * m;
	for (let i = 0; i < m; i++) b[i * width + m + i] = 1;
	for (let c = 0; c < m; c++) {
		let best = c;
		for (let r = c + 1; r < m; r++) {
			if (Math.abs(b[r * width + c]!) > Math.abs(b[best * width + c]!)) best = r;
		}
		const pivot = b[best * width + c]!;
		if (Math.abs(pivot) < 1e-11) return false;
		for (let i = 0; i < width; i++) {
			const value = b[best * width + i]!;
			b[best * width + i] = b[c * width + i]!;
			b[c * width + i] = value / pivot;
		}
		for (let r = 0; r < m; r++) {
			const factor = b[r * width + c]!;
			if (r === c || factor === 0) continue;
			for (let i = c; i < width; i++) b[r * width + i]! -= factor * b[c * width + i]!;
		}
	}
	return true;
}
