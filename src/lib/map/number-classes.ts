import {
	equalBreaks,
	naturalBreaks,
	quantileBreaks,
	sortedFinite,
} from '#lib/domain/statistics/class-breaks.ts';
import type { MapClass } from './map-class.ts';
import type { Classing } from './classing.ts';
import { diverging, sequential } from './ramp.ts';

/** A range of numbers as a class: from ≤ value < to; a statistical one at the end of the scale shows its value. */
function rangeClass(i: number, colour: string, from: number, to: number): MapClass {
	return { code: `q${i + 1}`, colour, letter: String(i + 1), pattern: null, dashed: false, from, to };
}

/** The inner bounds of a statistical or manual classing of some values. */
export function innerBounds(values: Float64Array, { method, count, cuts }: Classing): number[] {
	if (method === 'manual') return [...cuts];
	const sorted = sortedFinite(values);
	if (method === 'equal') return equalBreaks(sorted, count);
	if (method === 'natural') return naturalBreaks(sorted, count);
	return quantileBreaks(sorted, count);
}

/** Ranges over some values, light to dark; none where there is no value. Manual ones are open at both ends. */
export function rangeClasses(
	values: Float64Array,
	classing: Classing,
): { classes: MapClass[]; inner: number[] } {
	const [low, high] = extremes(values);
	if (low === null || high === null) return { classes: [], inner: [] };
	const inner = innerBounds(values, classing);
	const open = classing.method === 'manual';
	const bounds = [open ? -Infinity : low, ...inner, open ? Infinity : high];
	const colours = sequential(inner.length + 1);
	return {
		inner,
		classes: colours.map((colour, i) => rangeClass(i, colour, bounds[i] as number, bounds[i + 1] as number)),
	};
}

/**
 * Classes of change: an odd number, as many below as above, the middle one around no change. Bounds are quantiles of
 * the size of the change, so that equal colours of both sides mean equal changes.
 */
export function changeClasses(values: Float64Array, count: number): { classes: MapClass[]; inner: number[] } {
	// With no change (0) among them the least change that there is can be a bound.
	const sizes = sortedFinite(
		Float64Array.from([0, ...values].map(Math.abs).filter((size, i) => i === 0 || size > 0)),
	);
	if (sortedFinite(values).length === 0) return { classes: [], inner: [] };
	const half = Math.floor((count - (count % 2 === 0 ? 1 : 0)) / 2);
	const cuts = sizes.length === 1 ? [] : quantileBreaks(sizes, half + 1);
	const inner = [...cuts.map((cut) => -cut).reverse(), ...cuts];
	const bounds = [-Infinity, ...inner, Infinity];
	const colours = diverging(inner.length + 1);
	return {
		inner,
		classes: colours.map((colour, i) => rangeClass(i, colour, bounds[i] as number, bounds[i + 1] as number)),
	};
}

/** The class of each value: how many bounds it reaches; `missing` for NaN. */
export function classesOfValues(values: Float64Array, inner: readonly number[], missing: number): Uint8Array {
	const classOf = new Uint8Array(values.length);
	for (let row = 0; row < values.length; row++) {
		const value = values[row] as number;
		let at = 0;
		while (at < inner.length && value >= (inner[at] as number)) at++;
		classOf[row] = Number.isFinite(value) ? at : missing;
	}
	return classOf;
}

function extremes(values: Float64Array): [number | null, number | null] {
	let [low, high] = [Infinity, -Infinity];
	for (const value of values) {
		if (!Number.isFinite(value)) continue;
		if (value < low) low = value;
		if (value > high) high = value;
	}
	return low > high ? [null, null] : [low, high];
}
