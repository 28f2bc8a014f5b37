/**
 * Bounds of `n` classes that hold about as many values each: n + 1 ascending numbers, fewer where values coincide,
 * none where there is no value. NaN (missing) is left out: it has a class of its own.
 */
export function quantileCuts(values: Float64Array, n: number): number[] {
	const sorted = values.filter((value) => Number.isFinite(value)).sort();
	if (sorted.length === 0) return [];
	const cuts: number[] = [];
	for (let i = 0; i <= n; i++) {
		const at = Math.min(sorted.length - 1, Math.round((i * sorted.length) / n));
		const cut = sorted[at] as number;
		if (cuts.length === 0 || cut > (cuts.at(-1) as number)) cuts.push(cut);
	}
	// One single value: a class from it to it.
	if (cuts.length === 1) cuts.push(cuts[0] as number);
	return cuts;
}
