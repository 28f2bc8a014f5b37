import { feature, featureCollection, intersect } from '@turf/turf';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { seeded, starPolygon } from '../../../../tests/support/seeded.ts';
import { ellipsoidalAreaM2 } from './area.ts';
import type { Areal } from './areal.ts';
import { coveredParcels, indexOf, overlapM2 } from './overlay.ts';
import { shapeOf } from './shape.ts';

/** Turf's clipping, our area: the reference. */
function byTurf(a: Areal, b: Areal): number {
	const shared = intersect(featureCollection([feature(a), feature(b)]));
	return shared ? ellipsoidalAreaM2(shared.geometry) : 0;
}

function box(west: number, south: number, east: number, north: number): Polygon {
	return {
		type: 'Polygon',
		coordinates: [
			[
				[west, south],
				[east, south],
				[east, north],
				[west, north],
				[west, south],
			],
		],
	};
}

const overlap = (a: Areal, b: Areal) => overlapM2(shapeOf(a), shapeOf(b));

describe('overlap', () => {
	// Pieces are measured with straight edges, Turf's with geodesic ones: the difference grows with the edges' length.
	it.each([
		['parcels of 100 m', 0.0005, 5e-6],
		['parcels of 400 m', 0.002, 2e-5],
		['parks of 2 km', 0.01, 1e-4],
	])('agrees with Turf: %s', (_, size, tolerance) => {
		const random = seeded(53);
		let worst = 0;
		for (let i = 0; i < 100; i++) {
			const at = () => [119.9 + size * random(), 28.4 + size * random()] as const;
			const a = starPolygon(
				random,
				...at(),
				size * (0.3 + random()),
				4 + Math.floor(8 * random()),
				random() < 0.3,
			);
			const b = starPolygon(
				random,
				...at(),
				size * (0.3 + random()),
				4 + Math.floor(90 * random()),
				random() < 0.3,
			);
			worst = Math.max(worst, Math.abs(overlap(a, b) - byTurf(a, b)) / ellipsoidalAreaM2(a));
		}
		expect(worst).toBeLessThan(tolerance);
	});

	it('is the same whichever comes first', () => {
		const random = seeded(7);
		const a = starPolygon(random, 119.9, 28.4, 0.002, 9, true);
		const b = starPolygon(random, 119.901, 28.401, 0.002, 100);
		expect(overlap(a, b)).toBeCloseTo(overlap(b, a), 4);
		expect(overlap(a, b)).toBeGreaterThan(0);
	});

	it('is a parcel’s own area, to the last bit, where it lies wholly inside', () => {
		const parcel = starPolygon(seeded(1), 119.9, 28.4, 0.001, 11);
		const drawing = starPolygon(seeded(2), 119.9, 28.4, 0.05, 64);
		expect(overlap(parcel, drawing)).toBe(ellipsoidalAreaM2(parcel));
		expect(overlap(drawing, parcel)).toBe(ellipsoidalAreaM2(parcel));
	});

	it('is nothing in a hole, across a gap, or along a shared edge', () => {
		const ring = box(119.9, 28.4, 119.91, 28.41).coordinates;
		const holed: Polygon = {
			type: 'Polygon',
			coordinates: [...ring, ...box(119.902, 28.402, 119.908, 28.408).coordinates],
		};
		expect(overlap(holed, box(119.903, 28.403, 119.907, 28.407))).toBe(0);
		expect(overlap(holed, box(119.92, 28.4, 119.93, 28.41))).toBe(0);
		expect(overlap(holed, box(119.91, 28.4, 119.92, 28.41))).toBe(0);
		expect(overlap(holed, box(119.9, 28.41, 119.91, 28.42))).toBe(0);
	});

	it('is the whole where two shapes are the same, and half where one is half', () => {
		const whole = box(119.9, 28.4, 119.902, 28.402);
		const own = ellipsoidalAreaM2(whole);
		expect(overlap(whole, whole) / own).toBeCloseTo(1, 6);
		expect(overlap(whole, box(119.901, 28.3, 119.95, 28.5)) / own).toBeCloseTo(0.5, 6);
	});

	it('sums to the whole when a parcel is cut along any line', () => {
		const random = seeded(29);
		for (let i = 0; i < 50; i++) {
			const parcel = starPolygon(random, 119.9, 28.4, 0.001, 11, true);
			const cut = 119.8995 + 0.001 * random();
			const lean = 0.002 * (random() - 0.5);
			const west: Polygon = {
				type: 'Polygon',
				coordinates: [
					[
						[119.8, 28.3],
						[cut, 28.3],
						[cut + lean, 28.5],
						[119.8, 28.5],
						[119.8, 28.3],
					],
				],
			};
			const east: Polygon = {
				type: 'Polygon',
				coordinates: [
					[
						[120, 28.3],
						[cut, 28.3],
						[cut + lean, 28.5],
						[120, 28.5],
						[120, 28.3],
					],
				],
			};
			const sum = overlap(parcel, west) + overlap(parcel, east);
			expect(sum / ellipsoidalAreaM2(parcel)).toBeCloseTo(1, 5);
		}
	});
});

describe('covered parcels', () => {
	const grid = Array.from({ length: 9 }, (_, i) => {
		const [west, south] = [119.9 + 0.001 * (i % 3), 28.4 + 0.001 * Math.floor(i / 3)];
		return shapeOf(box(west, south, west + 0.001, south + 0.001));
	});

	it('are those under the drawing in their order, with share; neighbours along its edge are not', () => {
		const drawing = shapeOf(box(119.9, 28.4, 119.9015, 28.401));
		const covers = coveredParcels(drawing, indexOf(grid), grid);
		expect(covers.map((c) => c.index)).toEqual([0, 1]);
		expect(covers.map((c) => c.share)).toEqual([expect.closeTo(1, 6), expect.closeTo(0.5, 6)]);
	});

	it('are none without parcels', () => {
		expect(coveredParcels(shapeOf(box(119.9, 28.4, 119.91, 28.41)), indexOf([]), [])).toEqual([]);
	});
});
