import { coreOf } from './core.ts';
import type { Core } from './open-core.ts';
import { countNear, enumerateNear } from './enumerate.ts';
import { fillSlack } from './fill-slack.ts';
import { fitRows } from './fit-rows.ts';
import { firstSelection } from './first-selection.ts';
import { impossibleRow } from './impossible-row.ts';
import { Incumbent } from './incumbent.ts';
import { RowSimplex } from './row-simplex.ts';
import { SearchClock } from './search-clock.ts';
import { TreeSearch, type SearchedTree } from './search-tree.ts';
import type { SetModel } from './set-model.ts';
import type { SetStatus, SolveOptions } from './set-problem.ts';
import { decimalNumber } from './exact-decimal.ts';
import { decimalOf } from './unit-column.ts';
import { weigh, weightBits, writable, type Weighed, type Weights } from './weigh.ts';

/** What the search of a model ends with, in units of its objective. */
export interface SolvedModel {
	status: SetStatus;
	chosen: Int8Array | null;
	objective: bigint | null;
	/** No selection reaches more; null where there is none, or no bound. */
	bound: bigint | null;
	/** Binary places of all weights. */
	bits: number;
	/** The weights by which items were settled before the tree. */
	root: Weights | null;
	tree: SearchedTree;
	nodes: number;
	/** Settled by the root's weights, −1 what the tree is over. */
	settled: Int8Array;
}

export interface ModelStart {
	/** Selections to begin with; those that break a limit are passed over. */
	tries: Int8Array[];
}

/**
 * Maximises a model to proven optimality: the relaxation's weights bound it and settle most items, near selections are tried in
 * rounds of growing loss (the first round that holds a selection proves the best one), and what that cannot close a tree
 * closes.
 */
export function solveModel(model: SetModel, options: SolveOptions, begin: ModelStart): SolvedModel {
	return new ModelSearch(model, options, begin).run();
}

/** A larger tree that was not closed is not kept. */
const OPEN_NODES = 2000;

/** Before the other solver closes a core larger than this it gets so many of the nearest items alone, for so long. */
const LARGE_CORE = 600;
const NEAR_ITEMS = 100;
const NEAR_SECONDS = 1;

const NO_TREE = (): SearchedTree => ({ nodes: [], weights: [], open: -Infinity });

class ModelSearch {
	readonly #model: SetModel;
	readonly #best: Incumbent;
	readonly #clock: SearchClock;
	readonly #core: Core;
	readonly #bits: number;
	readonly #rowError: Float64Array;
	#bound = Infinity;
	#rootBound: number | null = null;
	#root: Weights | null = null;
	#weighed: Weighed | null = null;
	#tree = NO_TREE();
	#closed = false;
	#settled: Int8Array;
	readonly #options: SolveOptions;

	constructor(model: SetModel, options: SolveOptions, { tries }: ModelStart) {
		this.#model = model;
		this.#options = options;
		this.#best = new Incumbent(model);
		this.#clock = new SearchClock(options, () => ({
			objective: this.#number(this.#best.objective),
			bound: this.#number(this.#boundUnits()),
		}));
		for (const chosen of tries) this.#best.offer(chosen);
		this.#settled = model.fixed;
		this.#core = coreOf(model, model.fixed);
		this.#bits = weightBits(this.#core);
		this.#rowError = Float64Array.from(model.rows, ({ error }) => error);
	}

	run(): SolvedModel {
		if (this.#model.rows.some(({ lo, hi }) => lo > hi)) this.#closed = true;
		else {
			this.#search();
			if (!this.#closed) this.#closeByOther();
		}
		const found = this.#best.objective !== null;
		if (!this.#closed && this.#rootBound !== null && this.#tree.nodes.length > OPEN_NODES) {
			// An open tree proves little more than its root, and would be most of the certificate.
			[this.#tree, this.#bound] = [NO_TREE(), this.#rootBound];
		}
		return {
			status: this.#closed ? (found ? 'optimal' : 'infeasible') : 'feasible',
			chosen: this.#best.chosen,
			objective: this.#best.objective,
			bound: this.#closed ? this.#best.objective : this.#boundUnits(),
			bits: this.#bits,
			root: this.#root,
			tree: this.#tree,
			nodes: this.#clock.nodes,
			settled: this.#settled,
		};
	}

	#search(): void {
		const lp = new RowSimplex(this.#core);
		const solved = lp.solve();
		if (solved.status !== 'infeasible') {
			const weights: Weights = {
				w: 1,
				y: writable(lp.weights(), this.#core.lo, this.#core.hi, this.#bits),
			};
			this.#root = weights;
			this.#weighed = this.#weigh(this.#core, weights);
			this.#bound = this.#weighed.bound + this.#weighed.error;
			this.#rootBound = this.#bound;
			this.#findFirst(lp.values(), this.#weighed.reduced);
			const tight = weights.y.reduce((sum, y) => sum + (y === 0 ? 0 : 1), 0);
			if (this.#closedByTrying(tight <= 3 ? [1e4, 1e5, 1e6, 1e7] : [1e4, 1e5])) return;
		}
		if (this.#best.objective === null && this.#closedByRow()) return;
		const before = this.#best.objective;
		this.#root?.y.forEach((y, i) => {
			if (y !== 0) fillSlack(this.#best, i, y > 0 ? 'upper' : 'lower');
		});
		if (before !== this.#best.objective && this.#closedByTrying([1e4])) return;
		this.#growTrees();
	}

	/** Near the relaxation: by flips and pairs, and under limits of groups also by sets of flips in each, then improved. */
	#findFirst(values: Float64Array, reduced: Float64Array): void {
		const first = firstSelection(this.#core, values, reduced);
		if (first) this.#best.offerCore(this.#core, first);
		const fitted = fitRows(this.#core, values, reduced);
		if (!fitted || !this.#best.offerCore(this.#core, fitted)) return;
		const improved = firstSelection(this.#core, Float64Array.from(fitted), reduced);
		if (improved) this.#best.offerCore(this.#core, improved);
	}

	/** One row alone that cannot be kept. */
	#closedByRow(): boolean {
		const row = impossibleRow(this.#model, this.#core, () => this.#clock.stop());
		if (row === null) return false;
		const everything: Weights = { w: 0, y: new Float64Array(this.#core.m) };
		this.#tree = { nodes: [{ kind: 'leaf', weights: 0, row }], weights: [everything], open: -Infinity };
		this.#closed = true;
		return true;
	}

	/** The last resort: another solver closes what is left; its selection is checked exactly, its proof is believed and so marked. */
	#closeByOther(): void {
		const { closeCore, signal } = this.#options;
		if (closeCore === undefined || signal?.aborted === true || this.#root === null) return;
		this.#improveByOther(closeCore);
		this.#settled = this.#settle();
		const core = coreOf(this.#model, this.#settled);
		const { optimal, x } = closeCore(core);
		if (x !== null) {
			this.#best.offerCore(
				core,
				Int8Array.from(x, (v) => (v > 0.5 ? 1 : 0)),
			);
			let value = core.base;
			for (let j = 0; j < core.n; j++) if (x[j]! > 0.5) value += core.c[j]!;
			// Its optimum must be ours, or its selection broke a limit by a rounding that it allows itself.
			if (value - Number(this.#best.objective ?? -Infinity) > 0.5 + Math.abs(value) * 1e-13) return;
		}
		if (!optimal || (x === null && this.#best.objective !== null)) return;
		this.#tree = { nodes: [{ kind: 'highs', weights: 0 }], weights: [this.#root], open: -Infinity };
		this.#closed = true;
	}

	/** Where much is left, the nearest items alone first: a better selection settles many of the others. */
	#improveByOther(closeCore: NonNullable<SolveOptions['closeCore']>): void {
		const { reduced } = this.#weighed!;
		const settled = this.#settle();
		const left = settled.reduce((count, v) => count + (v === -1 ? 1 : 0), 0);
		if (left <= LARGE_CORE) return;
		const farthest = reduced.map(Math.abs).sort()[NEAR_ITEMS]!;
		reduced.forEach((r, t) => {
			if (Math.abs(r) > farthest) settled[this.#core.items[t]!] = r > 0 ? 1 : 0;
		});
		const core = coreOf(this.#model, settled);
		const { x } = closeCore(core, NEAR_SECONDS);
		if (x !== null) {
			this.#best.offerCore(
				core,
				Int8Array.from(x, (v) => (v > 0.5 ? 1 : 0)),
			);
		}
	}

	/** Trees of growing size; in between, a better selection settles more items. */
	#growTrees(): void {
		for (let size = 300; ; size *= 6) {
			this.#settled = this.#settle();
			const core = coreOf(this.#model, this.#settled);
			const before = this.#best.objective;
			this.#tree = new TreeSearch(core, this.#best, this.#clock, this.#bits).run(size);
			if (this.#tree.open === -Infinity) {
				this.#closed = true;
				return;
			}
			this.#bound = Math.min(
				this.#bound,
				Math.max(this.#tree.open, Number(this.#best.objective ?? -Infinity)),
			);
			if (this.#clock.left <= 0 || this.#clock.stop()) return;
			if (before !== this.#best.objective && this.#closedByTrying([1e4, 1e5])) return;
		}
	}

	/** Items that no better selection can have on their other side. */
	#settle(): Int8Array {
		const settled = this.#model.fixed.slice();
		const weighed = this.#weighed;
		if (weighed === null || this.#best.objective === null) return settled;
		const loss = this.#best.loss(weighed.bound, weighed.error);
		weighed.reduced.forEach((r, t) => {
			if (Math.abs(r) > loss) settled[this.#core.items[t]!] = r > 0 ? 1 : 0;
		});
		return settled;
	}

	/** Near selections in rounds of growing loss, each about so many. */
	#closedByTrying(rounds: readonly number[]): boolean {
		const weighed = this.#weighed!;
		for (const wanted of rounds) {
			const most = this.#best.loss(weighed.bound, weighed.error);
			if (most < 0) return this.#closeAtRoot();
			const loss = this.#lossFor(wanted, most);
			const settled = this.#model.fixed.slice();
			weighed.reduced.forEach((r, t) => {
				if (Math.abs(r) > loss) settled[this.#core.items[t]!] = r > 0 ? 1 : 0;
			});
			const core = coreOf(this.#model, settled);
			const reduced = Float64Array.from(weighed.reduced.filter((r) => Math.abs(r) <= loss));
			const current = () => Math.min(loss, this.#best.loss(weighed.bound, weighed.error));
			const tried = enumerateNear(
				{
					core,
					lo: core.lo,
					hi: core.hi,
					y: this.#root!.y,
					reduced,
					lb: null,
					ub: null,
					loss,
					rowError: this.#rowError,
				},
				{
					maxNodes: Math.min(wanted * 8, this.#clock.left),
					found: (x) => {
						this.#best.offerCore(core, x);
						return current();
					},
					stop: () => this.#clock.stop(),
				},
			);
			this.#clock.nodes += tried.nodes;
			if (!tried.done) return false;
			const still = this.#best.loss(weighed.bound, weighed.error);
			if (still <= loss) return this.#closeAtRoot();
		}
		return false;
	}

	#closeAtRoot(): boolean {
		this.#settled = this.#settle();
		// Without any selection all were tried, whatever they lose.
		const everything: Weights = { w: 0, y: new Float64Array(this.#core.m) };
		const weights = this.#best.objective === null ? everything : this.#root!;
		this.#tree = { nodes: [{ kind: 'leaf', weights: 0 }], weights: [weights], open: -Infinity };
		this.#closed = true;
		return true;
	}

	/** The loss within which about so many selections lie, at most `most`. */
	#lossFor(wanted: number, most: number): number {
		const costs = this.#weighed!.reduced.map(Math.abs).sort();
		const near = costs.subarray(0, 4000);
		const largest = near.length === 0 ? 0 : near[near.length - 1]!;
		let [low, high] = [0, Math.min(most, largest * 4 + 1)];
		if (countNear(near, high) <= wanted) return most;
		for (let step = 0; step < 24; step++) {
			const middle = (low + high) / 2;
			if (countNear(near, middle) <= wanted) low = middle;
			else high = middle;
		}
		return low;
	}

	#weigh(core: Core, weights: Weights): Weighed {
		const weighed = weigh(core, weights);
		for (let i = 0; i < core.m; i++) weighed.error += Math.abs(weights.y[i]!) * this.#rowError[i]!;
		if (!this.#model.c.safe) weighed.error += Math.abs(core.base) * 2 ** -50;
		return weighed;
	}

	#boundUnits(): bigint | null {
		return Number.isFinite(this.#bound) ? BigInt(Math.floor(this.#bound)) : null;
	}

	#number(units: bigint | null): number | null {
		return units === null ? null : decimalNumber(decimalOf(this.#model.c, units));
	}
}
