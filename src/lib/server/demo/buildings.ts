import type { Polygon } from 'geojson';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { muOf } from '#lib/domain/units.ts';
import type { Fate } from './fates.ts';
import { distanceToRing, inRing, type Metres } from './ground.ts';
import type { Rect } from './outline.ts';
import type { Plot } from './plots.ts';
import { at, randomOf, type Random } from './random.ts';
import type { Timeline } from './timelines.ts';

export interface Building {
	plot: number;
	code: string;
	use: 'workshop' | 'office' | 'plant-room';
	polygon: Polygon;
	footprintM2: number;
	storeys: number;
	/** Height of each storey; null = not surveyed. */
	storeyHeightM: number | null;
	floorAreaM2: number;
	completedOn?: string;
}

const SETBACK_M = 7;
const GAP_M = 9;

/** Buildings of every built plot. They keep clear of the parcel's border and of each other. */
export function buildingsOn(
	seed: number,
	plots: readonly Plot[],
	fates: readonly Fate[],
	timelines: readonly (Timeline | undefined)[],
): Building[] {
	const random = randomOf(seed, 'buildings');
	return plots.flatMap((plot) => {
		const fate = at(fates, plot.index);
		const rects = layoutFor(random, plot, fate);
		const completedOn = timelines[plot.index]?.finishedOn;
		const placed: Metres[][] = [];
		const buildings: Building[] = [];
		for (const { rect, use } of rects) {
			const corners = settled(plot, rect, placed);
			if (!corners) continue;
			placed.push(corners);
			const ring = corners.map(plot.site.toGround);
			const polygon: Polygon = { type: 'Polygon', coordinates: [[...ring, at(ring, 0)]] };
			const footprintM2 = round2(ellipsoidalAreaM2(polygon));
			const { storeys, storeyHeightM } = storeysOf(random, use, fate);
			buildings.push({
				plot: plot.index,
				code: `${plot.code}F${String(buildings.length + 1).padStart(4, '0')}`,
				use,
				polygon,
				footprintM2,
				storeys,
				storeyHeightM,
				floorAreaM2: round2(footprintM2 * storeys),
				...(completedOn && fate !== 'suspended' && { completedOn }),
			});
		}
		return buildings;
	});
}

type Laid = { rect: Rect; use: Building['use'] };

/** Where buildings go on the flat sheet: halls in bands across the plot's longer side, an office by the street. */
function layoutFor(random: Random, plot: Plot, fate: Fate): Laid[] {
	const { s0, s1, t0, t1 } = plot.main;
	const yard = { s0: s0 + SETBACK_M, s1: s1 - SETBACK_M, t0: t0 + SETBACK_M, t1: t1 - SETBACK_M };
	if (fate === 'utility') {
		const side = random.between(10, 18);
		return [
			{ rect: { s0: yard.s0, s1: yard.s0 + side * 1.6, t0: yard.t0, t1: yard.t0 + side }, use: 'plant-room' },
		];
	}
	if (fate === 'suspended') {
		const halls = bands(random, yard, 3);
		return halls.slice(0, 1);
	}
	if (fate !== 'producing' && fate !== 'empty' && fate !== 'built-unsupplied') return [];
	const mu = muOf(plot.areaM2);
	const office = mu > 7 && random.chance(0.75) ? random.between(13, 17) : 0;
	const alongS = yard.s1 - yard.s0 >= yard.t1 - yard.t0;
	const free = { ...yard };
	const laid: Laid[] = [];
	if (office && alongS) {
		free.s0 += office + GAP_M;
		const depth = Math.min(yard.t1 - yard.t0, random.between(28, 52));
		laid.push({ rect: { ...yard, s1: yard.s0 + office, t1: yard.t0 + depth }, use: 'office' });
	} else if (office) {
		free.t0 += office + GAP_M;
		const width = Math.min(yard.s1 - yard.s0, random.between(28, 52));
		laid.push({ rect: { ...yard, s1: yard.s0 + width, t1: yard.t0 + office }, use: 'office' });
	}
	const count =
		mu < 9 ? 1 : mu < 20 ? random.integer(1, 2) : mu < 45 ? random.integer(2, 3) : random.integer(3, 5);
	return [...laid, ...bands(random, free, count)];
}

function bands(random: Random, free: Rect, count: number): Laid[] {
	const alongS = free.s1 - free.s0 >= free.t1 - free.t0;
	const [from, to] = alongS ? [free.s0, free.s1] : [free.t0, free.t1];
	const pitch = (to - from + GAP_M) / count;
	return Array.from({ length: count }, (_, k) => {
		const start = from + k * pitch;
		// Part of the plot stays yard: the hall fills 55–100 % of its band, less often all of it.
		const end = start + (pitch - GAP_M) * random.between(0.72, 1);
		const fill = random.between(0.55, 1);
		const rect = alongS
			? { s0: start, s1: end, t0: free.t0, t1: free.t0 + (free.t1 - free.t0) * fill }
			: { t0: start, t1: end, s0: free.s0, s1: free.s0 + (free.s1 - free.s0) * fill };
		return { rect, use: 'workshop' as const };
	});
}

/** The rectangle squared up on the bent ground, shrunk until it lies 2 m inside the parcel and clear of the others. */
function settled(plot: Plot, rect: Rect, placed: readonly Metres[][]): Metres[] | null {
	const { bend } = plot.site.plan;
	const parcel = plotRing(plot);
	const middle: Metres = [(rect.s0 + rect.s1) / 2, (rect.t0 + rect.t1) / 2];
	const centre = bend(middle);
	const ahead = bend([middle[0] + 1, middle[1]]);
	const angle = Math.atan2(ahead[1] - centre[1], ahead[0] - centre[0]);
	for (let shrink = 0.95; shrink > 0.4; shrink *= 0.9) {
		const [w, h] = [((rect.s1 - rect.s0) / 2) * shrink, ((rect.t1 - rect.t0) / 2) * shrink];
		if (Math.min(w, h) < 3.5) return null;
		const corners = [
			[-w, -h],
			[w, -h],
			[w, h],
			[-w, h],
		].map(([x, y]): Metres => {
			const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
			return [
				centre[0] + (x as number) * cos - (y as number) * sin,
				centre[1] + (x as number) * sin + (y as number) * cos,
			];
		});
		const inside = corners.every((c) => inRing(c, parcel)) && apart(corners, parcel, 2);
		if (inside && placed.every((other) => apart(corners, other, 4))) return corners;
	}
	return null;
}

/** Whether two rings are that far apart, corner to edge both ways (one may lie inside the other). */
const apart = (a: readonly Metres[], b: readonly Metres[], metres: number) =>
	a.every((c) => distanceToRing(c, b) > metres) &&
	b.every((c) => distanceToRing(c, a) > metres && !inRing(c, a));

function plotRing(plot: Plot): Metres[] {
	const [lon0, lat0] = plot.site.centre as [number, number];
	const [east, north] = plot.site.perDegree;
	return at(plot.polygon.coordinates, 0)
		.slice(0, -1)
		.map(([lon, lat]): Metres => [((lon as number) - lon0) * east, ((lat as number) - lat0) * north]);
}

function storeysOf(random: Random, use: Building['use'], fate: Fate) {
	const unknown = random.chance(0.12);
	if (use === 'plant-room') return { storeys: 1, storeyHeightM: 5.4 };
	if (use === 'office') return { storeys: random.integer(3, 6), storeyHeightM: unknown ? null : 3.6 };
	const storeys =
		fate === 'suspended' ? 1 : random.weighted([1, 2, 3, 4, 5, 6], (n) => at([24, 14, 22, 22, 12, 6], n - 1));
	const height = storeys === 1 ? random.between(6.5, 11.8) : random.between(4.2, 6.2);
	return { storeys, storeyHeightM: unknown ? null : Math.round(height * 10) / 10 };
}

const round2 = (value: number) => Math.round(value * 100) / 100;
