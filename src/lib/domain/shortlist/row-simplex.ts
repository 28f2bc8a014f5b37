import { passBreaks } from './pass-breaks.ts';
import { invert } from './invert.ts';
import type { Core } from './open-core.ts';

/**
 * The linear relaxation of a core, max c·x, lo ≤ A·x ≤ hi, 0 ≤ x ≤ 1, by the bounded dual simplex with long steps: few rows, many
 * columns, an explicit inverse of the basis. Its doubles prove nothing: whatever weights it ends with are a valid bound, and
 * are verified as such. Starting from any row limits or item bounds it stays dual feasible, so that a node of the tree goes on
 * from its parent.
 */
export class RowSimplex {
	readonly n: number;
	readonly m: number;
	readonly lb: Int8Array;
	readonly ub: Int8Array;
	/** 0 at its lower bound, 1 at its upper, 2 basic; the items, then the rows. */
	readonly state: Int8Array;
	iterations = 0;
	readonly #core: Core;
	readonly #c: Float64Array;
	readonly #val: Float64Array;
	readonly #rowScale: Float64Array;
	readonly #cScale: number;
	readonly #lo: Float64Array;
	readonly #hi: Float64Array;
	#head: Int32Array;
	#inverse: Float64Array;
	#pivots = 0;
	readonly #y: Float64Array;
	readonly #xb: Float64Array;
	readonly #g: Float64Array;
	readonly #candidate: Int32Array;
	readonly #ratio: Float64Array;
	readonly #alpha: Float64Array;

	constructor(core: Core) {
		const { n, m } = core;
		[this.n, this.m, this.#core] = [n, m, core];
		this.lb = new Int8Array(n);
		this.ub = new Int8Array(n).fill(1);
		this.state = new Int8Array(n + m);
		this.#rowScale = new Float64Array(m).fill(0);
		core.val.forEach((v, k) => {
			const i = core.row[k]!;
			if (v > this.#rowScale[i]!) this.#rowScale[i] = v;
		});
		this.#rowScale.forEach((v, i) => (this.#rowScale[i] = v > 0 ? 1 / v : 1));
		this.#val = core.val.map((v, k) => v * this.#rowScale[core.row[k]!]!);
		this.#cScale = core.c.reduce((most, c) => Math.max(most, Math.abs(c)), 0) || 1;
		this.#c = core.c.map((c) => c / this.#cScale);
		this.#lo = core.lo.map((v, i) => v * this.#rowScale[i]!);
		this.#hi = core.hi.map((v, i) => v * this.#rowScale[i]!);
		this.#head = new Int32Array(m);
		this.#inverse = new Float64Array(m * m);
		this.#y = new Float64Array(m);
		this.#xb = new Float64Array(m);
		this.#g = new Float64Array(m);
		this.#candidate = new Int32Array(n + m);
		this.#ratio = new Float64Array(n + m);
		this.#alpha = new Float64Array(n + m);
		this.reset();
	}

	/** The basis of the rows alone, every item at the bound that its objective prefers. */
	reset(): void {
		this.#inverse.fill(0);
		for (let i = 0; i < this.m; i++) {
			this.#head[i] = this.n + i;
			this.#inverse[i * this.m + i] = -1;
			this.state[this.n + i] = 2;
		}
		for (let j = 0; j < this.n; j++) this.state[j] = this.#c[j]! > 0 ? 1 : 0;
		this.#refresh();
	}

	snapshot(): { head: Int32Array; inverse: Float64Array; state: Int8Array } {
		return { head: this.#head.slice(), inverse: this.#inverse.slice(), state: this.state.slice() };
	}

	restore(from: { head: Int32Array; inverse: Float64Array; state: Int8Array }): void {
		this.#head.set(from.head);
		this.#inverse.set(from.inverse);
		this.state.set(from.state);
	}

	bound(j: number, lb: 0 | 1, ub: 0 | 1): void {
		this.lb[j] = lb;
		this.ub[j] = ub;
		if (lb === ub && this.state[j] !== 2) this.state[j] = lb;
	}

	limit(i: number, lo: number, hi: number): void {
		this.#lo[i] = lo * this.#rowScale[i]!;
		this.#hi[i] = hi * this.#rowScale[i]!;
	}

	/** The weights of the rows, in units of the core. */
	weights(): Float64Array {
		this.#price();
		return this.#y.map((y, i) => y * this.#rowScale[i]! * this.#cScale);
	}

	/** The basic items that are neither 0 nor 1, with their values. */
	fractional(): { at: number; value: number }[] {
		const found: { at: number; value: number }[] = [];
		this.#head.forEach((j, p) => {
			const value = this.#xb[p]!;
			if (j < this.n && value > 1e-7 && value < 1 - 1e-7) found.push({ at: j, value });
		});
		return found;
	}

	/** The relaxation's values, items only. */
	values(): Float64Array {
		const x = new Float64Array(this.n);
		for (let j = 0; j < this.n; j++) x[j] = this.#at(j);
		this.#head.forEach((j, p) => {
			if (j < this.n) x[j] = this.#xb[p]!;
		});
		return x;
	}

	/** `ray`: weights that prove infeasibility (to be verified). `stalled`: the weights bound all the same. */
	solve(maxIterations = 50 * (this.m + 20)): {
		status: 'optimal' | 'infeasible' | 'stalled';
		ray?: Float64Array;
	} {
		this.#refresh();
		for (let round = 0; round < maxIterations; round++) {
			this.iterations++;
			if (this.#pivots >= 60) this.#refactor();
			this.#basics();
			const p = this.#leaving();
			if (p < 0) return { status: 'optimal' };
			const over = this.#xb[p]! > this.#upper(this.#head[p]!);
			const found = this.#entering(p, over ? 1 : -1);
			if (found === -2) {
				if (this.#pivots > 0) {
					this.#refactor();
					continue;
				}
				return { status: 'stalled' };
			}
			if (found < 0) {
				const sign = over ? -1 : 1;
				const ray = new Float64Array(this.m);
				for (let i = 0; i < this.m; i++) ray[i] = sign * this.#inverse[p * this.m + i]! * this.#rowScale[i]!;
				return { status: 'infeasible', ray };
			}
			this.#pivot(p, found, over);
		}
		return { status: 'stalled' };
	}

	#upper(j: number): number {
		return j < this.n ? this.ub[j]! : this.#hi[j - this.n]!;
	}

	#lower(j: number): number {
		return j < this.n ? this.lb[j]! : this.#lo[j - this.n]!;
	}

	#at(j: number): number {
		return this.state[j] === 1 ? this.#upper(j) : this.#lower(j);
	}

	/** g = Σ of the nonbasic columns at their bounds; the column of a row's own variable is −1. */
	#refresh(): void {
		const { start, row } = this.#core;
		const g = this.#g.fill(0);
		for (let j = 0; j < this.n; j++) {
			if (this.state[j] === 2 || this.#at(j) === 0) continue;
			for (let k = start[j]!; k < start[j + 1]!; k++) g[row[k]!]! += this.#val[k]!;
		}
		for (let i = 0; i < this.m; i++) {
			const j = this.n + i;
			if (this.state[j] === 2) continue;
			if (!Number.isFinite(this.#at(j))) this.state[j] = this.state[j] === 1 ? 0 : 1;
			g[i]! -= this.#at(j);
		}
	}

	#basics(): void {
		const { m } = this;
		for (let p = 0; p < m; p++) {
			let x = 0;
			for (let i = 0; i < m; i++) x -= this.#inverse[p * m + i]! * this.#g[i]!;
			this.#xb[p] = x;
		}
	}

	#price(): void {
		const { m } = this;
		this.#y.fill(0);
		for (let p = 0; p < m; p++) {
			const j = this.#head[p]!;
			const c = j < this.n ? this.#c[j]! : 0;
			if (c === 0) continue;
			for (let i = 0; i < m; i++) this.#y[i]! += c * this.#inverse[p * m + i]!;
		}
	}

	/** The basic variable furthest out of its bounds, measured along its row of the inverse (steepest edge). */
	#leaving(): number {
		const { m } = this;
		let [best, most] = [-1, 0];
		for (let p = 0; p < m; p++) {
			const j = this.#head[p]!;
			const x = this.#xb[p]!;
			const out = Math.max(x - this.#upper(j), this.#lower(j) - x);
			if (!(out > 1e-9 * Math.max(1, j < this.n ? 1 : Math.abs(x)))) continue;
			let norm = 1e-12;
			for (let i = 0; i < m; i++) norm += this.#inverse[p * m + i]! ** 2;
			const size = (out * out) / norm;
			if (size > most) [best, most] = [p, size];
		}
		return best;
	}

	/** The long-step ratio test; flips what is passed. −1: nothing can enter (infeasible); −2: nothing that is safe to divide by. */
	#entering(p: number, sign: number): number {
		const { n, m } = this;
		const { start, row } = this.#core;
		this.#price();
		const [y, rho, at] = [this.#y, this.#inverse, p * m];
		let count = 0;
		let tiny = false;
		const offer = (j: number, d: number, alpha: number) => {
			const a = sign * alpha;
			const lower = this.state[j] === 0;
			if (lower ? a <= 0 : a >= 0) return;
			if (Math.abs(a) < 1e-9) {
				tiny ||= Math.abs(a) > 1e-13;
				return;
			}
			this.#candidate[count] = j;
			this.#alpha[count] = Math.abs(a);
			this.#ratio[count++] = Math.max(0, lower ? -d : d) / Math.abs(a);
		};
		for (let j = 0; j < n; j++) {
			if (this.state[j] === 2 || this.lb[j] === this.ub[j]) continue;
			let [d, alpha] = [this.#c[j]!, 0];
			for (let k = start[j]!; k < start[j + 1]!; k++) {
				const i = row[k]!;
				const v = this.#val[k]!;
				d -= y[i]! * v;
				alpha += rho[at + i]! * v;
			}
			offer(j, d, alpha);
		}
		for (let i = 0; i < m; i++) {
			const j = n + i;
			if (this.state[j] === 2 || this.#lo[i] === this.#hi[i]) continue;
			offer(j, y[i]!, -rho[at + i]!);
		}
		if (count === 0) return tiny ? -2 : -1;
		const j = this.#head[p]!;
		const x = this.#xb[p]!;
		const slope = sign > 0 ? x - this.#upper(j) : this.#lower(j) - x;
		const passed = passBreaks(
			{ candidate: this.#candidate, ratio: this.#ratio, alpha: this.#alpha },
			count,
			slope,
			(t) => this.#weight(t),
		);
		if (passed === null) return -1;
		this.#flip(passed.before);
		return this.#candidate[passed.entering]!;
	}

	#weight(t: number): number {
		const j = this.#candidate[t]!;
		return this.#alpha[t]! * (j < this.n ? 1 : this.#hi[j - this.n]! - this.#lo[j - this.n]!);
	}

	/** The first `count` candidates go to their other bound. */
	#flip(count: number): void {
		const { start, row } = this.#core;
		for (let t = 0; t < count; t++) {
			const j = this.#candidate[t]!;
			const before = this.#at(j);
			this.state[j] = this.state[j] === 1 ? 0 : 1;
			const step = this.#at(j) - before;
			if (j >= this.n) this.#g[j - this.n]! -= step;
			else for (let k = start[j]!; k < start[j + 1]!; k++) this.#g[row[k]!]! += step * this.#val[k]!;
		}
	}

	#pivot(p: number, q: number, over: boolean): void {
		const { m } = this;
		const { start, row } = this.#core;
		const column = new Float64Array(m);
		this.#addColumn(q, -this.#at(q));
		for (let r = 0; r < m; r++) {
			let sum = 0;
			if (q >= this.n) sum = -this.#inverse[r * m + q - this.n]!;
			else
				for (let k = start[q]!; k < start[q + 1]!; k++)
					sum += this.#inverse[r * m + row[k]!]! * this.#val[k]!;
			column[r] = sum;
		}
		const pivot = column[p]!;
		for (let i = 0; i < m; i++) this.#inverse[p * m + i]! /= pivot;
		for (let r = 0; r < m; r++) {
			const factor = column[r]!;
			if (r === p || factor === 0) continue;
			for (let i = 0; i < m; i++) this.#inverse[r * m + i]! -= factor * this.#inverse[p * m + i]!;
		}
		const leaving = this.#head[p]!;
		this.#head[p] = q;
		this.state[q] = 2;
		this.state[leaving] = over ? 1 : 0;
		this.#addColumn(leaving, this.#at(leaving));
		this.#pivots++;
	}

	#addColumn(j: number, x: number): void {
		if (x === 0) return;
		const { start, row } = this.#core;
		if (j >= this.n) this.#g[j - this.n]! -= x;
		else for (let k = start[j]!; k < start[j + 1]!; k++) this.#g[row[k]!]! += x * this.#val[k]!;
	}

	/** The inverse anew from the basis, by Gauss and Jordan with row exchange; a singular basis starts from the rows alone. */
	#refactor(): void {
		const { m } = this;
		const { start, row } = this.#core;
		const width = 2 * m;
		const b = new Float64Array(m * width);
		this.#head.forEach((j, p) => {
			if (j >= this.n) b[(j - this.n) * width + p] = -1;
			else for (let k = start[j]!; k < start[j + 1]!; k++) b[row[k]! * width + p] = this.#val[k]!;
		});
		this.#pivots = 0;
		if (!invert(b, m)) return this.reset();
		for (let p = 0; p < m; p++) for (let i = 0; i < m; i++) this.#inverse[p * m + i] = b[p * width + m + i]!;
		this.#refresh();
	}
}
