import type { Metres } from './ground.ts';
import type { Rect } from './outline.ts';
import { at, type Random } from './random.ts';
import { subdivide } from './subdivide.ts';

/** A block between streets, already cut into plots (each one or two rectangles); none where it is left free. */
interface Block {
	rect: Rect;
	column: number;
	plots: Rect[][];
	/** Points of its border where a street it swallowed would have met it: the border bends there with the sheet. */
	bends: Metres[];
}

/** A park (or a hamlet's workshops) as planned on a flat sheet, and how the sheet is bent into the valley. */
export interface StreetPlan {
	/** Street to street, centre lines; what the outline runs around. */
	cells: Rect[];
	blocks: Block[];
	/** Sheet → metres around the site's centre. */
	bend(point: Metres): Metres;
	radius: number;
}

export interface PlanSize {
	plots: number;
	/** Direction of the valley, radians from east. */
	angle: number;
	/** Street spacing along and across, least and most, metres. */
	along: [number, number];
	across: [number, number];
	/** Share of blocks left free for later. */
	free: number;
}

/** Typical net land of a plot with the losses of streets: to guess how many rows a plan of n plots needs. */
const GROSS_M2_PER_PLOT = 14_500;

/** Lays out streets and blocks until the plots are enough. Streets: one main street, wider every fourth cross street. */
export function streetPlan(random: Random, size: PlanSize): StreetPlan {
	const [pitchAlong, pitchAcross] = [mean(size.along), mean(size.across)];
	const gross = size.plots * GROSS_M2_PER_PLOT;
	const rows = Math.max(1, Math.min(14, Math.round(Math.sqrt(gross / 2.6) / pitchAcross)));
	const tLines = running(random, rows, size.across);
	const sLines = running(
		random,
		Math.ceil((gross / (rows * pitchAlong * pitchAcross)) * 2.5) + 6,
		size.along,
	);
	const halfAcross = tLines.map((_, j) => (j === Math.floor(rows / 2) ? 15 : random.between(8, 11)));
	const halfAlong = sLines.map((_, i) => (i % 4 === 2 ? 13 : random.between(7.5, 10)));
	const cells: Rect[] = [];
	const blocks: Block[] = [];
	let [low, high] = [Math.floor(rows / 4), Math.ceil((rows * 3) / 4)];
	let count = 0;
	for (let i = 0; count < size.plots; i++) {
		for (let j = low; j < high; j++) {
			// A large works takes two cells: the street between them was never built.
			const tall = j + 1 < high && random.chance(0.09) ? 2 : 1;
			const [s0, s1] = [at(sLines, i), at(sLines, i + 1)];
			for (let k = 0; k < tall; k++) cells.push({ s0, s1, t0: at(tLines, j + k), t1: at(tLines, j + k + 1) });
			const rect = {
				s0: s0 + at(halfAlong, i),
				s1: s1 - at(halfAlong, i + 1),
				t0: at(tLines, j) + at(halfAcross, j),
				t1: at(tLines, j + tall) - at(halfAcross, j + tall),
			};
			const plots = i > 0 && random.chance(size.free) ? [] : subdivide(random, rect);
			count += plots.length;
			const across = tall === 2 ? [at(tLines, j + 1)] : [];
			const bends = across.flatMap((t): Metres[] => [
				[rect.s0, t],
				[rect.s1, t],
			]);
			blocks.push({ rect, column: i, plots, bends });
			j += tall - 1;
		}
		// The edge wanders by a row at a time, so that neighbouring columns always share a street.
		const [l, h] = [low + random.integer(-1, 1), high + random.integer(-1, 1)];
		const [newLow, newHigh] = [Math.max(0, l), Math.min(rows, h)];
		if (newHigh - newLow >= Math.ceil(rows * 0.5) && newHigh > low && newLow < high)
			[low, high] = [newLow, newHigh];
	}
	return { cells, blocks, ...bending(random, size.angle, sLines, tLines, cells) };
}

/** Junctions moved a little (blocks become irregular quadrangles), the whole bent along the valley and turned. */
function bending(random: Random, angle: number, sLines: number[], tLines: number[], cells: Rect[]) {
	const [s0, s1] = [Math.min(...cells.map((c) => c.s0)), Math.max(...cells.map((c) => c.s1))];
	const [t0, t1] = [Math.min(...cells.map((c) => c.t0)), Math.max(...cells.map((c) => c.t1))];
	const length = s1 - s0;
	// By up to a tenth of the spacing: neighbouring junctions never come near each other.
	const [stepS, stepT] = [at(sLines, 1) * 0.09, at(tLines, 1) * 0.1];
	const moved = sLines.map(() =>
		tLines.map((): Metres => [random.between(-1, 1) * stepS, random.between(-1, 1) * stepT]),
	);
	const wave = Math.max(2200, length * random.between(0.7, 1.3));
	const swing = (wave * random.between(0.08, 0.17)) / (2 * Math.PI);
	const phase = random.between(0, 2 * Math.PI);
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	const middle: Metres = [(s0 + s1) / 2, (t0 + t1) / 2];
	const bend = ([s, t]: Metres): Metres => {
		const [i, u] = cellOf(sLines, s);
		const [j, v] = cellOf(tLines, t);
		const mix = (k: 0 | 1) =>
			(1 - u) * (1 - v) * at(at(moved, i), j)[k] +
			u * (1 - v) * at(at(moved, i + 1), j)[k] +
			(1 - u) * v * at(at(moved, i), j + 1)[k] +
			u * v * at(at(moved, i + 1), j + 1)[k];
		const x = s - middle[0] + mix(0);
		const y = t - middle[1] + mix(1) + swing * Math.sin(((2 * Math.PI) / wave) * s + phase);
		return [x * cos - y * sin, x * sin + y * cos];
	};
	return { bend, radius: Math.hypot(length, t1 - t0) / 2 + swing + 40 };
}

/** Lines with the first at 0, spaced within bounds: `count` gaps. */
function running(random: Random, count: number, [least, most]: [number, number]): number[] {
	const lines = [0];
	for (let i = 0; i < count; i++) lines.push(at(lines, i) + random.between(least, most));
	return lines;
}

/** Gap number of a place among lines and how far through it (0 … 1). */
function cellOf(lines: number[], place: number): [number, number] {
	let i = 0;
	while (i < lines.length - 2 && place >= at(lines, i + 1)) i++;
	return [i, (place - at(lines, i)) / (at(lines, i + 1) - at(lines, i))];
}

const mean = ([a, b]: [number, number]) => (a + b) / 2;
