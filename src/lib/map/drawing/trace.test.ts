import { describe, expect, it } from 'vitest';
import { flattenAreas } from '#lib/domain/geometry/flat-areas.ts';
import { snapEdgesOf } from '#lib/live/snap-edges.ts';
import type { Point, Ring } from './outline.ts';
import { Snapper } from './snapper.ts';
import { traceAlong } from './trace.ts';

const ring: Ring = [
	[0, 0],
	[4, 0],
	[5, 1],
	[4, 2],
	[0, 2],
];

describe('following a boundary', () => {
	it('passes every vertex from one to the other, the shorter way round', () => {
		expect(traceAlong(ring, [4, 0], [4, 2])).toEqual([
			[5, 1],
			[4, 2],
		]);
		expect(traceAlong(ring, [4, 2], [4, 0])).toEqual([
			[5, 1],
			[4, 0],
		]);
	});

	it('goes the other way round when asked', () => {
		expect(traceAlong(ring, [4, 0], [4, 2], true)).toEqual([
			[0, 0],
			[0, 2],
			[4, 2],
		]);
	});

	it('starts and ends in the middle of edges too, and passes the seam of the ring', () => {
		expect(traceAlong(ring, [1, 2], [1, 0])).toEqual([
			[0, 2],
			[0, 0],
			[1, 0],
		]);
		expect(traceAlong(ring, [1, 0], [3, 0])).toEqual([[3, 0]]);
	});

	it('finds no way off the boundary', () => {
		expect(traceAlong(ring, [2, 1], [4, 2])).toBeNull();
		expect(traceAlong(ring, [4, 2], [4, 2])).toBeNull();
	});

	it('finds the rings through a place, also of neighbours that begin at one corner', () => {
		const square = (x: number, y: number, d: number): Point[] => [
			[x, y],
			[x + d, y],
			[x + d, y + d],
			[x, y + d],
		];
		const boundaries = [square(0, 0, 0.001), square(0, 0, -0.001), square(1, 1, 0.001)].map((points) => ({
			type: 'Polygon' as const,
			coordinates: [[...points, points[0] as Point].map(([x, y]) => [x, y])],
		}));
		const snapper = new Snapper(snapEdgesOf([flattenAreas(boundaries)]));
		expect(snapper.ringsThrough([0.001, 0.0005], 1)).toEqual([square(0, 0, 0.001)]);
		expect(snapper.ringsThrough([0, 0], 1)).toHaveLength(2);
	});
});
