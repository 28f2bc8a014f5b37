import type { Core } from './open-core.ts';

/** Items looked at: those whose reduced objective is smallest. */
const POOL = 300;
const PAIRS = 150;

/**
 * A selection near the relaxation's: rounded, repaired by the flips and pairs of flips that mend most for least, then improved by
 * flips and swaps. Null where the limits stay broken. Doubles: the caller checks it exactly.
 */
export function firstSelection(core: Core, values: Float64Array, reduced: Float64Array): Int8Array | null {
	const near = new NearRounding(core, values, reduced);
	if (!near.repair()) return null;
	near.improve();
	return near.x;
}

class NearRounding {
	readonly x: Int8Array;
	readonly #core: Core;
	readonly #reduced: Float64Array;
	readonly #act: Float64Array;
	readonly #scale: Float64Array;
	readonly #rows: number[] = [];
	#pool: Int32Array;

	constructor(core: Core, values: Float64Array, reduced: Float64Array) {
		[this.#core, this.#reduced] = [core, reduced];
		this.x = Int8Array.from(values, (v) => (v > 0.5 ? 1 : 0));
		this.#act = new Float64Array(core.m);
		this.#scale = new Float64Array(core.m);
		for (let j = 0; j < core.n; j++) if (this.x[j] === 1) this.#add(j, 1);
		core.val.forEach((v, k) => {
			const i = core.row[k]!;
			this.#scale[i] = Math.max(this.#scale[i]!, v);
		});
		this.#scale.forEach((v, i) => (this.#scale[i] = v > 0 ? 1 / v : 1));
		for (let i = 0; i < core.m; i++) {
			if (core.lo[i]! > -Infinity || core.hi[i]! < Infinity) this.#rows.push(i);
		}
		this.#pool = this.#nearest(() => true, POOL);
	}

	repair(): boolean {
		for (let step = 0; step < 400; step++) {
			const broken = this.#violation();
			if (broken <= 0) return true;
			const pool = this.#poolOf();
			let [best, mended, price] = [-1, broken, 0];
			for (const j of pool) {
				const after = this.#violationWith(j);
				const worth = (broken - after) / (Math.abs(this.#reduced[j]!) + 1e-12);
				if (
					after < broken - 1e-12 &&
					(after <= 0 ? mended > 0 || worth > price : mended > 0 && worth > price)
				) {
					[best, mended, price] = [j, after, worth];
				}
			}
			if (best >= 0) {
				this.#flip(best);
				continue;
			}
			if (!this.#mendByPair(pool, broken)) return false;
		}
		return false;
	}

	improve(): void {
		const { c } = this.#core;
		const pool = this.#pool.slice(0, PAIRS);
		for (let round = 0; round < 60; round++) {
			let [gain, one, two] = [0, -1, -1];
			for (const j of this.#pool) {
				const value = this.x[j] === 1 ? -c[j]! : c[j]!;
				if (value > gain && this.#violationWith(j) <= 0) [gain, one, two] = [value, j, -1];
			}
			for (const j of pool) {
				const first = this.x[j] === 1 ? -c[j]! : c[j]!;
				this.#flip(j);
				for (const k of pool) {
					const value = first + (this.x[k] === 1 ? -c[k]! : c[k]!);
					if (k > j && value > gain && this.#violationWith(k) <= 0) [gain, one, two] = [value, j, k];
				}
				this.#flip(j);
			}
			if (one < 0) return;
			this.#flip(one);
			if (two >= 0) this.#flip(two);
		}
	}

	/** The nearest items, and the nearest of every broken row. */
	#poolOf(): Iterable<number> {
		const broken = this.#rows.filter((i) => this.#broken(i, this.#act[i]!) > 0);
		const { start, row } = this.#core;
		const touched = new Set<number>(this.#pool);
		for (const i of broken.slice(0, 4)) {
			const inRow = (j: number) => {
				for (let k = start[j]!; k < start[j + 1]!; k++) if (row[k] === i) return true;
				return false;
			};
			for (const j of this.#nearest(inRow, 60)) touched.add(j);
		}
		return touched;
	}

	#mendByPair(pool: Iterable<number>, broken: number): boolean {
		const list = [...pool].slice(0, PAIRS * 2);
		let [least, one, two] = [broken - 1e-12, -1, -1];
		for (const j of list) {
			this.#flip(j);
			for (const k of list) {
				if (k <= j) continue;
				const after = this.#violationWith(k);
				if (after < least) [least, one, two] = [after, j, k];
			}
			this.#flip(j);
		}
		if (one < 0) return false;
		this.#flip(one);
		this.#flip(two);
		return true;
	}

	#nearest(wanted: (j: number) => boolean, most: number): Int32Array {
		const found: number[] = [];
		let limit = Infinity;
		const size = (j: number) => Math.abs(this.#reduced[j]!);
		const cut = () => {
			found.sort((a, b) => size(a) - size(b) || a - b);
			found.length = Math.min(found.length, most);
			if (found.length === most) limit = size(found[most - 1]!);
		};
		for (let j = 0; j < this.#core.n; j++) {
			if (size(j) < limit && wanted(j)) {
				found.push(j);
				if (found.length > 4 * most) cut();
			}
		}
		cut();
		return Int32Array.from(found);
	}

	#broken(i: number, value: number): number {
		return Math.max(0, value - this.#core.hi[i]!, this.#core.lo[i]! - value) * this.#scale[i]!;
	}

	#violation(): number {
		let sum = 0;
		for (const i of this.#rows) sum += this.#broken(i, this.#act[i]!);
		return sum;
	}

	#violationWith(j: number): number {
		this.#add(j, this.x[j] === 1 ? -1 : 1);
		const sum = this.#violation();
		this.#add(j, this.x[j] === 1 ? 1 : -1);
		return sum;
	}

	#flip(j: number): void {
		this.#add(j, this.x[j] === 1 ? -1 : 1);
		this.x[j]! ^= 1;
	}

	#add(j: number, sign: number): void {
		const { start, row, val } = this.#core;
		for (let k = start[j]!; k < start[j + 1]!; k++) this.#act[row[k]!]! += sign * val[k]!;
	}
}
