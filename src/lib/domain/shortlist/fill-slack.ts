import type { Incumbent } from './incumbent.ts';

const ROUNDS = 24;

/**
 * Swaps one chosen item for another that uses up what is left of the row as far as possible: where value follows size (sums to be hit), among
 * many items some pair hits exactly, and no bound says which. Only what is better and keeps every limit is taken.
 *
 * @param at the row
 * @param side its limit: up to the upper, or down to the lower (then what is given up is larger than what is taken)
 */
export function fillSlack(best: Incumbent, at: number, side: 'upper' | 'lower'): void {
	const { model } = best;
	const size = new Float64Array(model.n);
	for (let j = 0; j < model.n; j++) {
		for (let k = model.start[j]!; k < model.start[j + 1]!; k++)
			if (model.row[k] === at) size[j] = model.val[k]!;
	}
	const free = Array.from(size.keys()).filter((j) => model.fixed[j] === -1);
	const order = Int32Array.from(free.sort((a, b) => size[a]! - size[b]! || a - b));
	for (let round = 0; round < ROUNDS && best.chosen !== null; round++) {
		const x = best.chosen.slice();
		let sum = 0;
		for (let j = 0; j < model.n; j++) if (x[j] === 1) sum += size[j]!;
		const { lo, hi } = model.rows[at]!;
		// Going down is going up among those left out.
		const mirrored = side === 'upper' ? x : x.map((v) => 1 - v);
		const [out, into] = bestPair(order, size, mirrored, side === 'upper' ? hi - sum : sum - lo);
		if (into < 0) return;
		x[into]! ^= 1;
		if (out >= 0) x[out]! ^= 1;
		if (!best.offer(x)) return;
	}
}

/** The pair (given up, taken) whose sizes differ by the most that fits, more than 0; both ordered by size, one pass. */
function bestPair(order: Int32Array, size: Float64Array, x: Int8Array, slack: number): [number, number] {
	const inside = order.filter((j) => x[j] === 1);
	const outside = order.filter((j) => x[j] === 0);
	let [most, out, into] = [0, -1, -1];
	let i = 0;
	for (const j of outside) {
		if (size[j]! <= slack && size[j]! > most) [most, out, into] = [size[j]!, -1, j];
		// The smallest chosen item that leaves room: the next one that is taken is larger, so the place only moves up.
		while (i < inside.length && size[j]! - size[inside[i]!]! > slack) i++;
		if (i === inside.length) break;
		const step = size[j]! - size[inside[i]!]!;
		if (step > most) [most, out, into] = [step, inside[i]!, j];
	}
	return [out, into];
}
