import type { Position } from 'geojson';
import { signedShoelace } from './plane-area.ts';

/** Where a point lies relative to a ring: 1 inside, −1 outside, 0 on it. */
export function sideOf(ring: readonly Position[], x: number, y: number): -1 | 0 | 1 {
	let inside = false;
	let [x1 = NaN, y1 = NaN] = ring[ring.length - 1] ?? [];
	for (const [x2 = NaN, y2 = NaN] of ring) {
		const turn = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1);
		if (turn === 0 && between(x, x1, x2) && between(y, y1, y2)) return 0;
		if (y1 > y !== y2 > y && turn > 0 === y2 > y1) inside = !inside;
		x1 = x2;
		y1 = y2;
	}
	return inside ? 1 : -1;
}

function between(value: number, a: number, b: number): boolean {
	return value >= Math.min(a, b) && value <= Math.max(a, b);
}

/** Whether a ring lies inside another that it does not cross: told by its first vertex or edge middle off the other. */
export function ringInside(inner: readonly Position[], outer: readonly Position[]): boolean {
	for (const [x = NaN, y = NaN] of inner) {
		const side = sideOf(outer, x, y);
		if (side !== 0) return side > 0;
	}
	for (let i = 1; i < inner.length; i++) {
		const [ax = NaN, ay = NaN] = inner[i - 1] as Position;
		const [bx = NaN, by = NaN] = inner[i] as Position;
		const side = sideOf(outer, (ax + bx) / 2, (ay + by) / 2);
		if (side !== 0) return side > 0;
	}
	return false;
}

/**
 * Rings in any order and orientation → polygons, each an outer ring followed by its holes. Told by containment alone:
 * a ring inside an odd number of others is a hole of the smallest of them, else it is a part of its own. (Ring numbers
 * in boundary TXT and orientation in Shapefiles are not reliable: `domain.md` §7.6.)
 */
export function polygonsFromRings(rings: readonly Position[][]): Position[][][] {
	const sized = rings
		.map((ring, order) => ({ ring, order, size: Math.abs(signedShoelace(ring)), box: boxOf(ring) }))
		.sort((a, b) => b.size - a.size || a.order - b.order);
	const polygons = new Map<number, { order: number; rings: Position[][] }>();
	sized.forEach((item, i) => {
		const around: number[] = [];
		for (let j = 0; j < i; j++) {
			const larger = sized[j] as (typeof sized)[number];
			if (boxWithin(item.box, larger.box) && ringInside(item.ring, larger.ring)) around.push(j);
		}
		// The last of those around is the smallest; with an even number around, this ring is land again.
		const parent = around.length % 2 === 1 ? polygons.get(around[around.length - 1] as number) : undefined;
		if (parent) parent.rings.push(item.ring);
		else polygons.set(i, { order: item.order, rings: [item.ring] });
	});
	return [...polygons.values()].sort((a, b) => a.order - b.order).map((p) => p.rings);
}

type Box = [number, number, number, number];

function boxOf(ring: readonly Position[]): Box {
	const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [x = NaN, y = NaN] of ring) {
		box[0] = Math.min(box[0], x);
		box[1] = Math.min(box[1], y);
		box[2] = Math.max(box[2], x);
		box[3] = Math.max(box[3], y);
	}
	return box;
}

function boxWithin(a: Box, b: Box): boolean {
	return a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];
}
