import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { polygonsFromRings, ringInside, sideOf } from './rings.ts';

const square = (x: number, y: number, side: number): Position[] => [
	[x, y],
	[x + side, y],
	[x + side, y + side],
	[x, y + side],
	[x, y],
];

describe('rings', () => {
	it('tell inside, outside and on the boundary', () => {
		const ring = square(0, 0, 2);
		expect([sideOf(ring, 1, 1), sideOf(ring, 3, 1), sideOf(ring, 2, 1), sideOf(ring, 0, 0)]).toEqual([
			1, -1, 0, 0,
		]);
	});

	it('become parts, holes and islands by containment, in any order and orientation', () => {
		const [land, lake, island, other] = [
			square(0, 0, 10),
			square(1, 1, 6),
			square(2, 2, 2),
			square(20, 0, 1),
		];
		expect(polygonsFromRings([island, other, lake.toReversed(), land])).toEqual([
			[island],
			[other],
			[land, lake.toReversed()],
		]);
	});

	it('keep a ring that shares vertices with its outer one as a hole', () => {
		const hole: Position[] = [
			[0, 0],
			[4, 2],
			[2, 4],
			[0, 0],
		];
		expect(ringInside(hole, square(0, 0, 10))).toBe(true);
		expect(polygonsFromRings([square(0, 0, 10), hole])).toHaveLength(1);
	});

	it('keep neighbours that share an edge apart', () => {
		expect(polygonsFromRings([square(0, 0, 2), square(2, 0, 1)])).toHaveLength(2);
	});
});
