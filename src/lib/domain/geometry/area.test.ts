import geographiclib from 'geographiclib-geodesic';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { seeded, starPolygon } from '../../../../tests/support/seeded.ts';
import { ellipsoidalAreaM2 } from './area.ts';
import { A, F } from './ellipsoid.ts';
import { muOf } from '../units.ts';
import { crsOfEpsg, toLonLat } from './crs.ts';
import type { Crs } from './crs.ts';

const geodesic = new geographiclib.Geodesic.Geodesic(A, F);

/** Karney's algorithm, as PostGIS uses it. */
function referenceM2(ring: readonly Position[]): number {
	const polygon = geodesic.Polygon(false);
	for (const [lon = NaN, lat = NaN] of ring.slice(0, -1)) polygon.AddPoint(lat, lon);
	return Math.abs(polygon.Compute(false, true).area ?? NaN);
}

describe('ellipsoidal area', () => {
	// The reference itself is good to 0.1 mm² a vertex, so a 10 m plot shows its noise, not ours.
	it.each([
		['plots of 20 m', 0.0001, 1e-6],
		['parcels of 200 m', 0.001, 1e-8],
		['parks of 2 km', 0.01, 1e-9],
		['edges of 1 to 10 km', 0.05, 1e-9],
		['edges of 10 to 40 km', 0.2, 1e-9],
		['counties', 0.5, 1e-9],
		['provinces', 3, 1e-9],
	])('agrees with the geodesic reference: %s', (_, radius, tolerance) => {
		const random = seeded(2013);
		let worst = 0;
		for (let i = 0; i < 300; i++) {
			const [lon, lat] = [75 + 58 * random(), 18 + 34 * random()];
			const polygon = starPolygon(random, lon, lat, radius, 3 + Math.floor(12 * random()));
			const reference = referenceM2(polygon.coordinates[0] as Position[]);
			worst = Math.max(worst, Math.abs(ellipsoidalAreaM2(polygon) / reference - 1));
		}
		expect(worst).toBeLessThan(tolerance);
	});

	it.each([
		['Liandu', 3153391, 491443, 999_998.398],
		['Longquan', 3110331, 415636, 999_826.484],
		['Qingyuan', 3061027, 407505, 999_791.193],
		['Qingtian', 3118390, 528409, 999_979.379],
	])('gives the published area of a 1 km plane square at %s', (_, north, east, expected) => {
		const ring = [
			[east, north],
			[east, north + 1000],
			[east + 1000, north + 1000],
			[east + 1000, north],
			[east, north],
		];
		const lonLat = toLonLat(crsOfEpsg(4549) as Crs, { type: 'Polygon', coordinates: [ring] });
		expect(ellipsoidalAreaM2(lonLat)).toBeCloseTo(expected, 2);
	});

	it('takes holes off, adds parts, and minds neither orientation nor a missing closing point', () => {
		const outer = [
			[119.9, 28.4],
			[119.91, 28.4],
			[119.91, 28.41],
			[119.9, 28.41],
			[119.9, 28.4],
		];
		const hole = [
			[119.902, 28.402],
			[119.904, 28.402],
			[119.904, 28.404],
			[119.902, 28.404],
			[119.902, 28.402],
		];
		const whole = referenceM2(outer);
		const inner = referenceM2(hole);
		expect(ellipsoidalAreaM2({ type: 'Polygon', coordinates: [outer, hole] })).toBeCloseTo(whole - inner, 3);
		expect(ellipsoidalAreaM2({ type: 'Polygon', coordinates: [outer.toReversed(), hole] })).toBeCloseTo(
			whole - inner,
			3,
		);
		expect(ellipsoidalAreaM2({ type: 'Polygon', coordinates: [outer.slice(0, -1)] })).toBeCloseTo(whole, 3);
		expect(ellipsoidalAreaM2({ type: 'MultiPolygon', coordinates: [[outer, hole], [hole]] })).toBeCloseTo(
			whole,
			3,
		);
	});

	it('is 0 for nothing', () => {
		expect(ellipsoidalAreaM2({ type: 'MultiPolygon', coordinates: [] })).toBe(0);
		expect(ellipsoidalAreaM2({ type: 'Polygon', coordinates: [] })).toBe(0);
	});

	it('turns into mu as printed conversions do', () => {
		expect([13_979.84, 16_726.97, 68_507.52].map((m2) => muOf(m2).toFixed(2))).toEqual([
			'20.97',
			'25.09',
			'102.76',
		]);
		expect(muOf(666_000)).toBeCloseTo(999, 9);
	});
});
