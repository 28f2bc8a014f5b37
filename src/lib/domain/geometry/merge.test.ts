import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { seeded } from '../../../../tests/support/seeded.ts';
import { ellipsoidalAreaM2 } from './area.ts';
import { type Areal, polygonsOf } from './areal.ts';
import { boundaryFindings, isUsable } from './boundary-checks.ts';
import { merge, type Merged } from './merge.ts';

/** A metre, in degrees of longitude and latitude at 28°N. */
const EAST = 1 / 98_364;
const NORTH = 1 / 110_806;
const at = ([x = 0, y = 0]: number[]): Position => [120 + x * EAST, 28 + y * NORTH];
/** A box in metres. */
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
function of(result: ReturnType<typeof merge>): Merged {
	if (!('outline' in result)) throw new Error(result.message);
	return result;
}
const shape = (geometry: Areal) => polygonsOf(geometry).map((rings) => rings.map((ring) => ring.length - 1));

describe('merge', () => {
	it('two neighbours become one rectangle without corners on its sides', () => {
		const { outline, closedM2 } = of(merge([box(0, 0, 100, 50), box(100, 0, 180, 50)], 0));
		expect(shape(outline)).toEqual([[4]]);
		expect(closedM2).toBe(0);
	});

	it('closes a gap of 3 cm and says what that added', () => {
		const parcels = [box(0, 0, 100, 50), box(100.03, 0, 180, 50)];
		const { outline, closedM2 } = of(merge(parcels, 0.05));
		expect(shape(outline)).toEqual([[4]]);
		expect(closedM2).toBeCloseTo(1.5, 2);
		expect(shape(of(merge(parcels, 0)).outline)).toEqual([[4], [4]]);
	});

	it('closes the gap between sides whose corners lie elsewhere, and keeps every corner of the first', () => {
		const { outline } = of(merge([box(0, 0, 100, 50), box(100.04, 10, 130, 30)], 0.05));
		expect(shape(outline)).toEqual([[8]]);
		const kept = new Set(polygonsOf(outline).flat(2).map(String));
		for (const corner of polygonsOf(box(0, 0, 100, 50)).flat(2)) expect(kept).toContain(String(corner));
	});

	it('keeps corners that stood on a straight side before', () => {
		const surveyed: Areal = {
			type: 'Polygon',
			coordinates: [
				[
					[0, 0],
					[40, 0],
					[100, 0],
					[100, 50],
					[0, 50],
					[0, 0],
				].map(at),
			],
		};
		expect(shape(of(merge([surveyed, box(100, 0, 180, 50)], 0.05)).outline)).toEqual([[5]]);
	});

	it('keeps a courtyard, closes a slit', () => {
		const court = merge(
			[box(0, 0, 30, 10), box(0, 20, 30, 30), box(0, 10, 10, 20), box(20, 10, 30, 20)],
			0.05,
		);
		expect(shape(of(court).outline)).toEqual([[4, 4]]);
		const slit = merge([box(0, 0, 30, 10), box(0, 10, 10, 20), box(10.02, 10, 30, 20)], 0.05);
		expect(shape(of(slit).outline)).toEqual([[4]]);
	});

	it('says that one alone is nothing to merge', () => {
		expect(merge([box(0, 0, 1, 1)], 0.05)).toMatchObject({ code: 'outline.one-alone' });
	});

	it('rows of 6 parcels whose corners are off by up to 2 cm become one outline without slivers: 30 rows', () => {
		const random = seeded(22);
		for (let i = 0; i < 30; i++) {
			const off = () => (random() - 0.5) * 0.028;
			const parcels = Array.from({ length: 6 }, (_, k): Areal => {
				const [west, east] = [k * 40, (k + 1) * 40];
				const ring = [
					[west + off(), off()],
					[east + off(), off()],
					[east + off(), 60 + off()],
					[west + off(), 60 + off()],
				].map(at);
				return { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] };
			});
			const { outline } = of(merge(parcels, 0.05));
			expect(
				polygonsOf(outline).map((rings) => rings.length),
				`row ${i}`,
			).toEqual([1]);
			expect(isUsable(boundaryFindings(outline)), `row ${i}`).toBe(true);
			expect(Math.abs(ellipsoidalAreaM2(outline) - 240 * 60)).toBeLessThan(30);
		}
	});
});
