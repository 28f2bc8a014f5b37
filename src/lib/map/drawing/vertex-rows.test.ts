import { describe, expect, it } from 'vitest';
import { placeAlong, workingPlane } from '#lib/domain/geometry/side.ts';
import { moveVertex, type Outline, type Point } from './outline.ts';
import { bearingBefore, moveOf, planeOf, vertexRows } from './vertex-rows.ts';

const plane = workingPlane(119.9);
const a: Point = [119.9, 28.4];
const b: Point = placeAlong(a, { lengthM: 100, bearing: 90 }, plane);
const c: Point = placeAlong(b, { lengthM: 60, bearing: 180 }, plane);
const outline: Outline = [[[a, b, c]]];
const corner = (vertex: number) => ({ part: 0, ring: 0, vertex });

describe('the table of boundary points', () => {
	it('lists plane coordinates, lengths and bearings, in the 3° zone of the first corner', () => {
		expect(planeOf(outline)?.code).toBe('EPSG:4528');
		const [first, second] = vertexRows(outline);
		expect(first).toMatchObject({
			number: 1,
			lengthM: expect.closeTo(100, 6),
			bearing: expect.closeTo(90, 6),
		});
		expect(first?.east).toBeGreaterThan(40_400_000);
		expect(first?.north).toBeGreaterThan(3_140_000);
		expect(second).toMatchObject({
			number: 2,
			lengthM: expect.closeTo(60, 6),
			bearing: expect.closeTo(180, 6),
		});
	});

	it('a coordinate moves its point, a length or bearing the next one', () => {
		const rows = vertexRows(outline);
		const north = moveOf(outline, corner(0), 'north', (rows[0]?.north ?? 0) + 10);
		expect(north?.ref).toEqual(corner(0));
		expect((north?.to[1] ?? 0) - a[1]).toBeCloseTo(10 / 110_800, 6);
		const length = moveOf(outline, corner(2), 'lengthM', 50);
		expect(length?.ref).toEqual(corner(0));
		const after = moveVertex(outline, corner(0), length?.to as Point);
		expect(vertexRows(after)[2]?.lengthM).toBeCloseTo(50, 3);
		expect(vertexRows(after)[2]?.bearing).toBeCloseTo(rows[2]?.bearing ?? 0, 3);
	});

	it('knows the side before a point within its own ring, also for the first point of a hole or part', () => {
		const d: Point = placeAlong(a, { lengthM: 1000, bearing: 45 }, plane);
		const e: Point = placeAlong(d, { lengthM: 10, bearing: 0 }, plane);
		const f: Point = placeAlong(e, { lengthM: 10, bearing: 270 }, plane);
		const rows = vertexRows([[[a, b, c]], [[d, e, f]]]);
		const before = (i: number) => bearingBefore(rows, rows[i] as (typeof rows)[number]);
		expect(before(1)).toBeCloseTo(90, 6);
		// From f back to d: 10 m south and 10 m east.
		expect(before(3)).toBeCloseTo(135, 4);
		expect(before(0)).toBe(rows[2]?.bearing);
	});
});
