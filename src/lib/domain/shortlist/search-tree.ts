import type { Core } from './open-core.ts';
import { enumerateNear } from './enumerate.ts';
import { firstSelection } from './first-selection.ts';
import type { Incumbent } from './incumbent.ts';
import { RowSimplex } from './row-simplex.ts';
import type { SearchClock } from './search-clock.ts';
import type { ProofNode } from './set-problem.ts';
import { weigh, writable, type Weighed, type Weights } from './weigh.ts';

/** Selections that a leaf may try one by one before it is divided instead. */
const TRIES = 8192;
/** More near items than this are not tried out: their sets are too many. */
const NEAR_ITEMS = 28;
/** A limit of the tree counts as this many selections tried. */
const NODE_COST = 200;

/** A tree over a core, closed or not: every leaf carries the weights that close it. */
export interface SearchedTree {
	nodes: ProofNode[];
	weights: Weights[];
	/** The largest bound of a leaf that is open; −Infinity: none is. */
	open: number;
}

/** Branch and bound, depth first, on the relaxation of each node. */
export class TreeSearch {
	readonly #core: Core;
	readonly #best: Incumbent;
	readonly #clock: SearchClock;
	readonly #lp: RowSimplex;
	readonly #lo: Float64Array;
	readonly #hi: Float64Array;
	readonly #bits: number;
	readonly #rowError: Float64Array;
	readonly #count: number;
	readonly #out: SearchedTree = { nodes: [], weights: [], open: -Infinity };
	#left: number;
	#stopped = false;

	constructor(core: Core, best: Incumbent, clock: SearchClock, bits: number) {
		[this.#core, this.#best, this.#clock, this.#bits] = [core, best, clock, bits];
		this.#lp = new RowSimplex(core);
		this.#lo = core.lo.slice();
		this.#hi = core.hi.slice();
		this.#rowError = Float64Array.from(best.model.rows, ({ error }) => error);
		this.#count = core.m - 1;
		this.#left = 0;
	}

	/** @param maxNodes nodes of the tree; where they run out, what is left stays open */
	run(maxNodes: number): SearchedTree {
		this.#left = maxNodes;
		this.#node(0, null);
		return this.#out;
	}

	#node(depth: number, parent: Weights | null): void {
		this.#clock.nodes += NODE_COST;
		if (!this.#stopped) this.#stopped = this.#left-- <= 0 || this.#clock.stop();
		if (this.#stopped && parent) return this.#leaveOpen(parent);
		const solved = this.#lp.solve();
		if (solved.status === 'infeasible' && this.#closedByRay(solved.ray!)) return;
		const weights: Weights = {
			w: 1,
			y: writable(this.#lp.weights(), this.#lo, this.#hi, this.#bits),
		};
		let weighed = this.#weigh(weights);
		if (this.#loss(weighed) < 0) return this.#leaf(weights);
		const fractional = solved.status === 'optimal' ? this.#lp.fractional() : [];
		this.#tryRounding(depth, fractional.length, weighed);
		if (this.#loss(weighed) < 0) return this.#leaf(weights);
		if (this.#closedByTrying(weights, weighed)) return;
		weighed = this.#weigh(weights);
		if (this.#stopped) return this.#leaveOpen(weights);
		const at = this.#branchItem(fractional, weighed);
		if (at === null)
			return this.#closedByTrying(weights, weighed, Infinity) ? undefined : this.#leaveOpen(weights);
		if (depth < 3 && this.#branchesOnCount(depth, weights, weighed)) return;
		this.#branchOn(at.at, at.value, depth, weights);
	}

	#branchOn(at: number, value: number, depth: number, weights: Weights): void {
		const snapshot = this.#lp.snapshot();
		const first = value >= 0.5 ? 1 : 0;
		this.#out.nodes.push({ kind: 'item', at: this.#core.items[at]!, first });
		for (const side of [first, 1 - first] as (0 | 1)[]) {
			this.#lp.restore(snapshot);
			this.#lp.bound(at, side, side);
			this.#node(depth + 1, weights);
			this.#lp.bound(at, 0, 1);
		}
		this.#lp.restore(snapshot);
	}

	/** "At most k items" against "at least k + 1", where that moves the bound much. */
	#branchesOnCount(depth: number, weights: Weights, weighed: Weighed): boolean {
		const [lo, hi] = [this.#lo[this.#count]!, this.#hi[this.#count]!];
		const before = this.#loss(weighed);
		if (before === Infinity || lo === hi) return false;
		const settled = this.#core.settled.reduce((sum, v) => sum + (v === 1 ? 1 : 0), 0);
		const sum = this.#lp.values().reduce((a, b) => a + b, 0);
		const k = Math.floor(sum + 1e-6);
		if (sum - k < 1e-5 || k < lo || k >= hi) return false;
		const snapshot = this.#lp.snapshot();
		const sides: [number, number][] = [
			[lo, k],
			[k + 1, hi],
		];
		let worst = 0;
		for (const [from, to] of sides) {
			this.#limitCount(from, to);
			this.#lp.restore(snapshot);
			if (this.#lp.solve().status !== 'infeasible') {
				const y = writable(this.#lp.weights(), this.#lo, this.#hi, this.#bits);
				worst = Math.max(worst, this.#loss(this.#weigh({ w: 1, y })));
			}
		}
		const worthwhile = worst < before * 0.6;
		if (worthwhile) {
			this.#out.nodes.push({ kind: 'count', k: k + settled });
			for (const [from, to] of sides) {
				this.#limitCount(from, to);
				this.#lp.restore(snapshot);
				this.#node(depth + 1, weights);
			}
		}
		this.#limitCount(lo, hi);
		this.#lp.restore(snapshot);
		if (!worthwhile) this.#lp.solve();
		return worthwhile;
	}

	#limitCount(lo: number, hi: number): void {
		this.#lo[this.#count] = lo;
		this.#hi[this.#count] = hi;
		this.#lp.limit(this.#count, lo, hi);
	}

	/** The item to divide on: the most fractional; without one, the free item that the weights care least about. */
	#branchItem(
		fractional: readonly { at: number; value: number }[],
		{ reduced }: Weighed,
	): { at: number; value: number } | null {
		let best: { at: number; value: number } | null = null;
		for (const one of fractional) {
			if (this.#lp.lb[one.at] === this.#lp.ub[one.at]) continue;
			if (best === null || Math.abs(one.value - 0.5) < Math.abs(best.value - 0.5)) best = one;
		}
		if (best !== null) return best;
		let least = Infinity;
		for (let j = 0; j < this.#core.n; j++) {
			if (this.#lp.lb[j] !== this.#lp.ub[j] && Math.abs(reduced[j]!) < least) {
				least = Math.abs(reduced[j]!);
				best = { at: j, value: reduced[j]! > 0 ? 1 : 0 };
			}
		}
		return best;
	}

	#tryRounding(depth: number, fractional: number, weighed: Weighed): void {
		if (fractional > 0 && !(depth === 0 || (depth < 12 && this.#best.objective === null))) return;
		const values = this.#lp.values();
		if (fractional === 0) {
			this.#best.offerCore(
				this.#core,
				Int8Array.from(values, (v) => (v > 0.5 ? 1 : 0)),
			);
			return;
		}
		const reduced = weighed.reduced.map((r, j) => (this.#lp.lb[j] === this.#lp.ub[j] ? Infinity : r));
		const selection = firstSelection(this.#core, values, reduced);
		if (selection) this.#best.offerCore(this.#core, selection);
	}

	/** Tries the near selections; without any selection yet, all of them once they are few. */
	#closedByTrying(weights: Weights, weighed: Weighed, maxNodes = TRIES): boolean {
		let [use, at] = [weights, weighed];
		if (this.#best.objective === null) {
			let free = 0;
			for (let j = 0; j < this.#core.n; j++) if (this.#lp.lb[j] !== this.#lp.ub[j]) free++;
			if (free > 16 && maxNodes === TRIES) return false;
			use = { w: 0, y: new Float64Array(this.#core.m) };
			at = this.#weigh(use);
		}
		const loss = use.w === 0 ? at.bound + at.error : this.#loss(at);
		if (maxNodes === TRIES && use.w === 1 && this.#nearItems(at, loss) > NEAR_ITEMS) return false;
		const tried = enumerateNear(
			{
				core: this.#core,
				lo: this.#lo,
				hi: this.#hi,
				y: use.y,
				reduced: at.reduced,
				lb: this.#lp.lb,
				ub: this.#lp.ub,
				loss,
				rowError: this.#rowError,
			},
			{
				maxNodes,
				found: (x) => {
					this.#best.offerCore(this.#core, x);
					return use.w === 0 ? loss : this.#loss(at);
				},
				stop: () => this.#clock.stop(),
			},
		);
		this.#clock.nodes += tried.nodes;
		if (tried.done) this.#leaf(use);
		return tried.done;
	}

	/** Free items that may deviate within the loss. */
	#nearItems({ reduced }: Weighed, loss: number): number {
		let near = 0;
		for (let j = 0; j < this.#core.n; j++) {
			if (Math.abs(reduced[j]!) <= loss && this.#lp.lb[j] !== this.#lp.ub[j]) near++;
		}
		return near;
	}

	#closedByRay(ray: Float64Array): boolean {
		const { val, row } = this.#core;
		let largest = 0;
		val.forEach((v, k) => (largest = Math.max(largest, Math.abs(v * ray[row[k]!]!))));
		const y = writable(
			ray.map((v) => v / (largest || 1)),
			this.#lo,
			this.#hi,
			this.#bits,
		);
		const weights: Weights = { w: 0, y };
		const { bound, error } = this.#weigh(weights);
		// The limits themselves may be off by the error of their rows.
		const slack = y.reduce((sum, v, i) => sum + Math.abs(v) * 2 * this.#rowError[i]!, 0);
		if (bound + error + slack >= 0) return false;
		this.#leaf(weights);
		return true;
	}

	#weigh(weights: Weights): Weighed {
		const weighed = weigh(this.#core, weights, this.#lo, this.#hi, this.#lp.lb, this.#lp.ub);
		for (let i = 0; i < this.#core.m; i++) weighed.error += Math.abs(weights.y[i]!) * this.#rowError[i]!;
		if (!this.#best.model.c.safe) weighed.error += Math.abs(this.#core.base) * 2 ** -50;
		return weighed;
	}

	#loss({ bound, error }: Weighed): number {
		return this.#best.loss(bound, error);
	}

	#leaf(weights: Weights): void {
		this.#out.nodes.push({ kind: 'leaf', weights: this.#out.weights.push(weights) - 1 });
	}

	#leaveOpen(weights: Weights): void {
		const { bound, error } = this.#weigh(weights);
		this.#out.open = Math.max(this.#out.open, bound + error);
		this.#out.nodes.push({ kind: 'open', weights: this.#out.weights.push(weights) - 1 });
	}
}
