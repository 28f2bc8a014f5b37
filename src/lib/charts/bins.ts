import { quantile, sortedKnown } from './quantile.ts';

/** A histogram: `counts[s][b]` objects of series s in bin b, from `edges[b]` up to but not including `edges[b + 1]`. */
export interface Bins {
	edges: number[];
	series: string[];
	counts: number[][];
	/** Objects without the value: they stand in no bin. */
	missing: number;
	/** Values that a logarithm has no place for. */
	notPositive: number;
	/** The first and last bin hold everything beyond: a few giants must not flatten the picture. */
	openBelow: boolean;
	openAbove: boolean;
}

const LEAST_BINS = 8;
const MOST_BINS = 40;

/**
 * Bins of even width (or even ratio, `log`) between the 1st and the 99th percentile, on round numbers; values beyond
 * fall into the outer bins, which are then open. About √n bins. NaN is counted as missing, never as zero.
 * @param keys the series each value belongs to; null goes to the series ''
 */
export function binsOf(values: Float64Array, keys: readonly (string | null)[], log: boolean): Bins {
	const known = sortedKnown(values);
	const usable = log ? known.filter((x) => x > 0) : known;
	// the ungrouped last: they stand above the others in no legend
	const series = [...new Set(keys.map((key) => key ?? ''))].sort((a, b) =>
		a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1,
	);
	const empty = {
		series,
		missing: values.length - known.length,
		notPositive: known.length - usable.length,
		openBelow: false,
		openAbove: false,
	};
	if (usable.length === 0) return { ...empty, edges: [], counts: series.map(() => []) };
	const [low, high] = [quantile(usable, 0.01), quantile(usable, 0.99)];
	const edges = log ? logEdges(low, high) : evenEdges(low, high, usable.length);
	const counts = series.map(() => new Array<number>(edges.length - 1).fill(0));
	const seriesAt = new Map(series.map((key, s) => [key, s]));
	values.forEach((value, i) => {
		if (!Number.isFinite(value) || (log && value <= 0)) return;
		const row = counts[seriesAt.get(keys[i] ?? '') as number] as number[];
		const bin = binOf(edges, value);
		row[bin] = (row[bin] ?? 0) + 1;
	});
	return {
		...empty,
		edges,
		counts,
		openBelow: (usable[0] as number) < (edges[0] as number),
		openAbove: (usable.at(-1) as number) >= (edges.at(-1) as number),
	};
}

/** The bin of a value; the outer bins take what lies beyond them. */
function binOf(edges: readonly number[], value: number): number {
	let [low, high] = [0, edges.length - 1];
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (value >= (edges[middle] as number)) low = middle;
		else high = middle;
	}
	return low;
}

function evenEdges(low: number, high: number, n: number): number[] {
	const wanted = Math.max(LEAST_BINS, Math.min(MOST_BINS, Math.round(Math.sqrt(n))));
	const step = niceStep((high - low || Math.abs(high) || 1) / wanted);
	const first = Math.floor(low / step);
	const last = Math.max(first + 1, Math.ceil(high / step));
	// multiplied, not added up: an edge of 0.3 is 0.3
	return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Four bins to a factor of ten. */
function logEdges(low: number, high: number): number[] {
	const first = Math.floor(Math.log10(low) * 4);
	const last = Math.max(first + 1, Math.ceil(Math.log10(high) * 4));
	return Array.from({ length: last - first + 1 }, (_, i) => Number((10 ** ((first + i) / 4)).toPrecision(3)));
}

/** The smallest of 1, 2, 2.5, 5 × 10ⁿ that is not below `step`. */
function niceStep(step: number): number {
	const power = 10 ** Math.floor(Math.log10(step));
	return power * ([1, 2, 2.5, 5, 10].find((nice) => nice * power >= step * (1 - 1e-9)) ?? 10);
}
