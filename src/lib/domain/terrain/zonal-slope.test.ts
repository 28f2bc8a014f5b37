import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { planeGrid, ZONE_40 } from '../../../../tests/support/height-grids.ts';
import { seeded } from '../../../../tests/support/seeded.ts';
import { ellipsoidalAreaM2 } from '../geometry/area.ts';
import { type Areal, mapPositions } from '../geometry/areal.ts';
import { converterOf } from '../geometry/crs.ts';
import { overlapM2 } from '../geometry/overlay.ts';
import { shapeOf } from '../geometry/shape.ts';
import { withGroundSize } from './ground-size.ts';
import { slopeClassGrid, slopeGrid } from './horn.ts';
import { slopeOfShapes, ZonalSlope } from './zonal-slope.ts';

const WEST = 40_500_000;
const NORTH = 3_150_000;
const tan = (degrees: number) => Math.tan((degrees * Math.PI) / 180);
const { inverse } = converterOf(ZONE_40);

/** A shape in metres east and south of the grid's north-west corner → lon/lat. */
function shape(...rings: Position[][]): Areal {
	const plane: Polygon = { type: 'Polygon', coordinates: rings };
	return mapPositions(plane, ([x = NaN, y = NaN]) => inverse([WEST + x, NORTH - y]));
}
const box = (x0: number, y0: number, x1: number, y1: number): Position[] => [
	[x0, y0],
	[x1, y0],
	[x1, y1],
	[x0, y1],
	[x0, y0],
];
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** 20 × 20 cells of 10 m: the western half rises by 4°, the eastern by 10°. */
const twoSlopes = planeGrid(20, 20, 10, (east) =>
	east < 100 ? 200 + east * tan(4) : 200 + 100 * tan(4) + (east - 100) * tan(10),
);

describe('slope under a shape', () => {
	it('divides its ellipsoidal area among the classes', () => {
		const [west] = slopeOfShapes(twoSlopes, [shape(box(20, 20, 80, 80))]);
		const area = ellipsoidalAreaM2(shape(box(20, 20, 80, 80)));
		expect(west?.classesM2.map((m2) => m2 / area)).toEqual([0, 1, 0, 0, 0]);
		expect(west?.meanDeg).toBeCloseTo(4, 4);
		expect(west?.validShare).toBe(1);
		expect(west?.areaM2).toBe(area);
	});

	it('smaller than a cell takes the class of its cell', () => {
		const [tiny] = slopeOfShapes(twoSlopes, [shape(box(152, 52, 154, 53))]);
		expect(tiny?.classesM2[2]).toBeCloseTo(2, 3);
		expect(tiny?.meanDeg).toBeCloseTo(10, 4);
		expect(tiny?.validShare).toBe(1);
	});

	it('counts a cell with the part that is covered', () => {
		// Column 9 (90–100 m) and 10 mix both slopes; 8 is the last of 4°, 11 the first of 10°.
		const [both] = slopeOfShapes(twoSlopes, [shape(box(87.5, 50, 90, 60)), shape(box(110, 50, 117.5, 60))]);
		expect(both?.classesM2[1]).toBeCloseTo(25, 2);
	});

	it('leaves the hole out', () => {
		const [ring] = slopeOfShapes(twoSlopes, [shape(box(20, 20, 70, 70), box(30, 30, 60, 60))]);
		expect(ring?.classesM2[1]).toBeCloseTo(2500 - 900, 1);
	});

	it('partly outside, on the border ring or on holes is valid for the rest', () => {
		const holed = { ...twoSlopes, heights: twoSlopes.heights.slice() };
		holed.heights[10 * 20 + 5] = NaN; // takes the slope of 3 × 3 cells: 40–70 m east, 90–120 m south
		const [out, border, hole] = slopeOfShapes(holed, [
			shape(box(-60, 20, 60, 40)),
			shape(box(0, 20, 20, 40)),
			shape(box(40, 90, 80, 120)),
		]);
		expect(out?.validShare).toBeCloseTo(50 / 120, 9);
		expect(border?.validShare).toBeCloseTo(0.5, 9);
		expect(hole?.validShare).toBeCloseTo(0.25, 9);
		for (const zone of [out, border, hole])
			expect(sum(zone?.classesM2 ?? [])).toBeCloseTo((zone?.areaM2 ?? 0) * (zone?.validShare ?? 0), 6);
	});

	it('wholly outside has no class, no mean, no share', () => {
		const far = shape(box(5000, 5000, 5100, 5100));
		expect(slopeOfShapes(twoSlopes, [far])).toEqual([
			{ classesM2: [0, 0, 0, 0, 0], meanDeg: null, validShare: 0, areaM2: ellipsoidalAreaM2(far) },
		]);
	});

	it('is the same whichever way round the ring goes', () => {
		const ring = [[15, 15], [95, 31], [120, 90], [60, 171], [15, 15]]; // prettier-ignore
		const [one, other] = slopeOfShapes(twoSlopes, [shape(ring), shape(ring.toReversed())]);
		one?.classesM2.forEach((m2, k) => expect(other?.classesM2[k]).toBeCloseTo(m2, 6));
		expect(other?.meanDeg).toBeCloseTo(one?.meanDeg ?? NaN, 9);
	});

	it('equals the overlap of each cell with the shape on rough ground', () => {
		const random = seeded(11);
		const rough = planeGrid(14, 14, 10, () => random() * 9);
		const classes = slopeClassGrid(rough);
		const slopes = slopeGrid(rough);
		for (let n = 0; n < 10; n++) {
			const corners = Array.from({ length: 9 }, (_, i) => {
				const [angle, reach] = [(i / 9) * 2 * Math.PI, 10 + random() * 70];
				return [70 + Math.cos(angle) * reach, 70 + Math.sin(angle) * reach];
			});
			const drawn = shape([...corners, corners[0] as number[]]);
			const [zone] = slopeOfShapes(rough, [drawn]);
			const expected = [0, 0, 0, 0, 0];
			let [valid, degrees] = [0, 0];
			for (let i = 0; i < classes.length; i++) {
				const [x, y] = [(i % 14) * 10, Math.floor(i / 14) * 10];
				const overlap = overlapM2(shapeOf(drawn), shapeOf(shape(box(x, y, x + 10, y + 10))));
				const k = classes[i] as number;
				if (k > 4) continue;
				expected[k] = (expected[k] as number) + overlap;
				valid += overlap;
				degrees += overlap * (slopes[i] as number);
			}
			expected.forEach((m2, k) => expect(zone?.classesM2[k]).toBeCloseTo(m2, 1));
			expect(zone?.meanDeg).toBeCloseTo(degrees / valid, 4);
		}
	});

	it('of a grid in degrees weighs the rows by their area', () => {
		const place = withGroundSize({
			width: 4,
			height: 40,
			west: 119.9,
			north: 60,
			stepX: 0.5,
			stepY: 0.5,
			definition: '+proj=longlat +ellps=GRS80 +no_defs',
			crs: 'EPSG:4490',
		});
		const flat = { ...place, heights: new Float32Array(160).fill(10) };
		const drawn: Polygon = { type: 'Polygon', coordinates: [box(120.4, 42, 121.4, 58)] };
		const [zone] = slopeOfShapes(flat, [drawn]);
		expect(zone?.validShare).toBe(1);
		expect(zone?.classesM2[0]).toBe(zone?.areaM2);
		const half: Polygon = { type: 'Polygon', coordinates: [box(120.4, 58, 121.4, 62)] };
		// One row (59.5–60° N) is border, two degrees lie outside.
		const inner = ellipsoidalAreaM2({ type: 'Polygon', coordinates: [box(120.4, 58, 121.4, 59.5)] });
		const [cut] = slopeOfShapes(flat, [half]);
		expect((cut?.validShare ?? 0) * (cut?.areaM2 ?? 0)).toBeCloseTo(inner, -8);
	});

	it('can be summed up by threads that take some rows each', () => {
		const shapes = [shape(box(25, 25, 175, 175)), shape(box(0, 0, 200, 33))];
		const whole = slopeOfShapes(twoSlopes, shapes);
		const parts = ([[0, 7], [7, 20]] as const).map((rows) => {
			const part = new ZonalSlope(twoSlopes, shapes, { rows });
			for (let r = part.firstRow; r < part.endRow; r++)
				part.take(twoSlopes.heights.subarray(r * 20, (r + 1) * 20));
			return part;
		}); // prettier-ignore
		const [first, second] = parts as [ZonalSlope, ZonalSlope];
		first.add(second.sums);
		first.results().forEach((zone, i) => {
			zone.classesM2.forEach((m2, k) => expect(m2).toBeCloseTo(whole[i]?.classesM2[k] ?? NaN, 6));
			expect(zone.meanDeg).toBeCloseTo(whole[i]?.meanDeg ?? NaN, 9);
		});
	});

	it('by the middles of cells counts whole cells', () => {
		const [zone] = slopeOfShapes(twoSlopes, [shape(box(24, 24, 46, 36))], { cells: 'middle' });
		// Middles 25, 35, 45 by 25, 35: six whole cells, made to fit the area of the shape.
		expect(zone?.classesM2[1]).toBeCloseTo(zone?.areaM2 ?? NaN, 6);
	});
});
