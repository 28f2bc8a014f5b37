import { feature, featureCollection, intersect } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Neighbourhood } from '#lib/api/assessment.ts';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { muOf } from '#lib/domain/units.ts';
import { flatten, unflatten } from './flat-geometry.ts';
import { nearOf } from './near-of.ts';
import { Surroundings } from './surroundings.ts';

/** A box in thousandths of a degree from 119.9 E 28.4 N. */
function box(west: number, south: number, east: number, north: number): Polygon {
	const at = (x: number, y: number) => [119.9 + x / 1000, 28.4 + y / 1000];
	return {
		type: 'Polygon',
		coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]],
	};
}
const multi = (polygon: Polygon): MultiPolygon => ({
	type: 'MultiPolygon',
	coordinates: [polygon.coordinates],
});

/** Two parcels side by side, 1 × 1 each; the east one's energy is not known. */
const WEST = box(0, 0, 1, 1);
const EAST = box(1, 0, 2, 1);
const near: Neighbourhood = {
	year: 2024,
	run: 7,
	bbox: [119.89, 28.39, 119.91, 28.41],
	truncated: false,
	parcels: [
		{
			id: 1,
			code: 'W',
			geometry: multi(WEST),
			areaM2: ellipsoidalAreaM2(WEST),
			registeredMu: 16,
			facts: { landMu: 16, taxWan: 100, energyTce: 50, valueAddedWan: 300 },
			grade: 'B',
			flags: [
				{ code: 'idle', finding: 'yes' },
				{ code: 'low-efficiency', finding: 'no' },
			],
			enterprises: [{ id: 9, share: 1 }],
		},
		{
			id: 2,
			code: 'E',
			geometry: multi(EAST),
			areaM2: ellipsoidalAreaM2(EAST),
			registeredMu: 16,
			facts: { landMu: 16, taxWan: 40, energyTce: null, valueAddedWan: 200 },
			grade: null,
			flags: [{ code: 'idle', finding: 'unknown' }],
			enterprises: [],
		},
	],
	enterprises: [{ id: 9, code: '9', name: 'A', grade: 'B' }],
	parks: [],
	lowSlope: [{ id: 30, code: 'S', geometry: multi(box(0, 0, 4, 0.5)) }],
};
const surroundings = new Surroundings(nearOf(near));
const evaluate = (drawing: Polygon) => surroundings.evaluate(flatten(drawing));

describe('the live evaluation', () => {
	it('apportions facts by area: the whole west parcel and half of the east one', () => {
		const { figures, complete, faults } = evaluate(box(-0.5, -0.5, 1.5, 1.5));
		expect({ complete, faults }).toEqual({ complete: true, faults: [] });
		expect([...(figures?.covered ?? [])]).toEqual([0, 1]);
		expect(figures?.totals.taxWan).toBeCloseTo(100 + 20, 4);
		// A ratio of sums, not a mean of ratios: (100 + 20) ÷ (16 + 8).
		expect(figures?.indicators['taxPerMu']).toBeCloseTo(5, 6);
		expect([...(figures?.enterprises ?? [])]).toEqual([0]);
		expect([...(figures?.enterpriseShares ?? [])]).toEqual([1]);
	});

	it('lists firms by the share of them that is inside', () => {
		const [west, east] = near.parcels as [(typeof near.parcels)[0], (typeof near.parcels)[0]];
		const two = new Surroundings(
			nearOf({
				...near,
				parcels: [west, { ...east, enterprises: [{ id: 8, share: 1 }] }],
				enterprises: [...near.enterprises, { id: 8, code: '8', name: 'B', grade: null }],
			}),
		);
		const { figures } = two.evaluate(flatten(box(0.5, -0.5, 2.5, 1.5)));
		expect([...(figures?.enterprises ?? [])]).toEqual([1, 0]);
		expect(figures?.enterpriseShares[0]).toBeCloseTo(1, 9);
		expect(figures?.enterpriseShares[1]).toBeCloseTo(0.5, 6);
	});

	it('leaves a parcel without a fact out of both sides, and names it', () => {
		const { figures } = evaluate(box(-0.5, -0.5, 2.5, 1.5));
		// The east parcel's value added is known, its energy is not: 300 ÷ 50, not 500 ÷ 50.
		expect(figures?.indicators['valueAddedPerTce']).toBeCloseTo(6, 6);
		expect(figures?.missing.find((m) => m.fact === 'energyTce')?.parcels).toBe(1);
	});

	it('measures area and overlap as Turf clips them', () => {
		const drawing = box(0.3, 0.2, 1.6, 0.9);
		const { figures } = evaluate(drawing);
		expect(figures?.area.areaM2).toBe(ellipsoidalAreaM2(drawing));
		expect(figures?.area.mu).toBe(muOf(ellipsoidalAreaM2(drawing)));
		const shared = intersect(featureCollection([feature(WEST), feature(drawing)]));
		expect((figures?.overlapsM2[0] ?? 0) / ellipsoidalAreaM2(shared!.geometry)).toBeCloseTo(1, 5);
	});

	it('counts suspected findings with the land under them, and the unknown apart', () => {
		const { figures } = evaluate(box(-0.5, -0.5, 1.5, 1.5));
		expect(figures?.flags.map(({ code, finding, parcels }) => [code, finding, parcels])).toEqual([
			['idle', 'yes', 1],
			['idle', 'unknown', 1],
		]);
		expect(figures?.flags[0]?.overlapM2).toBeCloseTo(ellipsoidalAreaM2(WEST), 3);
	});

	it('gives the low-slope land inside', () => {
		const { figures } = evaluate(box(0, 0, 1, 1));
		expect((figures?.lowSlopeM2 ?? 0) / (figures?.area.areaM2 ?? 1)).toBeCloseTo(0.5, 5);
	});

	it('says where a boundary crosses itself, and evaluates nothing', () => {
		const bow = box(0, 0, 1, 1);
		const [a, b, c, d] = bow.coordinates[0] as [number[], number[], number[], number[]];
		const { faults, figures } = evaluate({ type: 'Polygon', coordinates: [[a, c, b, d, a]] });
		expect(figures).toBeNull();
		const crossing = faults.find((f) => f.code === 'boundary.self-crossing');
		expect(crossing?.at?.[0]).toBeCloseTo(119.9005, 9);
	});

	it('says that it is not complete where the drawing leaves what is loaded', () => {
		expect(evaluate(box(5, 5, 50, 50)).complete).toBe(false);
	});
});

describe('a geometry on its way to the worker', () => {
	it('arrives with its parts and holes', () => {
		const drawing: MultiPolygon = {
			type: 'MultiPolygon',
			coordinates: [
				[...box(0, 0, 9, 9).coordinates, ...box(3, 3, 5, 5).coordinates],
				box(20, 0, 22, 2).coordinates,
			],
		};
		expect(unflatten(flatten(drawing))).toEqual(drawing);
	});
});
