import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { seeded, starPolygon } from '../../../../tests/support/seeded.ts';
import { ellipsoidalAreaM2 } from './area.ts';
import { type Areal, arealOf } from './areal.ts';
import { boundaryFindings, isUsable } from './boundary-checks.ts';
import { shoelaceAreaM2 } from './plane-area.ts';
import { split } from './split.ts';

/** A box in steps of 0.001° from 120°E 28°N. */
const box = (west: number, south: number, east: number, north: number): Position[] =>
	[
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south],
	].map(at);
const at = ([x = 0, y = 0]: number[]): Position => [120 + x / 1000, 28 + y / 1000];
const line = (...points: number[][]) => points.map(at);
const polygon = (...coordinates: Position[][]): Areal => ({ type: 'Polygon', coordinates });

function partsOf(geometry: Areal, cut: Position[]): Areal[] {
	const result = split(geometry, cut);
	if (!('parts' in result)) throw new Error(result.message);
	return result.parts.map(arealOf);
}
/** In the plane of lon/lat, where edges are straight and cuts are made: geodesic edges of 300 m differ by millionths. */
const sum = (parts: Areal[]) => parts.reduce((total, part) => total + shoelaceAreaM2(part), 0);
const problemOf = (geometry: Areal, cut: Position[]) => {
	const result = split(geometry, cut);
	return 'parts' in result ? null : result.code;
};

describe('split', () => {
	it('divides a rectangle into two, the larger first, with the ends of the cut on both', () => {
		const parts = partsOf(polygon(box(0, 0, 4, 2)), line([1, -1], [1, 3]));
		expect(parts).toHaveLength(2);
		const [large, small] = parts.map((p) => (p.coordinates as Position[][])[0] as Position[]);
		const shared = large?.filter((p) => small?.some((q) => q[0] === p[0] && q[1] === p[1]));
		expect(new Set(shared?.map((p) => p.map((n) => n.toFixed(6)).join(' ')))).toEqual(
			new Set(['120.001000 28.000000', '120.001000 28.002000']),
		);
		expect(ellipsoidalAreaM2(parts[0] as Areal)).toBeGreaterThan(ellipsoidalAreaM2(parts[1] as Areal));
	});

	it('cuts as often as the line enters and leaves', () => {
		const zigzag = line([0.5, -1], [1, 3], [2, -1], [3, 3], [3.5, -1]);
		expect(partsOf(polygon(box(0, 0, 4, 2)), zigzag)).toHaveLength(5);
	});

	it('cuts a ring open where the line crosses both its sides', () => {
		const ring = polygon(box(0, 0, 4, 4), box(1, 1, 3, 3));
		expect(partsOf(ring, line([2, -1], [2, 5]))).toHaveLength(2);
	});

	it('refuses a line that only reaches the hole: nothing comes apart', () => {
		const ring = polygon(box(0, 0, 4, 4), box(1, 1, 3, 3));
		expect(problemOf(ring, line([2, -1], [2, 2]))).toBe('outline.not-divided');
	});

	it('takes an island out where the line closes on itself inside', () => {
		const parts = partsOf(polygon(box(0, 0, 4, 4)), line([1, 1], [3, 1], [3, 3], [1, 3], [1, 1]));
		expect(parts.map((p) => (p.coordinates as Position[][]).length)).toEqual([2, 1]);
	});

	it('begins and ends on corners and sides to which it was snapped, nine decimals', () => {
		const tilted: Areal = polygon([
			[120.0001234, 28.0002],
			[120.0043, 28.0011117],
			[120.0039, 28.0041],
			[119.9999, 28.0031],
			[120.0001234, 28.0002],
		]);
		const [a, b] = [tilted.coordinates[0]?.[0], tilted.coordinates[0]?.[1]] as [Position, Position];
		const onSide = [0, 1].map((i) => Number((((a[i] as number) + 2 * (b[i] as number)) / 3).toFixed(9)));
		const parts = partsOf(tilted, [onSide, [119.9999, 28.0031]]);
		expect(parts).toHaveLength(2);
		expect(Math.abs(sum(parts) / shoelaceAreaM2(tilted) - 1)).toBeLessThan(1e-9);
	});

	it('refuses lines that miss or stop inside', () => {
		expect(problemOf(polygon(box(0, 0, 4, 2)), line([5, 0], [6, 3]))).toBe('outline.not-divided');
		expect(problemOf(polygon(box(0, 0, 4, 2)), line([-1, 1], [2, 1]))).toBe('outline.not-divided');
	});

	it('leaves parts alone that the line does not touch', () => {
		const two: Areal = { type: 'MultiPolygon', coordinates: [[box(0, 0, 2, 2)], [box(3, 0, 5, 2)]] };
		expect(partsOf(two, line([1, -1], [1, 3]))).toHaveLength(3);
	});

	it('conserves the area and yields valid pieces: 60 stars with holes, lines of 2 to 8 points', () => {
		const random = seeded(20);
		let divided = 0;
		for (let i = 0; i < 60; i++) {
			const star = starPolygon(random, 120, 28, 0.003, 5 + Math.floor(random() * 30), i % 2 === 0);
			const points = Array.from({ length: 2 + Math.floor(random() * 7) }, (_, k): Position => [
				120 + (k % 2 === 0 ? -1 : 1) * 0.006 * (0.5 + random()),
				28 + 0.008 * (random() - 0.5),
			]);
			const result = split(star, points);
			if (!('parts' in result)) continue;
			divided++;
			const parts = result.parts.map(arealOf);
			expect(Math.abs(sum(parts) / shoelaceAreaM2(star) - 1), `case ${i}`).toBeLessThan(1e-9);
			const onEllipsoid = parts.reduce((total, part) => total + ellipsoidalAreaM2(part), 0);
			expect(Math.abs(onEllipsoid / ellipsoidalAreaM2(star) - 1), `case ${i}`).toBeLessThan(1e-5);
			for (const part of parts) expect(isUsable(boundaryFindings(part)), `case ${i}`).toBe(true);
		}
		expect(divided).toBeGreaterThan(50);
	});
});
