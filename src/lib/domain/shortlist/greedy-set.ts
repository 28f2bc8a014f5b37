import { decimalNumber } from './exact-decimal.ts';
import { keepsLimits, setModel, unitsOf, type SetModel } from './set-model.ts';
import type { SetGreedy, SetProblem } from './set-problem.ts';
import { decimalOf } from './unit-column.ts';

/**
 * The answer of a careful hand, to stand beside the optimum: what is locked in; then, for every minimum that is short (quotas, then the
 * target), the items that serve it, best ratio first; then, for most benefit, all that fits, best benefit per 万元 first; for
 * least cost, what is not needed is given back, dearest first. `feasible`: checked exactly.
 */
export function greedySet(problem: SetProblem): SetGreedy {
	const model = setModel(problem);
	const hand = new Hand(model, problem.objective === 'max-benefit' ? 'budget' : 'target');
	for (let i = 0; i < model.rows.length; i++) if (model.rows[i]!.key !== 'target') hand.fill(i);
	model.rows.forEach(({ key }, i) => key === 'target' && hand.fill(i));
	if (problem.objective === 'max-benefit') hand.addAllThatFit();
	else hand.giveBack();
	const sign = problem.objective === 'min-cost' ? -1n : 1n;
	return {
		objective: decimalNumber(decimalOf(model.c, sign * unitsOf(model.c, hand.x))),
		chosen: problem.items.filter((_, j) => hand.x[j] === 1).map(({ id }) => id),
		feasible: keepsLimits(model, hand.x),
	};
}

class Hand {
	readonly x: Int8Array;
	readonly #model: SetModel;
	readonly #act: Float64Array;
	readonly #order: Int32Array;

	constructor(model: SetModel, per: 'budget' | 'target') {
		this.#model = model;
		this.#act = new Float64Array(model.rows.length);
		this.x = model.fixed.map((v) => (v === 1 ? 1 : 0));
		for (let j = 0; j < model.n; j++) if (this.x[j] === 1) this.#move(j, 1);
		const ratio = Float64Array.from({ length: model.n }, (_, j) => this.#ratio(j, per));
		const rank = Array.from({ length: model.n }, (_, j) => j).filter((j) => model.fixed[j] === -1);
		this.#order = Int32Array.from(rank.sort((a, b) => ratio[b]! - ratio[a]! || a - b));
	}

	/** Benefit per cost, or mu per cost: more is better. */
	#ratio(j: number, per: 'budget' | 'target'): number {
		const { rows, c } = this.#model;
		const row =
			rows.find(({ key }) => key === per) ??
			(per === 'target' ? rows.find((r) => r.lo > -Infinity) : undefined);
		const value = c.units[j]!;
		const size = row?.column.units[j] ?? 1;
		if (per === 'budget') return size === 0 ? (value > 0 ? Infinity : value) : value / size;
		return value === 0 ? Infinity : size / -value;
	}

	/** Adds items until a minimum is met. */
	fill(i: number): void {
		const { rows } = this.#model;
		for (const j of this.#order) {
			if (this.#act[i]! >= rows[i]!.lo) return;
			if (this.x[j] === 0 && this.#serves(j, i) && this.#fits(j)) this.#take(j);
		}
	}

	addAllThatFit(): void {
		for (const j of this.#order) {
			if (this.x[j] === 0 && this.#model.c.units[j]! > 0 && this.#fits(j)) this.#take(j);
		}
	}

	giveBack(): void {
		const { c, rows, start, row, val } = this.#model;
		const dearest = [...this.#order].filter((j) => this.x[j] === 1).sort((a, b) => c.units[a]! - c.units[b]!);
		for (const j of dearest) {
			let needed = false;
			for (let k = start[j]!; k < start[j + 1]!; k++) {
				const i = row[k]!;
				if (this.#act[i]! - val[k]! < rows[i]!.lo) needed = true;
			}
			if (!needed) {
				this.x[j] = 0;
				this.#move(j, -1);
			}
		}
	}

	#serves(j: number, i: number): boolean {
		const { start, row } = this.#model;
		for (let k = start[j]!; k < start[j + 1]!; k++) if (row[k] === i) return true;
		return false;
	}

	#fits(j: number): boolean {
		const { start, row, val, rows } = this.#model;
		for (let k = start[j]!; k < start[j + 1]!; k++) {
			if (this.#act[row[k]!]! + val[k]! > rows[row[k]!]!.hi) return false;
		}
		return true;
	}

	#take(j: number): void {
		this.x[j] = 1;
		this.#move(j, 1);
	}

	#move(j: number, sign: number): void {
		const { start, row, val } = this.#model;
		for (let k = start[j]!; k < start[j + 1]!; k++) this.#act[row[k]!]! += sign * val[k]!;
	}
}
