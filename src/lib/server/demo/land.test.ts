import {
	booleanPointInPolygon,
	feature,
	featureCollection,
	intersect,
	kinks,
	pointOnFeature,
} from '@turf/turf';
import Flatbush from 'flatbush';
import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { muOf } from '#lib/domain/units.ts';
import { COUNTIES, inCounty } from './counties.ts';
import type { DemoRow } from './demo-set.ts';
import { generateDemo } from './generate.ts';

const demo = generateDemo();
const rowsOf = (kind: string): DemoRow[] => demo.files.filter((f) => f.kind === kind).flatMap((f) => f.rows);
const ringOf = (row: DemoRow) => (row.geometry as Polygon).coordinates[0] as Position[];
const parcels = rowsOf('parcels');
const parks = rowsOf('parks');

/** Boxes in an index: pairs that may meet. */
function near(rows: readonly DemoRow[]): (row: DemoRow) => DemoRow[] {
	const index = new Flatbush(rows.length);
	const boxes = rows.map((row) => {
		const [lon, lat] = [ringOf(row).map((p) => p[0] as number), ringOf(row).map((p) => p[1] as number)];
		return [Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)] as const;
	});
	for (const box of boxes) index.add(...box);
	index.finish();
	const places = new Map(rows.map((row, i) => [row, i]));
	return (row) =>
		index.search(...(boxes[places.get(row) as number] as (typeof boxes)[0])).map((i) => rows[i] as DemoRow);
}

const commonM2 = (a: DemoRow, b: DemoRow) => {
	const common = intersect(
		featureCollection([feature(a.geometry as Polygon), feature(b.geometry as Polygon)]),
	);
	return common ? ellipsoidalAreaM2(common.geometry) : 0;
};

describe('the land of the demo set', { timeout: 60_000 }, () => {
	it('is drawn in valid counter-clockwise rings', () => {
		const drawn = demo.files
			.filter((f) => f.kind !== 'regions')
			.flatMap((f) => f.rows.filter((r) => r.geometry));
		for (const row of drawn) {
			const ring = ringOf(row);
			const twice = ring.slice(1).reduce((sum, [x, y], i) => {
				const [px, py] = ring[i] as [number, number];
				return (
					sum +
					(px - (ring[0]?.[0] as number)) * ((y as number) - (ring[0]?.[1] as number)) -
					((x as number) - (ring[0]?.[0] as number)) * (py - (ring[0]?.[1] as number))
				);
			}, 0);
			expect(twice, String(row.values.code)).toBeGreaterThan(0);
			expect(new Set(ring.slice(1).map(String)).size).toBe(ring.length - 1);
			expect(kinks(row.geometry as Polygon).features, String(row.values.code)).toHaveLength(0);
		}
	});

	it('lies in the county that its code names', () => {
		for (const row of [...parcels, ...parks]) {
			const county = COUNTIES.find((c) => c.code === String(row.values.code).slice(0, 6));
			expect(county && ringOf(row).every((p) => inCounty(county, p)), String(row.values.code)).toBe(true);
		}
	});

	it('has parcels of 3 to 120 mu that never overlap', () => {
		const around = near(parcels);
		let pairs = 0;
		for (const parcel of parcels) {
			const mu = muOf(ellipsoidalAreaM2(parcel.geometry as Polygon));
			expect(mu > 3 && mu < 120, `${String(parcel.values.code)}: ${mu} mu`).toBe(true);
			for (const other of around(parcel)) {
				if (String(other.values.code) <= String(parcel.values.code)) continue;
				pairs++;
				expect(
					commonM2(parcel, other),
					`${String(parcel.values.code)} ${String(other.values.code)}`,
				).toBeLessThan(1);
			}
		}
		expect(pairs).toBeGreaterThan(3000);
	});

	it('has neighbours that share whole edges, vertex by vertex', () => {
		const uses = new Map<string, number>();
		for (const parcel of parcels) {
			const ring = ringOf(parcel);
			for (let i = 1; i < ring.length; i++) {
				const key = [String(ring[i - 1]), String(ring[i])].sort().join(' ');
				uses.set(key, (uses.get(key) ?? 0) + 1);
			}
		}
		expect(Math.max(...uses.values())).toBe(2);
		expect([...uses.values()].filter((n) => n === 2).length).toBeGreaterThan(2500);
	});

	it('has four of five parcels or more in parks, whole, and the rest outside', () => {
		const inPark = parcels.filter((parcel) => {
			const homes = parks.filter((park) =>
				ringOf(parcel).some((p) => booleanPointInPolygon(p, park.geometry as Polygon)),
			);
			expect(homes.length).toBeLessThan(2);
			const whole = homes.every((park) =>
				ringOf(parcel).every((p) => booleanPointInPolygon(p, park.geometry as Polygon)),
			);
			expect(whole, String(parcel.values.code)).toBe(true);
			return homes.length === 1;
		});
		expect(inPark.length / parcels.length).toBeGreaterThan(0.8);
		expect(inPark.length / parcels.length).toBeLessThan(0.9);
	});

	it('has parks whose outline hugs the blocks: more than three fifths of it is parcels', () => {
		for (const park of parks) {
			const inside = parcels.filter((p) =>
				booleanPointInPolygon(pointOnFeature(p.geometry as Polygon), park.geometry as Polygon),
			);
			const net = inside.reduce((sum, p) => sum + ellipsoidalAreaM2(p.geometry as Polygon), 0);
			expect(net / ellipsoidalAreaM2(park.geometry as Polygon), String(park.values.name)).toBeGreaterThan(
				0.6,
			);
		}
	});

	it('has buildings inside their parcel and clear of each other', () => {
		const byCode = new Map(parcels.map((p) => [p.values.code, p]));
		const buildings = rowsOf('buildings');
		const around = near(buildings);
		for (const building of buildings) {
			const parcel = byCode.get(building.values.parcel as string) as DemoRow;
			expect(
				ringOf(building).every((p) =>
					booleanPointInPolygon(p, parcel.geometry as Polygon, { ignoreBoundary: true }),
				),
			).toBe(true);
			for (const other of around(building)) if (other !== building) expect(commonM2(building, other)).toBe(0);
		}
	});

	it('keeps 可开发 ⊇ 达到供地条件 ⊇ 已供应 ⊇ 已建成 in every park, and two parks lack a part', () => {
		const lacking = parks.filter(({ values }) => {
			const chain = [values.developableM2, values.developedM2, values.suppliedM2, values.builtM2].filter(
				(v) => v !== undefined,
			) as number[];
			expect(chain).toEqual([...chain].sort((a, b) => b - a));
			return chain.length < 4;
		});
		expect(lacking.map((p) => p.values.code)).toEqual(demo.notes.incompleteParks?.records);
		expect(lacking).toHaveLength(2);
	});

	it('has registered areas equal to the drawn ones, 1–3 % off in the noted parcels only', () => {
		const noted = new Set(demo.notes.areaDiffers?.records);
		for (const { values, geometry } of parcels) {
			if (values.registeredAreaM2 === undefined) continue;
			const off = Math.abs((values.registeredAreaM2 as number) / ellipsoidalAreaM2(geometry as Polygon) - 1);
			expect(
				noted.has(String(values.code)) ? off > 0.0099 && off < 0.0301 : off < 1e-4,
				String(values.code),
			).toBe(true);
		}
	});
});
