import { describe, expect, it } from 'vitest';
import type { MultiPolygon } from 'geojson';
import {
	cornerAfter,
	cornerCount,
	edgeMiddle,
	geometryOf,
	insertVertex,
	moveBy,
	moveVertex,
	outlineOf,
	removeVertex,
	type Outline,
} from './outline.ts';

const triangle: Outline = [
	[
		[
			[0, 0],
			[4, 0],
			[0, 4],
		],
	],
];
/** A saved drawing of two parts, the first with a hole. */
const saved: MultiPolygon = {
	type: 'MultiPolygon',
	coordinates: [
		[
			[
				[0, 0],
				[9, 0],
				[9, 9],
				[0, 9],
				[0, 0],
			],
			[
				[3, 3],
				[3, 6],
				[6, 3],
				[3, 3],
			],
		],
		[
			[
				[20, 0],
				[24, 0],
				[20, 4],
				[20, 0],
			],
		],
	],
};

describe('an outline', () => {
	it('keeps the parts and holes of a saved drawing, there and back', () => {
		expect(geometryOf(outlineOf(saved))).toEqual(saved);
		expect(cornerCount(outlineOf(saved))).toBe(4 + 3 + 3);
	});

	it('of one part is a Polygon, of nothing is null', () => {
		expect(geometryOf(triangle)?.type).toBe('Polygon');
		expect(geometryOf([])).toBeNull();
	});

	it('moves, inserts and removes corners without touching the outline it came from', () => {
		const before = structuredClone(triangle);
		const ref = { part: 0, ring: 0, vertex: 1 };
		expect(moveVertex(triangle, ref, [5, 5])[0]?.[0]?.[1]).toEqual([5, 5]);
		expect(edgeMiddle(triangle, { ...ref, vertex: 2 })).toEqual([0, 2]);
		expect(insertVertex(triangle, { ...ref, vertex: 2 }, [0, 2])[0]?.[0]).toEqual([
			[0, 0],
			[4, 0],
			[0, 4],
			[0, 2],
		]);
		expect(moveBy(triangle, 1, -1)[0]?.[0]?.[0]).toEqual([1, -1]);
		expect(triangle).toEqual(before);
	});

	it('loses a hole or a part that has only three corners left to lose', () => {
		const outline = outlineOf(saved);
		expect(removeVertex(outline, { part: 0, ring: 1, vertex: 0 })[0]).toHaveLength(1);
		expect(removeVertex(outline, { part: 1, ring: 0, vertex: 0 })).toHaveLength(1);
		expect(removeVertex(triangle, { part: 0, ring: 0, vertex: 2 })).toEqual([]);
	});

	it('leads from corner to corner through all rings and round', () => {
		const outline = outlineOf(saved);
		expect(cornerAfter(outline, null, 1)).toEqual({ part: 0, ring: 0, vertex: 0 });
		expect(cornerAfter(outline, { part: 0, ring: 0, vertex: 3 }, 1)).toEqual({ part: 0, ring: 1, vertex: 0 });
		expect(cornerAfter(outline, { part: 0, ring: 0, vertex: 0 }, -1)).toEqual({
			part: 1,
			ring: 0,
			vertex: 2,
		});
		expect(cornerAfter([], null, 1)).toBeNull();
	});
});
