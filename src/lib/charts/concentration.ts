/** How unevenly a sum lies over another: `y(x)`, the share of the numerator on the best x of the denominator. */
export interface Concentration {
	/** Objects that have both figures and land (or whatever is divided by) above zero. */
	n: number;
	missing: number;
	/** From (0, 0) to (1, 1), best yield first; thinned for drawing. */
	points: [number, number][];
	/** Share of the numerator on the first part of the denominator, 0–1 (above 1 where others are negative). */
	shareAt: (part: number) => number;
}

const DRAWN = 200;

/**
 * Orders objects by numerator ÷ denominator, best first, and adds both up: "20 % of the land bears 71 % of the tax".
 * An object without one of the figures is in neither sum. Null where the numerator does not sum to more than zero.
 */
export function concentrationOf(numerator: Float64Array, denominator: Float64Array): Concentration | null {
	const rows: { top: number; below: number }[] = [];
	numerator.forEach((top, i) => {
		const below = denominator[i] as number;
		if (Number.isFinite(top) && below > 0) rows.push({ top, below });
	});
	rows.sort((a, b) => b.top / b.below - a.top / a.below);
	const whole = rows.reduce((sum, r) => ({ top: sum.top + r.top, below: sum.below + r.below }), {
		top: 0,
		below: 0,
	});
	if (!(whole.top > 0)) return null;
	const xs = new Float64Array(rows.length + 1);
	const ys = new Float64Array(rows.length + 1);
	rows.forEach((r, i) => {
		xs[i + 1] = (xs[i] as number) + r.below / whole.below;
		ys[i + 1] = (ys[i] as number) + r.top / whole.top;
	});
	const step = Math.max(1, Math.floor(rows.length / DRAWN));
	const drawn = Array.from(xs.keys()).filter((i) => i % step === 0 || i === rows.length);
	return {
		n: rows.length,
		missing: numerator.length - rows.length,
		points: drawn.map((i) => [xs[i] as number, ys[i] as number]),
		shareAt: (part) => between(xs, ys, part),
	};
}

/** The height at x, linear within the object that x falls into. */
function between(xs: Float64Array, ys: Float64Array, x: number): number {
	const above = xs.findIndex((known) => known >= x);
	if (above <= 0) return above === 0 ? (ys[0] as number) : (ys.at(-1) as number);
	const [x0, x1] = [xs[above - 1] as number, xs[above] as number];
	const [y0, y1] = [ys[above - 1] as number, ys[above] as number];
	return x1 === x0 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}
