import { describe, expect, it } from 'vitest';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { crsOfEpsg, toLonLat, type Crs } from '#lib/domain/geometry/crs.ts';
import type { HeightGrid } from '#lib/domain/terrain/height-grid.ts';
import { slopeOfShapes } from '#lib/domain/terrain/zonal-slope.ts';
import { heightWindowBytes } from '#lib/formats/height-window.ts';
import { seeded, starPolygon } from '../../../tests/support/seeded.ts';
import { LiveSlope } from './live-slope.ts';

const CRS = crsOfEpsg(4528) as Crs;
const [WIDTH, HEIGHT, CELL] = [240, 240, 12.5];
const [WEST, NORTH] = [40_489_000, 3_151_000];
/** Rolling ground with a corner that nobody measured. */
const GRID: HeightGrid = {
	width: WIDTH,
	height: HEIGHT,
	cellX: CELL,
	cellY: CELL,
	west: WEST,
	north: NORTH,
	definition: CRS.definition,
	crs: CRS.code,
	heights: Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
		const [x, y] = [(i % WIDTH) * CELL, Math.floor(i / WIDTH) * CELL];
		return x > 2600 && y > 2600 ? NaN : 120 + 60 * Math.sin(x / 210) * Math.cos(y / 260) + 0.05 * x;
	}),
};
const corner = (x: number, y: number) =>
	(
		toLonLat(CRS, { type: 'Polygon', coordinates: [[[WEST + x, NORTH - y]]] }).coordinates[0] as number[][]
	)[0] as [number, number];
const [west, north] = corner(0, 0);
const [east, south] = corner(3000, 3000);
const BOX = [west, south, east, north] as [number, number, number, number];

describe('the live slope', () => {
	it('agrees with the zonal slope of record on seeded drawings of some hundred mu', () => {
		const random = seeded(7);
		const live = LiveSlope.read(BOX, heightWindowBytes(GRID).buffer);
		const drawings = Array.from({ length: 60 }, (_, i) => {
			const [lon, lat] = corner(600 + 1800 * random(), 600 + 1800 * random());
			return starPolygon(
				random,
				lon,
				lat,
				0.001 + 0.002 * random(),
				5 + Math.floor(40 * random()),
				i % 4 === 0,
			);
		});
		const zonal = slopeOfShapes(GRID, drawings);
		drawings.forEach((drawing, i) => {
			const found = live.under(drawing);
			const of = zonal[i] as (typeof zonal)[number];
			const areaM2 = ellipsoidalAreaM2(drawing);
			expect(found?.validShare).toBeCloseTo(of.validShare, 3);
			expect(found?.meanDeg).toBeCloseTo(of.meanDeg ?? NaN, 4);
			found?.classesM2.forEach((m2, k) =>
				expect(Math.abs(m2 - (of.classesM2[k] ?? NaN)) / areaM2).toBeLessThan(1e-4),
			);
			const earth = found?.cutFill;
			expect(Math.abs((earth?.cutM3 ?? NaN) - (earth?.fillM3 ?? NaN))).toBeLessThan(1e-6 * areaM2);
		});
	});

	it('says nothing of a drawing that has left the box, or where there is no terrain', () => {
		const live = new LiveSlope(BOX, GRID);
		const [lon, lat] = corner(2990, 1500);
		expect(live.under(starPolygon(seeded(1), lon, lat, 0.002, 6))).toBeNull();
		expect(
			LiveSlope.read(BOX, new ArrayBuffer(0)).under(starPolygon(seeded(1), west, south, 0.001, 6)),
		).toBeNull();
	});
});
