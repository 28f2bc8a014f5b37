import type { Polygon } from 'geojson';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import type { Metres } from './ground.ts';
import { outlinesOf, type Rect } from './outline.ts';
import { at, type Random } from './random.ts';
import type { Site } from './sites.ts';
import { areaOf } from './subdivide.ts';

/** A parcel on the ground, before anything is known about it. */
export interface Plot {
	/** Place in the whole list: neighbours follow each other. */
	index: number;
	site: Site;
	/** 宗地代码. */
	code: string;
	collective: boolean;
	/** Column of blocks on the street plan, from the old end. */
	column: number;
	/** Its largest rectangle on the street plan: where buildings are laid out. */
	main: Rect;
	polygon: Polygon;
	areaM2: number;
	/** 0 the old end of the site … 1 the end developed last. */
	newness: number;
}

/** Corners at street junctions are cut off by this much. */
const CHAMFER_M = 9;

/** The parcels of all sites, in order; no more than `most`. */
export function plotsOn(random: Random, sites: readonly Site[], most: number): Plot[] {
	const plots: Plot[] = [];
	const numbers = new Map<string, number>();
	for (const site of sites) {
		const columns = Math.max(1, ...site.plan.blocks.map((b) => b.column));
		const collective = site.cluster !== null && random.chance(0.12);
		for (const block of site.plan.blocks) {
			const rings = outlinesOf(block.plots, block.bends);
			for (const [i, rects] of block.plots.entries()) {
				if (plots.length === most) return plots;
				const ring = chamfered(at(rings, i), block.rect).map(site.place);
				const polygon: Polygon = { type: 'Polygon', coordinates: [[...ring, at(ring, 0)]] };
				// 6 digits of the county, 3 of the 地籍区 (a park or a cluster), 3 of the 地籍子区 (its column of blocks).
				const zone = site.park !== null ? site.park + 1 : 100 + (site.cluster as number);
				const prefix = `${site.county.code}${pad(zone, 3)}${pad(block.column + 1, 3)}${collective ? 'JB' : 'GB'}`;
				const number = (numbers.get(prefix) ?? 0) + 1;
				numbers.set(prefix, number);
				plots.push({
					index: plots.length,
					site,
					code: prefix + pad(number, 5),
					collective,
					column: block.column,
					main: rects.reduce((a, b) => (areaOf(b) > areaOf(a) ? b : a)),
					polygon,
					areaM2: ellipsoidalAreaM2(polygon),
					newness: Math.min(1, Math.max(0, block.column / columns + random.normal() * 0.18)),
				});
			}
		}
	}
	return plots;
}

const pad = (value: number, digits: number) => String(value).padStart(digits, '0');

/** The block's own corners cut off where both edges are long enough; corners between plots stay. */
function chamfered(ring: Metres[], block: Rect): Metres[] {
	return ring.flatMap((p, i) => {
		const corner = (p[0] === block.s0 || p[0] === block.s1) && (p[1] === block.t0 || p[1] === block.t1);
		const before = at(ring, (i + ring.length - 1) % ring.length);
		const after = at(ring, (i + 1) % ring.length);
		if (!corner || distance(p, before) < 3 * CHAMFER_M || distance(p, after) < 3 * CHAMFER_M) return [p];
		return [towards(p, before), towards(p, after)];
	});
}

const distance = (a: Metres, b: Metres) => Math.hypot(a[0] - b[0], a[1] - b[1]);
const towards = (p: Metres, q: Metres): Metres => {
	const share = CHAMFER_M / distance(p, q);
	return [p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1])];
};
