/** The candidates of a ratio test, side by side. */
interface Breaks {
	candidate: Int32Array;
	ratio: Float64Array;
	/** |divisor|. */
	alpha: Float64Array;
}

/**
 * Passes break points, cheapest first, while the dual still rises; partitions instead of sorting.
 *
 * @param weight by how much passing the candidate at this place slows the rise
 * @returns how many (the first in order, now) are passed, and the place of the one that enters; null: all can be passed and the dual
 * still rises
 */
export function passBreaks(
	breaks: Breaks,
	count: number,
	slope: number,
	weight: (t: number) => number,
): { before: number; entering: number } | null {
	const sum = (from: number, to: number) => {
		let total = 0;
		for (let t = from; t < to; t++) total += weight(t);
		return total;
	};
	if (sum(0, count) < slope - 1e-9) return null;
	let [from, to] = [0, count];
	while (to - from > 1) {
		const [below, equal] = partition(breaks, from, to);
		const under = sum(from, below);
		if (under >= slope) {
			to = below;
			continue;
		}
		slope -= under;
		const ties = sum(below, equal);
		if (ties >= slope || equal === to) {
			// Among equals the largest divisor enters; the others stay, with a reduced cost of zero.
			let best = below;
			for (let t = below; t < equal; t++) if (breaks.alpha[t]! > breaks.alpha[best]!) best = t;
			return { before: below, entering: best };
		}
		slope -= ties;
		from = equal;
	}
	return { before: from, entering: from };
}

/**
 * Three columns from `from` to `to` in three parts by their middle ratio: below it, equal to it, above it.
 *
 * @returns the two borders
 */
function partition({ candidate, ratio, alpha }: Breaks, from: number, to: number): [number, number] {
	const pivot = ratio[from + ((to - from) >> 1)]!;
	const swap = (a: number, b: number) => {
		const [j, r, v] = [candidate[a]!, ratio[a]!, alpha[a]!];
		candidate[a] = candidate[b]!;
		ratio[a] = ratio[b]!;
		alpha[a] = alpha[b]!;
		candidate[b] = j;
		ratio[b] = r;
		alpha[b] = v;
	};
	let [below, t, above] = [from, from, to];
	while (t < above) {
		if (ratio[t]! < pivot) swap(below++, t++);
		else if (ratio[t]! > pivot) swap(t, --above);
		else t++;
	}
	return [below, above];
}
