import type { Core } from './open-core.ts';
import { flipSets, startOfWindow, type Flip, type FlipSets } from './flip-sets.ts';

/** A row that fewer of the items stand in is one of a group. */
const GROUP_PART = 0.9;
const FEWEST_GROUPS = 3;
/** The nearest items of a group, in two halves of so many, change sides in all ways: 4^half of them. */
const FEWEST_IN_HALF = 5;
const MOST_IN_HALF = 14;
/** So many of the ways should keep the row: then a good one is among them. */
const WANTED_HITS = 4000;
/** Of those that one half can be completed by, so many are weighed. */
const MOST_PER_SET = 64;
const PASSES = 6;

/**
 * A selection near the relaxation's for many groups with limits of their own (quotas, also least = most): in each group some items
 * change sides together, so that its sum comes to lie between its limits; first for the least loss, then, group by group again, so that the
 * limits over all (budget, target) are kept and the objective grows. Null where there are no such groups or limits stay broken.
 * Doubles: the caller checks it exactly.
 */
export function fitRows(core: Core, values: Float64Array, reduced: Float64Array): Int8Array | null {
	const fit = new RowFit(core, values, reduced);
	if (fit.groups.length < FEWEST_GROUPS) return null;
	for (const i of fit.groups) fit.change(i, 'least-loss');
	// Each group mends its part of what the limits over all are broken by: one alone would pay dearly.
	fit.groups.forEach((i, done) => fit.change(i, 'mend', fit.broken() / (fit.groups.length - done)));
	for (let pass = 0; pass < PASSES; pass++) {
		let changed = false;
		for (const i of fit.groups) changed = fit.change(i, 'best') || changed;
		if (!changed) break;
	}
	return fit.broken() <= 0 ? fit.x : null;
}

class RowFit {
	readonly x: Int8Array;
	/** Rows of groups, the narrowest first. */
	readonly groups: number[];
	readonly #core: Core;
	readonly #reduced: Float64Array;
	readonly #act: Float64Array;
	readonly #scale: Float64Array;
	readonly #items: number[][];
	readonly #moved: Float64Array;

	constructor(core: Core, values: Float64Array, reduced: Float64Array) {
		const { m, n, start, row, val, lo, hi } = core;
		[this.#core, this.#reduced] = [core, reduced];
		this.x = Int8Array.from(values, (v) => (v > 0.5 ? 1 : 0));
		this.#act = new Float64Array(m);
		this.#moved = new Float64Array(m);
		const largest = new Float64Array(m).fill(1);
		this.#items = Array.from({ length: m }, () => []);
		for (let j = 0; j < n; j++) {
			for (let k = start[j]!; k < start[j + 1]!; k++) {
				const i = row[k]!;
				this.#items[i]!.push(j);
				largest[i] = Math.max(largest[i]!, val[k]!);
				if (this.x[j] === 1) this.#act[i]! += val[k]!;
			}
		}
		this.#scale = largest.map((v) => 1 / v);
		const width = (i: number) => (hi[i]! - lo[i]!) * this.#scale[i]!;
		this.groups = [...lo.keys()]
			.filter((i) => (lo[i]! > -Infinity || hi[i]! < Infinity) && this.#items[i]!.length < n * GROUP_PART)
			.sort((a, b) => width(a) - width(b) || a - b);
		for (const items of this.#items) {
			if (items.length < n * GROUP_PART)
				items.sort((a, b) => Math.abs(reduced[a]!) - Math.abs(reduced[b]!) || a - b);
		}
	}

	broken(): number {
		let sum = 0;
		for (let i = 0; i < this.#core.m; i++) sum += this.#over(i, this.#act[i]!);
		return sum;
	}

	/**
	 * The nearest items of a row change sides; false: it stays as it is. `least-loss` looks at groups only, `mend` mends at least `part` of what
	 * is broken, `best` breaks less, or as little and gains.
	 */
	change(i: number, aim: 'least-loss' | 'mend' | 'best', part = 0): boolean {
		if (aim === 'mend' && part <= 0) return false;
		const [one, two] = this.#halvesOf(i);
		const leastMore = 1e-12 - this.broken();
		const from = this.#core.lo[i]! - this.#act[i]!;
		const to = this.#core.hi[i]! - this.#act[i]!;
		let best: readonly number[] | null = null;
		// What staying is worth; a broken row is left for anything that keeps it.
		let least = aim === 'best' || (aim === 'least-loss' && from <= 0 && to >= 0) ? 0 : Infinity;
		let gain = 0;
		for (let a = 0; a < one.step.length; a++) {
			const high = to - one.step[a]!;
			const begin = startOfWindow(two, from - one.step[a]!);
			const end = Math.min(two.step.length, begin + MOST_PER_SET);
			for (let b = begin; b < end && two.step[b]! <= high; b++) {
				const worth = one.gain[a]! + two.gain[b]!;
				const loss = one.loss[a]! + two.loss[b]!;
				if (aim === 'best' ? least <= leastMore && worth <= gain : loss >= least) continue;
				const items = [...one.items(a), ...two.items(b)];
				const more = this.#breaksMore(items, aim === 'least-loss');
				if (aim === 'best') {
					if (more > least + 1e-12 || (more >= least - 1e-12 && worth <= gain)) continue;
					[least, gain, best] = [more, worth, items];
				} else if (more <= 1e-9 - part) {
					[least, best] = [loss, items];
				}
			}
		}
		best?.forEach((j) => this.#flip(j));
		return best !== null && best.length > 0;
	}

	#halvesOf(i: number): [FlipSets, FlipSets] {
		const width = (this.#core.hi[i]! - this.#core.lo[i]! + 1) * this.#scale[i]!;
		let half = FEWEST_IN_HALF;
		while (half < MOST_IN_HALF && 4 ** half * Math.min(1, width / 4) < WANTED_HITS) half++;
		const near = this.#items[i]!.slice(0, 2 * half).map((j) => this.#flipOf(j, i));
		return [flipSets(near.filter((_, at) => at % 2 === 0)), flipSets(near.filter((_, at) => at % 2 === 1))];
	}

	#flipOf(item: number, i: number): Flip {
		const { c, start, row, val } = this.#core;
		const sign = this.x[item] === 1 ? -1 : 1;
		let size = 0;
		for (let k = start[item]!; k < start[item + 1]!; k++) if (row[k] === i) size = val[k]!;
		// Going to the side that the relaxation prefers loses less than nothing.
		return { item, step: sign * size, gain: sign * c[item]!, loss: -sign * this.#reduced[item]! };
	}

	/** How much more is broken with these changed; `inGroups`: the limits over all do not count. */
	#breaksMore(items: readonly number[], inGroups: boolean): number {
		const { start, row, val, n } = this.#core;
		const touched: number[] = [];
		for (const j of items) {
			const sign = this.x[j] === 1 ? -1 : 1;
			for (let k = start[j]!; k < start[j + 1]!; k++) {
				const i = row[k]!;
				if (this.#moved[i] === 0) touched.push(i);
				this.#moved[i]! += sign * val[k]!;
			}
		}
		let more = 0;
		for (const i of touched) {
			const moved = this.#moved[i]!;
			this.#moved[i] = 0;
			if (moved === 0 || (inGroups && this.#items[i]!.length >= n * GROUP_PART)) continue;
			more += this.#over(i, this.#act[i]! + moved) - this.#over(i, this.#act[i]!);
		}
		return more;
	}

	#over(i: number, value: number): number {
		return Math.max(0, value - this.#core.hi[i]!, this.#core.lo[i]! - value) * this.#scale[i]!;
	}

	#flip(j: number): void {
		const { start, row, val } = this.#core;
		const sign = this.x[j] === 1 ? -1 : 1;
		for (let k = start[j]!; k < start[j + 1]!; k++) this.#act[row[k]!]! += sign * val[k]!;
		this.x[j]! ^= 1;
	}
}
