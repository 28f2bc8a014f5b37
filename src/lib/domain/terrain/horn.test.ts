import { describe, expect, it } from 'vitest';
import { planeGrid } from '../../../../tests/support/height-grids.ts';
import { seeded } from '../../../../tests/support/seeded.ts';
import type { HeightGrid } from './height-grid.ts';
import { groundSizes, withGroundSize } from './ground-size.ts';
import { aspectGrid, slopeClassGrid, slopeGrid } from './horn.ts';
import { NO_CLASS, slopeClassOf } from './slope-classes.ts';

const tan = (degrees: number) => Math.tan((degrees * Math.PI) / 180);

describe('slope', () => {
	it('is 45° on a ramp of one to one, and nothing on the border ring', () => {
		const grid = planeGrid(4, 3, 30, (east) => east);
		const none = NaN;
		expect([...slopeGrid(grid)].map((v) => Math.round(v * 1e4) / 1e4)).toEqual([
			none, none, none, none,
			none, 45, 45, none,
			none, none, none, none,
		]); // prettier-ignore
	});

	it('takes the cell size of each direction for itself', () => {
		const grid = { ...planeGrid(3, 3, 10, (east, north) => east + north), cellX: 10, cellY: 20 };
		expect(slopeGrid(grid)[4]).toBeCloseTo((Math.atan(Math.hypot(1, 0.5)) * 180) / Math.PI, 4);
	});

	it('is none where any of the nine heights is unknown, the middle one too', () => {
		for (let hole = 0; hole < 9; hole++) {
			const grid = planeGrid(3, 3, 10, () => 100);
			grid.heights[hole] = NaN;
			expect(slopeGrid(grid)[4]).toBeNaN();
			expect(slopeClassGrid(grid)[4]).toBe(NO_CLASS);
		}
	});

	it('is the same below the sea as above it', () => {
		const above = planeGrid(5, 5, 10, (east, north) => 300 + east / 8 + north / 16);
		const below = planeGrid(5, 5, 10, (east, north) => -300 + east / 8 + north / 16);
		expect(slopeGrid(below)).toEqual(slopeGrid(above));
	});

	it('of degrees is taken in metres on the ground at each row', () => {
		const place = withGroundSize({
			width: 3,
			height: 3,
			west: 120,
			north: 60.00015,
			stepX: 0.0001,
			stepY: 0.0001,
			definition: '+proj=longlat +ellps=GRS80 +no_defs',
			crs: 'EPSG:4490',
		});
		// One degree of longitude at 60° N is 55.80 km on the ellipsoid: a rise of 5.58 m a cell is one to one.
		const rise = 5.58;
		const heights = Float32Array.from({ length: 9 }, (_, i) => (i % 3) * rise);
		expect(slopeGrid({ ...place, heights })[4]).toBeCloseTo(45, 2);
		expect(groundSizes(place)(1).y).toBeCloseTo(11.141, 3);
	});
});

describe('slope classes', () => {
	it.each([
		[2, 0],
		[2.01, 1],
		[6, 1],
		[6.01, 2],
		[15, 2],
		[15.01, 3],
		[25, 3],
		[25.01, 4],
	])('a ramp of %f° is in class %i: upper ends belong to the class', (degrees, expected) => {
		const grid = planeGrid(12, 12, 5, (east) => 350 + east * tan(degrees));
		const inner = [...slopeClassGrid(grid)].filter((k) => k !== NO_CLASS);
		expect(inner).toEqual(Array(100).fill(expected));
		expect(slopeClassOf(degrees)).toBe(expected);
	});

	it('agree with the slope in degrees on rough ground', () => {
		const random = seeded(7);
		const grid = planeGrid(40, 40, 10, () => random() * 12);
		const slopes = slopeGrid(grid);
		expect([...slopeClassGrid(grid)]).toEqual([...slopes].map((s) => slopeClassOf(s)));
	});
});

describe('aspect', () => {
	const facing = (heightAt: (east: number, north: number) => number): number | undefined =>
		aspectGrid(planeGrid(3, 3, 10, heightAt))[4];

	it('is the direction that the ground falls to, clockwise from north', () => {
		expect(facing((_, north) => -north)).toBeCloseTo(0, 5);
		expect(facing((east) => -east)).toBeCloseTo(90, 5);
		expect(facing((_, north) => north)).toBeCloseTo(180, 5);
		expect(facing((east) => east)).toBeCloseTo(270, 5);
		expect(facing((east, north) => east - north)).toBeCloseTo(315, 5);
	});

	it('is none on level ground and beside a hole', () => {
		expect(facing(() => 5)).toBeNaN();
		const holed: HeightGrid = planeGrid(3, 3, 10, (east) => east);
		holed.heights[0] = NaN;
		expect(aspectGrid(holed)[4]).toBeNaN();
	});
});
