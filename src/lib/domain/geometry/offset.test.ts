import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { seeded, starPolygon } from '../../../../tests/support/seeded.ts';
import { type Areal, polygonsOf } from './areal.ts';
import { boundaryFindings, isUsable } from './boundary-checks.ts';
import { toLonLat, transverseMercator } from './crs.ts';
import { offset, type Offset } from './offset.ts';
import { planeAreaM2, shoelaceAreaM2 } from './plane-area.ts';

/** The Gauss-Krüger plane with its meridian at 119.92°E: a metre is a metre on the ground there. */
const PLANE = transverseMercator(119.92, 500_000);
/** Rings in metres from a place in Lishui. */
const onGround = (...rings: number[][][]): Areal =>
	toLonLat(PLANE, {
		type: 'Polygon',
		coordinates: rings.map((ring) =>
			[...ring, ring[0] as number[]].map(([x = 0, y = 0]): Position => [500_000 + x, 3_148_000 + y]),
		),
	});
const square = (half: number) => [
	[-half, -half],
	[half, -half],
	[half, half],
	[-half, half],
];
const areaOf = (geometry: Areal) => planeAreaM2(geometry, PLANE);
function of(result: ReturnType<typeof offset>): Offset {
	if (!('outline' in result)) throw new Error(result.message);
	return result;
}

describe('offset', () => {
	it('a square of 100 m set back by 10 m is one of 80 m', () => {
		const { outline } = of(offset(onGround(square(50)), -10));
		expect(Math.abs(areaOf(outline) - 6400)).toBeLessThan(1e-6);
		expect(polygonsOf(outline).map((rings) => rings.map((r) => r.length))).toEqual([[5]]);
	});

	it('moved out: to a point, cut straight, in an arc', () => {
		const area = (corner: 'mitre' | 'bevel' | 'round') =>
			areaOf(of(offset(onGround(square(50)), 10, corner)).outline);
		expect(area('mitre')).toBeCloseTo(120 * 120, 5);
		expect(area('bevel')).toBeCloseTo(120 * 120 - 4 * 50, 5);
		// Four quarter circles of radius 10 in chords: a little below the full circle.
		expect(area('round')).toBeGreaterThan(120 * 120 - 400 + Math.PI * 100 * 0.998);
		expect(area('round')).toBeLessThan(120 * 120 - 400 + Math.PI * 100);
	});

	it('a hole grows as the outline is set back', () => {
		const { outline } = of(offset(onGround(square(50), square(10)), -5));
		expect(areaOf(outline)).toBeCloseTo(90 * 90 - 30 * 30, 5);
	});

	it('an hourglass comes apart; each half stays', () => {
		const neck = [[-50, 0], [50, 0], [50, 60], [2, 60], [2, 80], [50, 80], [50, 140], [-50, 140], [-50, 80], [-2, 80], [-2, 60], [-50, 60]]; // prettier-ignore
		const { outline } = of(offset(onGround(neck), -5));
		expect(polygonsOf(outline)).toHaveLength(2);
		expect(areaOf(outline)).toBeCloseTo(2 * 90 * 50, 4);
	});

	it('says so where nothing is left, and how many parts went', () => {
		expect(offset(onGround(square(50)), -50)).toMatchObject({ code: 'outline.collapsed' });
		const two: Areal = {
			type: 'MultiPolygon',
			coordinates: [onGround(square(50)), onGround(square(5).map(([x = 0, y = 0]) => [x + 200, y]))].map(
				(part) => part.coordinates as Position[][],
			),
		};
		expect(of(offset(two, -8))).toMatchObject({ collapsed: 1 });
	});

	it('out and back in again: never smaller than before, and always valid, 40 stars', () => {
		const random = seeded(23);
		for (let i = 0; i < 40; i++) {
			const star = starPolygon(random, 119.92, 28.45, 0.002, 4 + Math.floor(random() * 20), i % 2 === 0);
			const out = of(offset(star, 6)).outline;
			const back = of(offset(out, -6)).outline;
			for (const result of [out, back]) expect(isUsable(boundaryFindings(result)), `case ${i}`).toBe(true);
			expect(areaOf(back), `case ${i}`).toBeGreaterThan(areaOf(star) - 1e-3);
		}
	});

	it('measures in ground metres away from the meridian of the zone, too', () => {
		const west = transverseMercator(121.4, 500_000);
		const shape = toLonLat(west, {
			type: 'Polygon',
			coordinates: [[...square(50), [-50, -50]].map(([x = 0, y = 0]) => [500_000 + x, 3_148_000 + y])],
		});
		const { outline } = of(offset(shape, -10));
		expect(Math.abs(planeAreaM2(outline, west) - 6400)).toBeLessThan(1e-6);
		expect(shoelaceAreaM2(outline)).toBeGreaterThan(0);
	});
});
