import { describe, expect, it } from 'vitest';
import { hitTest, pullableEdges, sketchEndAt } from './hit.ts';
import type { Outline, Point } from './outline.ts';

/** One unit is one pixel. */
const project = ([x, y]: Point) => ({ x, y });
const square: Outline = [
	[
		[
			[0, 0],
			[100, 0],
			[100, 100],
			[0, 100],
		],
		[
			[40, 40],
			[60, 40],
			[50, 60],
		],
	],
];
const hit = (x: number, y: number) => hitTest(square, project, { x, y }, 9);

describe('what is under the pointer', () => {
	it('is a corner before a midpoint, a midpoint before the inside', () => {
		expect(hit(96, 4)).toEqual({ kind: 'vertex', ref: { part: 0, ring: 0, vertex: 1 } });
		expect(hit(52, 5)).toEqual({ kind: 'midpoint', ref: { part: 0, ring: 0, vertex: 0 } });
		expect(hit(20, 30)).toEqual({ kind: 'inside' });
	});

	it('is nothing outside and in a hole', () => {
		expect(hit(150, 50)).toBeNull();
		expect(hitTest(square, project, { x: 50, y: 48 }, 3)).toBeNull();
	});

	it('is the nearest of two corners within reach', () => {
		expect(hitTest(square, project, { x: 45, y: 41 }, 20)).toEqual({
			kind: 'vertex',
			ref: { part: 0, ring: 1, vertex: 0 },
		});
	});

	it('shows no midpoint on an edge too short to tell it from the corners', () => {
		expect(pullableEdges(square, project).map((e) => e.ref.ring)).toEqual([0, 0, 0, 0]);
	});
});

describe('the ends of a sketch', () => {
	const sketch: Point[] = [
		[0, 0],
		[50, 0],
		[50, 50],
	];
	it('close it: the first corner from three on, the last when it is tapped again', () => {
		expect(sketchEndAt(sketch, project, { x: 3, y: 3 }, 9)).toBe('first');
		expect(sketchEndAt(sketch.slice(0, 2), project, { x: 3, y: 3 }, 9)).toBeNull();
		expect(sketchEndAt(sketch, project, { x: 51, y: 50 }, 9)).toBe('last');
		expect(sketchEndAt(sketch, project, { x: 25, y: 25 }, 9)).toBeNull();
	});
});
