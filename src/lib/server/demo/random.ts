/** A seeded stream of draws. `next` is 32-bit integer arithmetic; `normal` and what follows use the engine's ln and cos. */
export interface Random {
	/** Uniform in [0, 1). */
	next(): number;
	/** Uniform in [least, most). */
	between(least: number, most: number): number;
	/** Integer in [least, most]. */
	integer(least: number, most: number): number;
	chance(probability: number): boolean;
	/** Standard normal (Box–Muller). */
	normal(): number;
	/** exp(ln median + sigma × normal). */
	logNormal(median: number, sigma: number): number;
	pick<T>(list: readonly T[]): T;
	/** One of the list, by weight. */
	weighted<T>(list: readonly T[], weight: (item: T) => number): T;
	/** A shuffled copy. */
	shuffled<T>(list: readonly T[]): T[];
}

/**
 * The stream of one part of the demo: parts draw from streams of their own, so a change in one leaves the others as
 * they were. Generator: mulberry32 (T. Ettinger's public-domain 32-bit mixer).
 */
export function randomOf(seed: number, part: string): Random {
	let state = seed >>> 0;
	for (const char of part) state = Math.imul(state ^ (char.codePointAt(0) as number), 0x9e3779b1) >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let z = Math.imul(state ^ (state >>> 15), state | 1);
		z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
		return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
	};
	const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
	const random: Random = {
		next,
		normal,
		between: (least, most) => least + (most - least) * next(),
		integer: (least, most) => least + Math.floor(next() * (most - least + 1)),
		chance: (probability) => next() < probability,
		logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
		pick: (list) => at(list, Math.floor(next() * list.length)),
		weighted: (list, weight) => {
			let left = next() * list.reduce((sum, item) => sum + weight(item), 0);
			for (const item of list) {
				left -= weight(item);
				if (left < 0) return item;
			}
			return at(list, list.length - 1);
		},
		shuffled: (list) => {
			const copy = [...list];
			for (let i = copy.length - 1; i > 0; i--) {
				const j = Math.floor(next() * (i + 1));
				[copy[i], copy[j]] = [at(copy, j), at(copy, i)];
			}
			return copy;
		},
	};
	return random;
}

/** The item at a place that must exist. */
export function at<T>(list: readonly T[], index: number): T {
	if (index < 0 || index >= list.length) throw new RangeError(`index ${index} of ${list.length}`);
	return list[index] as T;
}
