import { m2OfMu } from '#lib/domain/units.ts';
import type { Rect } from './outline.ts';
import { at, type Random } from './random.ts';

/** Log-normal sizes, cut off so that after bending no plot leaves 3–120 mu. */
const MEDIAN_MU = 11;
const SIGMA = 0.75;
const LEAST_MU = 4.4;
const MOST_MU = 95;
/** Narrower than this no works is laid out. */
const LEAST_SIDE_M = 32;

/** Cuts a block into plots of log-normal size; now and then two neighbours are one holding, often L-shaped. */
export function subdivide(random: Random, block: Rect): Rect[][] {
	let left = areaOf(block);
	const sizes: number[] = [];
	while (left > 0) {
		const mu = Math.min(MOST_MU, Math.max(LEAST_MU, random.logNormal(MEDIAN_MU, SIGMA)));
		const size = Math.min(m2OfMu(mu), left);
		if (size < m2OfMu(LEAST_MU) && sizes.length > 0)
			sizes[sizes.length - 1] = at(sizes, sizes.length - 1) + size;
		else sizes.push(size);
		left -= size;
	}
	const plots = cut(block, sizes).map((rect) => [rect]);
	return plots.length > 2 && random.chance(0.3) ? withOneJoined(random, plots) : plots;
}

/** Slice and dice: two parts of about equal sum, side by side along the longer side. */
function cut(rect: Rect, sizes: number[]): Rect[] {
	if (sizes.length === 1) return [rect];
	const total = sizes.reduce((a, b) => a + b, 0);
	let best = 1;
	let sum = 0;
	let nearest = Infinity;
	sizes.slice(0, -1).forEach((size, i) => {
		sum += size;
		if (Math.abs(sum - total / 2) < nearest) [best, nearest] = [i + 1, Math.abs(sum - total / 2)];
	});
	const share = sizes.slice(0, best).reduce((a, b) => a + b, 0) / total;
	const [width, depth] = [rect.s1 - rect.s0, rect.t1 - rect.t0];
	const alongS = width >= depth;
	const side = alongS ? width : depth;
	if (Math.min(share, 1 - share) * side < LEAST_SIDE_M) {
		// Too thin a slice: it stays with the rest.
		if (side < 2 * LEAST_SIDE_M) return [rect];
		return cut(rect, [total / 2, total / 2]);
	}
	const line = Math.round((alongS ? rect.s0 + share * width : rect.t0 + share * depth) * 100) / 100;
	const [one, other] = alongS
		? [
				{ ...rect, s1: line },
				{ ...rect, s0: line },
			]
		: [
				{ ...rect, t1: line },
				{ ...rect, t0: line },
			];
	return [...cut(one, sizes.slice(0, best)), ...cut(other, sizes.slice(best))];
}

function withOneJoined(random: Random, plots: Rect[][]): Rect[][] {
	const i = random.integer(0, plots.length - 1);
	const one = at(at(plots, i), 0);
	const j = plots.findIndex(
		([other], k) => k !== i && other && frontage(one, other) > 15 && areaOf(one) + areaOf(other) < m2OfMu(55),
	);
	if (j < 0) return plots;
	return [...plots.filter((_, k) => k !== i && k !== j), [one, at(at(plots, j), 0)]];
}

/** Length of the border that two rectangles share. */
function frontage(a: Rect, b: Rect): number {
	const overS = Math.min(a.s1, b.s1) - Math.max(a.s0, b.s0);
	const overT = Math.min(a.t1, b.t1) - Math.max(a.t0, b.t0);
	if (a.s1 === b.s0 || b.s1 === a.s0) return overT;
	if (a.t1 === b.t0 || b.t1 === a.t0) return overS;
	return 0;
}

export const areaOf = ({ s0, s1, t0, t1 }: Rect): number => (s1 - s0) * (t1 - t0);
