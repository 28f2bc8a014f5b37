import { describe, expect, it } from 'vitest';
import type { Polygon } from 'geojson';
import { crsOfEpsg, toLonLat, type Crs } from '../geometry/crs.ts';
import { cutAndFill, earthworkClassOf, earthworkPlace, readEarthworkEnds } from './cut-fill.ts';
import { SlopedGround } from './ground-under.ts';
import type { HeightGrid } from './height-grid.ts';

const CRS = crsOfEpsg(4528) as Crs;
const [WEST, NORTH] = [40_490_000, 3_150_000];
/** 40 × 40 cells of 5 m that fall to the east by `degrees`. */
function ramp(degrees: number): HeightGrid {
	const [width, height] = [40, 40];
	const fall = Math.tan((degrees * Math.PI) / 180) * 5;
	const heights = Float32Array.from({ length: width * height }, (_, i) => 100 - fall * (i % width));
	return {
		width,
		height,
		heights,
		cellX: 5,
		cellY: 5,
		west: WEST,
		north: NORTH,
		definition: CRS.definition,
		crs: CRS.code,
	};
}
/** From and to in metres east and south of the grid's corner. */
function box(x0: number, y0: number, x1: number, y1: number): Polygon {
	const ring = [
		[x0, y0],
		[x0, y1],
		[x1, y1],
		[x1, y0],
		[x0, y0],
	];
	return toLonLat(CRS, {
		type: 'Polygon',
		coordinates: [ring.map(([x = 0, y = 0]) => [WEST + x, NORTH - y])],
	}) as Polygon;
}

describe('the ground under a shape', () => {
	it('of a ramp: its slope, its class, where it falls to, its relief', () => {
		const under = new SlopedGround(ramp(10)).under(box(50, 50, 150, 150));
		expect(under?.meanDeg).toBeCloseTo(10, 3);
		expect(under?.classesM2.map((m2) => Math.round(m2))).toEqual([0, 0, 10_000, 0, 0]);
		expect(under?.aspect).toEqual({ to: 'E', share: 1 });
		expect(under?.reliefM).toBeCloseTo(95 * Math.tan(Math.PI / 18), 3);
		expect(under?.validShare).toBeCloseTo(1, 9);
	});

	it('counts a cell with the part that is covered, so that half a cell of shape is measured too', () => {
		const ground = new SlopedGround(ramp(10));
		const sum = (shape: Polygon) => ground.under(shape)?.classesM2.reduce((a, b) => a + b, 0);
		expect(sum(box(52, 52, 54.5, 54.5))).toBeCloseTo(6.25, 3);
	});

	it('is nothing where no cell has a slope, and says how much it knows where the shape leaves the grid', () => {
		const ground = new SlopedGround(ramp(10));
		expect(ground.under(box(-100, 0, -50, 50))).toBeNull();
		expect(ground.under(box(100, 100, 290, 150))?.validShare).toBeCloseTo(0.5, 2);
	});

	it('of a balanced platform on a plane moves s·L³ ÷ 8 each way, as much cut as fill', () => {
		const slope = Math.tan(Math.PI / 18);
		const earth = new SlopedGround(ramp(10)).under(box(50, 50, 150, 150))?.cutFill;
		expect(earth?.cutM3).toBeCloseTo((slope * 100 ** 3) / 8, 0);
		expect(earth?.fillM3).toBeCloseTo(earth?.cutM3 ?? NaN, 1);
		expect(earth?.perM2).toBeCloseTo((slope * 100) / 4, 3);
		// The middle of the outermost cell lies 47.5 m from the middle of the platform.
		expect(earth?.maxCutM).toBeCloseTo(slope * 47.5, 3);
	});
});

describe('cut and fill', () => {
	it('at a given level moves the difference, and is not called balanced', () => {
		expect(cutAndFill([10, 14], [100, 50], 2, 11)).toEqual({
			levelM: 11,
			balanced: false,
			cutM3: 150,
			fillM3: 100,
			perM2: 250 / 150,
			maxCutM: 3,
			maxFillM: 1,
		});
		expect(cutAndFill([], [], 0)).toBeNull();
	});

	it('has the class of a table that has classes, with upper ends included, and none of an empty one', () => {
		const table = { id: 't', version: '1', title: 't', mark: 'synthetic' as const, source: 's' };
		const classes = [
			{ code: 'small', title: '小', upToM3PerM2: 2 },
			{ code: 'large', title: '大', upToM3PerM2: null },
		];
		expect(earthworkClassOf(2, { ...table, classes })?.code).toBe('small');
		expect(earthworkClassOf(2.1, { ...table, classes })?.code).toBe('large');
		expect(earthworkClassOf(2, { ...table, classes: [] })).toBeNull();
	});

	it('has the class of the ends that somebody typed, upper ends included, and of nothing that does not rise', () => {
		expect(readEarthworkEnds(' 1，2.5 4 ')).toEqual([1, 2.5, 4]);
		expect(readEarthworkEnds('')).toEqual([]);
		for (const text of ['2 1', '0 1', '1 1', 'a', '-1']) expect(readEarthworkEnds(text)).toBeNull();
		expect([0, 1, 1.1, 4, 4.1].map((perM2) => earthworkPlace(perM2, [1, 2.5, 4]))).toEqual([1, 1, 2, 3, 4]);
		expect(earthworkPlace(1, [])).toBeNull();
	});
});
