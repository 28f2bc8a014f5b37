import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { seeded, starPolygon } from '../../../../tests/support/seeded.ts';
import { ellipsoidalAreaM2 } from './area.ts';
import { type Areal, polygonsOf } from './areal.ts';
import { boundaryFindings, isUsable } from './boundary-checks.ts';
import { overlapM2 } from './overlay.ts';
import { shoelaceAreaM2 } from './plane-area.ts';
import { shapeOf } from './shape.ts';
import { subtract, trimTo, type Trimmed } from './trim.ts';

const at = ([x = 0, y = 0]: number[]): Position => [120 + x / 1000, 28 + y / 1000];
const box = (west: number, south: number, east: number, north: number): Areal => ({
	type: 'Polygon',
	coordinates: [
		[
			[west, south],
			[east, south],
			[east, north],
			[west, north],
			[west, south],
		].map(at),
	],
});
function of(result: ReturnType<typeof trimTo>): Trimmed {
	if (!('outline' in result)) throw new Error(result.message);
	return result;
}
const corners = (geometry: Areal) =>
	new Set(
		polygonsOf(geometry)
			.flat(2)
			.map((p) => p.join(' ')),
	);

describe('trim', () => {
	it('keeps the exact corners of the boundary it trims to', () => {
		const parcel = box(1, 1, 3, 3);
		const { outline } = of(trimTo(box(0, 0, 2.5, 5), parcel));
		expect(corners(outline)).toContain(at([1, 1]).join(' '));
		expect(corners(outline)).toContain(at([1, 3]).join(' '));
	});

	it('gives the drawing itself inside a boundary, and the boundary itself around it', () => {
		const [small, large] = [box(1, 1, 2, 2), box(0, 0, 5, 5)];
		expect(corners(of(trimTo(small, large)).outline)).toEqual(corners(small));
		expect(corners(of(trimTo(large, small)).outline)).toEqual(corners(small));
	});

	it('makes a hole of what lies inside, a valid one even where it touches the side', () => {
		const { outline } = of(subtract(box(0, 0, 5, 5), [box(1, 1, 2, 2)]));
		expect(polygonsOf(outline).map((rings) => rings.length)).toEqual([2]);
		const diamond: Areal = {
			type: 'Polygon',
			coordinates: [
				[
					[0, 2],
					[1, 1],
					[2, 2],
					[1, 3],
					[0, 2],
				].map(at),
			],
		};
		const touching = of(subtract(box(0, 0, 5, 5), [diamond])).outline;
		expect(polygonsOf(touching).map((rings) => rings.length)).toEqual([2]);
		expect(isUsable(boundaryFindings(touching))).toBe(true);
	});

	it('leaves no sliver along a side that both share, or share to nine decimals', () => {
		const left = box(0, 0, 2, 2);
		expect(corners(of(subtract(box(0, 0, 4, 2), [left])).outline)).toEqual(corners(box(2, 0, 4, 2)));
		expect(trimTo(left, box(2, 0, 4, 2))).toMatchObject({ code: 'outline.outside' });
	});

	it('says so where nothing is left', () => {
		expect(trimTo(box(0, 0, 1, 1), box(2, 2, 3, 3))).toMatchObject({ code: 'outline.outside' });
		expect(subtract(box(1, 1, 2, 2), [box(0, 0, 3, 3)])).toMatchObject({ code: 'outline.covered' });
	});

	it('what is trimmed and the rest make the whole, and the trimmed agrees with the overlap: 60 pairs of stars', () => {
		const random = seeded(21);
		for (let i = 0; i < 60; i++) {
			const a = starPolygon(random, 120, 28, 0.003, 4 + Math.floor(random() * 40), i % 3 === 0);
			const b = starPolygon(random, 120.002, 28.001, 0.003, 4 + Math.floor(random() * 40), i % 2 === 0);
			const [inside, rest] = [of(trimTo(a, b)).outline, of(subtract(a, [b])).outline];
			// In the plane of lon/lat, where edges are straight and PostGIS clips.
			const whole = shoelaceAreaM2(a);
			const parts = shoelaceAreaM2(inside) + shoelaceAreaM2(rest);
			expect(Math.abs(parts / whole - 1), `case ${i}`).toBeLessThan(1e-9);
			const overlap = overlapM2(shapeOf(a), shapeOf(b));
			expect(Math.abs(ellipsoidalAreaM2(inside) / overlap - 1), `case ${i}`).toBeLessThan(1e-4);
			for (const part of [inside, rest]) expect(isUsable(boundaryFindings(part)), `case ${i}`).toBe(true);
		}
	});
});
