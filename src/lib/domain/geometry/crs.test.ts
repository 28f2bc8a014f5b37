import { describe, expect, it } from 'vitest';
import { type Crs, crsOfEpsg, fromLonLat, gaussKruger, planeCrsFor, toLonLat } from './crs.ts';
import type { Areal } from './areal.ts';

const points = (...ring: [number, number][]): Areal => ({ type: 'Polygon', coordinates: [ring] });

describe('CGCS2000 codes', () => {
	it.each([
		[4491, 6, 13, 75, 13_500_000],
		[4501, 6, 23, 135, 23_500_000],
		[4502, 6, 13, 75, 500_000],
		[4512, 6, 23, 135, 500_000],
		[4513, 3, 25, 75, 25_500_000],
		[4528, 3, 40, 120, 40_500_000],
		[4533, 3, 45, 135, 45_500_000],
		[4534, 3, 25, 75, 500_000],
		[4549, 3, 40, 120, 500_000],
		[4554, 3, 45, 135, 500_000],
	])(
		'EPSG:%i is the %i° zone %i, meridian %i, false easting %i',
		(code, zoneWidth, zone, centralMeridian, falseEasting) => {
			expect(crsOfEpsg(code)).toMatchObject({
				code: `EPSG:${code}`,
				kind: 'gauss-kruger',
				zoneWidth,
				zone,
				centralMeridian,
				falseEasting,
			});
		},
	);

	it.each([4489, 4555, 2362, 32650])('EPSG:%i is none of ours', (code) => {
		expect(crsOfEpsg(code)).toBeNull();
	});

	it('refuses a zone that China does not have', () => {
		expect(() => gaussKruger(3, 46, true)).toThrow(RangeError);
	});
});

describe('planeCrsFor', () => {
	it.each([
		[119.9, 'EPSG:4528'],
		[118.51, 'EPSG:4528'],
		[118.49, 'EPSG:4527'],
		[121.49, 'EPSG:4528'],
		[75, 'EPSG:4513'],
	])('%d° lies in %s', (lon, code) => {
		expect(planeCrsFor(lon)?.code).toBe(code);
	});

	it('has no plane for Massachusetts', () => {
		expect(planeCrsFor(-71.1)).toBeNull();
	});
});

describe('conversion', () => {
	it('goes through the plane and back within a tenth of a millimetre', () => {
		const plane = crsOfEpsg(4528) as Crs;
		const there = fromLonLat(plane, points([119.123456789, 27.6], [120.3, 28.5], [119.9, 28.9]));
		const back = toLonLat(plane, there);
		expect(back.coordinates.flat()).toEqual(
			[
				[119.123456789, 27.6],
				[120.3, 28.5],
				[119.9, 28.9],
			].map(([lon, lat]) => [expect.closeTo(lon as number, 9), expect.closeTo(lat as number, 9)]),
		);
	});

	it('puts the central meridian at the false easting', () => {
		const [[[east = NaN] = []] = []] = fromLonLat(crsOfEpsg(4528) as Crs, points([120, 28]))
			.coordinates as number[][][];
		expect(east).toBeCloseTo(40_500_000, 6);
	});

	it('knows web Mercator', () => {
		const [[position] = []] = toLonLat(crsOfEpsg(3857) as Crs, points([13347206.946, 3305827.875]))
			.coordinates as number[][][];
		expect(position?.[0]).toBeCloseTo(119.9, 6);
		expect(position?.[1]).toBeCloseTo(28.45, 6);
	});
});
