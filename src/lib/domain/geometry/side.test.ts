import { describe, expect, it } from 'vitest';
import { ellipsoidalAreaM2 } from './area.ts';
import { bearingOf, degreesMinutesSeconds } from './bearing.ts';
import { geodesicM } from './geodesic.ts';
import { heldPlace, placeAlong, sideOfPlaces, squareTo, turned, workingPlane } from './side.ts';

const plane = workingPlane(119.9);
type Place = readonly [number, number];
const from: Place = [119.9, 28.4];
const farOff: Place = [121.45, 30.1];

describe('a side', () => {
	it('typed is the side measured: geodesic length and grid bearing', () => {
		for (const bearing of [0, 33.3, 90, 179.5, 270, 301]) {
			const side = sideOfPlaces(from, placeAlong(from, { lengthM: 1234.567, bearing }, plane), plane);
			expect(side.lengthM).toBeCloseTo(1234.567, 7);
			expect(side.bearing).toBeCloseTo(bearing, 7);
		}
	});

	it('of 100 × 60 m at right angles encloses 6,000 m² of the ellipsoid, also far off the central meridian', () => {
		for (const start of [from, farOff]) {
			const p = workingPlane(start[0]);
			const b = placeAlong(start, { lengthM: 100, bearing: 20 }, p);
			const c = placeAlong(b, { lengthM: 60, bearing: 110 }, p);
			const d = placeAlong(c, { lengthM: 100, bearing: 200 }, p);
			const ring = [start, b, c, d, start].map(([x, y]) => [x, y]);
			expect(ellipsoidalAreaM2({ type: 'Polygon', coordinates: [ring] })).toBeCloseTo(6000, 3);
			expect(geodesicM(...d, ...start)).toBeCloseTo(60, 4);
		}
	});

	it('with a held length keeps the pointer’s bearing, with a held bearing its reach', () => {
		const pointer = placeAlong(from, { lengthM: 80, bearing: 50 }, plane);
		const onCircle = sideOfPlaces(
			from,
			heldPlace(from, pointer, { lengthM: 30, bearing: null }, plane),
			plane,
		);
		expect(onCircle.lengthM).toBeCloseTo(30, 6);
		expect(onCircle.bearing).toBeCloseTo(50, 6);
		const onLine = sideOfPlaces(from, heldPlace(from, pointer, { lengthM: null, bearing: 90 }, plane), plane);
		expect(onLine.bearing).toBeCloseTo(90, 6);
		expect(onLine.lengthM).toBeCloseTo(80 * Math.cos((40 * Math.PI) / 180), 3);
	});

	it('held square stands at the nearest right angle', () => {
		expect(squareTo(80, 10)).toBe(100);
		expect(squareTo(200, 10)).toBe(190);
		expect(squareTo(-20, 10)).toBe(10);
		expect(turned(-1e-12)).toBe(0);
	});
});

describe('a bearing', () => {
	it('is read in every way that surveys write it', () => {
		expect(bearingOf('45.5', null)).toBe(45.5);
		expect(bearingOf('45°30′', null)).toBe(45.5);
		expect(bearingOf(`45°30'36"`, null)).toBeCloseTo(45.51, 12);
		expect(bearingOf('45-30-36', null)).toBeCloseTo(45.51, 12);
		expect(bearingOf('４５度３０分', null)).toBe(45.5);
		expect(bearingOf('360', null)).toBe(0);
	});

	it('is read as a quadrant bearing', () => {
		expect(bearingOf('N45°30′E', null)).toBe(45.5);
		expect(bearingOf('s 10 w', null)).toBe(190);
		expect(bearingOf('北偏西30', null)).toBe(330);
		expect(bearingOf('南东20°', null)).toBe(160);
	});

	it('with a sign is a turn from the side before', () => {
		expect(bearingOf('+90', 300)).toBe(30);
		expect(bearingOf('-90°', 30)).toBe(300);
		expect(bearingOf('+90', null)).toMatchObject({ code: 'bearing-no-side-before' });
	});

	it('that is none is told with what is expected', () => {
		for (const text of ['', 'east', '400', '45°70′', 'N100E'])
			expect(bearingOf(text, 0)).toMatchObject({ code: 'bearing-unreadable', got: text });
	});

	it('is shown in degrees, minutes and seconds, and never as 60 seconds', () => {
		expect(degreesMinutesSeconds(45.5)).toBe('45°30′00.0″');
		expect(degreesMinutesSeconds(45.508, 0)).toBe('45°30′29″');
		expect(degreesMinutesSeconds(9.999999)).toBe('10°00′00.0″');
		expect(degreesMinutesSeconds(359.9999999)).toBe('0°00′00.0″');
	});
});
