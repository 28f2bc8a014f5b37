/** All sets of a few items that may change sides together, by how far they move the sum of a row. */
export interface FlipSets {
	/** What the sum of the row moves by, ascending. */
	step: Float64Array;
	/** What the objective moves by. */
	gain: Float64Array;
	/** What is lost against the relaxation. */
	loss: Float64Array;
	items: (set: number) => number[];
}

/** What one item's change of sides does. */
export interface Flip {
	item: number;
	step: number;
	gain: number;
	loss: number;
}

/** The 2^k sets of k changes, also the empty one; k is small. */
export function flipSets(flips: readonly Flip[]): FlipSets {
	const count = 2 ** flips.length;
	const sums = (of: (flip: Flip) => number) => {
		const sum = new Float64Array(count);
		flips.forEach((flip, at) => {
			const bit = 1 << at;
			for (let set = 0; set < bit; set++) sum[bit + set] = sum[set]! + of(flip);
		});
		return sum;
	};
	const step = sums((flip) => flip.step);
	const order = Int32Array.from(step.keys()).sort((p, q) => step[p]! - step[q]! || p - q);
	const ordered = (of: Float64Array) => Float64Array.from(order, (set) => of[set]!);
	return {
		step: ordered(step),
		gain: ordered(sums((flip) => flip.gain)),
		loss: ordered(sums((flip) => flip.loss)),
		items: (set) => flips.filter((_, at) => (order[set]! >> at) & 1).map(({ item }) => item),
	};
}

/** The first set that moves the sum by at least `low`. */
export function startOfWindow({ step }: FlipSets, low: number): number {
	let [from, to] = [0, step.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if (step[middle]! < low) from = middle + 1;
		else to = middle;
	}
	return from;
}
