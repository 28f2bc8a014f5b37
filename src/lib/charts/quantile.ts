/** The known values in order: what quantiles are read from. NaN and infinities are left out. */
export function sortedKnown(values: ArrayLike<number>): Float64Array {
	return Float64Array.from(Array.from(values).filter(Number.isFinite)).sort();
}

/** The quantile of sorted values, linear between neighbours (type 7, as spreadsheets do); NaN of none. */
export function quantile(sorted: Float64Array, p: number): number {
	if (sorted.length === 0) return NaN;
	const at = (sorted.length - 1) * p;
	const below = Math.floor(at);
	const low = sorted[below] as number;
	const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
	return low + (high - low) * (at - below);
}

export interface Box {
	key: string;
	n: number;
	/** 5 %, quartiles and median, 95 %. */
	p5: number;
	q1: number;
	median: number;
	q3: number;
	p95: number;
}

/** A box for each key that has at least `atLeast` known values, highest median first. */
export function boxesBy(values: Float64Array, keys: readonly (string | null)[], atLeast: number): Box[] {
	const lists = new Map<string, number[]>();
	keys.forEach((key, i) => {
		const value = values[i] as number;
		if (key === null || !Number.isFinite(value)) return;
		const list = lists.get(key);
		if (list) list.push(value);
		else lists.set(key, [value]);
	});
	return [...lists]
		.filter(([, list]) => list.length >= atLeast)
		.map(([key, list]) => {
			const sorted = sortedKnown(list);
			const at = (p: number) => quantile(sorted, p);
			return {
				key,
				n: list.length,
				p5: at(0.05),
				q1: at(0.25),
				median: at(0.5),
				q3: at(0.75),
				p95: at(0.95),
			};
		})
		.sort((a, b) => b.median - a.median || (a.key < b.key ? -1 : 1));
}
