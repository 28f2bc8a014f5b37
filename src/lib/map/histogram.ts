/** A histogram of the shown number that can be brushed: bars of even width between the 1st and the 99th percentile. */
export interface Histogram {
	/** `counts.length + 1` edges; the outer bars take what lies beyond them. */
	edges: number[];
	/** Rows in each bar, and of them those that pass the other filters. */
	counts: number[];
	passing: number[];
	/** The lowest and highest value there is. */
	low: number;
	high: number;
	/** Rows without the value: they are in no bar. */
	missing: number;
}

const BARS = 32;

/** Bars over the finite values; null where there is none. Equal values make one bar. */
export function histogramOf(values: Float64Array, passing: Uint8Array | null): Histogram | null {
	const sorted = values.filter((value) => Number.isFinite(value)).sort();
	if (sorted.length === 0) return null;
	const low = sorted[0] as number;
	const high = sorted.at(-1) as number;
	const at = (p: number) => sorted[Math.round((sorted.length - 1) * p)] as number;
	let [from, to] = [at(0.01), at(0.99)];
	if (!(to > from)) [from, to] = [low, high];
	const bars = to > from ? BARS : 1;
	const width = (to - from) / bars;
	const edges = Array.from({ length: bars + 1 }, (_, i) => (i === bars ? to : from + i * width));
	const counts = new Array<number>(bars).fill(0);
	const kept = new Array<number>(bars).fill(0);
	for (let row = 0; row < values.length; row++) {
		const value = values[row] as number;
		if (!Number.isFinite(value)) continue;
		const bar = width > 0 ? Math.max(0, Math.min(bars - 1, Math.floor((value - from) / width))) : 0;
		counts[bar] = (counts[bar] as number) + 1;
		if (passing === null || passing[row] === 1) kept[bar] = (kept[bar] as number) + 1;
	}
	return { edges, counts, passing: kept, low, high, missing: values.length - sorted.length };
}
