import type { Core } from './open-core.ts';

/** A weighting of the rows (multipliers): y > 0 weighs the upper limit of a row, y < 0 the lower. */
export interface Weights {
	/** 1: with the objective; 0: a proof that nothing fits. */
	w: 0 | 1;
	y: Float64Array;
}

export interface Weighed {
	/** No selection of the core is better than this (w = 1); below 0: none exists (w = 0). Settled items included. */
	bound: number;
	/** `bound` is off by no more than this. */
	error: number;
	/** w·c − y·a of every item of the core. */
	reduced: Float64Array;
}

/**
 * The Lagrangian bound Σ y·limit + Σ max(0, w·c − y·a), summed with compensation. Items with lb = ub in `lb`, `ub` are taken at
 * that value.
 */
export function weigh(
	core: Core,
	{ w, y }: Weights,
	lo = core.lo,
	hi = core.hi,
	lb?: Int8Array,
	ub?: Int8Array,
): Weighed {
	const reduced = new Float64Array(core.n);
	let [sum, lost, mass] = [0, 0, 0];
	const add = (value: number) => {
		const next = sum + value;
		lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
		sum = next;
	};
	add(w * core.base);
	mass += Math.abs(w * core.base);
	for (let i = 0; i < core.m; i++) {
		const yi = y[i]!;
		if (yi === 0) continue;
		const value = yi * (yi > 0 ? hi[i]! : lo[i]!);
		add(value);
		mass += Math.abs(value);
	}
	for (let j = 0; j < core.n; j++) {
		let d = w * core.c[j]!;
		let size = Math.abs(d);
		for (let k = core.start[j]!; k < core.start[j + 1]!; k++) {
			const value = y[core.row[k]!]! * core.val[k]!;
			d -= value;
			size += Math.abs(value);
		}
		reduced[j] = d;
		mass += size;
		const taken = lb && lb[j] === ub![j] ? lb[j]! === 1 : d > 0;
		if (taken) {
			const next = sum + d;
			lost += Math.abs(sum) >= Math.abs(d) ? sum - next + d : d - next + sum;
			sum = next;
		}
	}
	return { bound: sum + lost, error: mass * 2 ** -48, reduced };
}

/** Multiples of 2^−bits that weigh only limits that exist: these, unlike the simplex's, can be written down exactly. */
export function writable(y: Float64Array, lo: Float64Array, hi: Float64Array, bits: number): Float64Array {
	const scale = 2 ** bits;
	return y.map((yi, i) => {
		const rounded = Math.round(yi * scale) / scale;
		return (rounded > 0 && hi[i] === Infinity) || (rounded < 0 && lo[i] === -Infinity) ? 0 : rounded + 0;
	});
}

/** How many binary places weights need, so that rounding them costs a thousandth of a unit over the largest coefficients. */
export function weightBits(core: Core): number {
	let largest = 1;
	for (const value of core.val) if (value > largest) largest = value;
	return Math.min(300, 32 + Math.ceil(Math.log2(largest)));
}
