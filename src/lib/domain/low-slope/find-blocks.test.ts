import { describe, expect, it } from 'vitest';
import type { MultiPolygon, Polygon } from 'geojson';
import { ellipsoidalAreaM2 } from '../geometry/area.ts';
import { boundaryFindings } from '../geometry/boundary-checks.ts';
import { crsOfEpsg, fromLonLat, toLonLat, type Crs } from '../geometry/crs.ts';
import type { HeightGrid } from '../terrain/height-grid.ts';
import { findBlocks, type SearchLayers } from './find-blocks.ts';
import {
	PARAMETER_NAMES,
	searchParameters,
	type ParameterName,
	type SearchParameters,
} from './parameters.ts';

const CELL = 10;
const CRS = crsOfEpsg(4528) as Crs;
const [WEST, NORTH] = [40_490_000, 3_150_000];

/** `#` lies at 100 m, anything else at 500 m; a row and a column of 500 m stand around (their cells have no slope). */
function drawn(...rows: string[]): HeightGrid {
	const [width, height] = [(rows[0] as string).length + 2, rows.length + 2];
	const heights = new Float32Array(width * height).fill(500);
	rows.forEach((row, r) =>
		[...row].forEach((sign, c) => {
			if (sign === '#') heights[(r + 1) * width + c + 1] = 100;
			if (sign === '?') heights[(r + 1) * width + c + 1] = NaN;
		}),
	);
	return {
		width,
		height,
		heights,
		cellX: CELL,
		cellY: CELL,
		west: WEST - CELL,
		north: NORTH + CELL,
		definition: CRS.definition,
		crs: CRS.code,
	};
}

/** Everything off but what the test names; below 300 m is what is looked for. */
function looking(
	values: Partial<Record<ParameterName, number>> = {},
	how: Partial<Pick<SearchParameters, 'neighbours'>> = {},
): SearchParameters {
	const figure = (value: number | null) => ({ value, mark: 'synthetic', source: 'test' });
	const numbers = { elevationBelowM: 300, ...values };
	return searchParameters.parse({
		id: 'test',
		version: '1',
		title: 'test',
		...Object.fromEntries(
			PARAMETER_NAMES.map((name) => [name, figure(numbers[name as 'minAreaMu'] ?? null)]),
		),
		neighbours: 4,
		subtractSoft: false,
		subtractBuilt: false,
		insideBoundary: false,
		...how,
	});
}
const NOTHING: SearchLayers = { region: null, subtract: [], parks: null, roads: null };
/** A rectangle in cells of the drawn grid, as lon/lat. */
function rectangle(column: number, row: number, width: number, height: number): Polygon {
	const x = (c: number) => WEST + c * CELL;
	const y = (r: number) => NORTH - r * CELL;
	const ring = [
		[x(column), y(row)],
		[x(column), y(row + height)],
		[x(column + width), y(row + height)],
		[x(column + width), y(row)],
		[x(column), y(row)],
	];
	return toLonLat(CRS, { type: 'Polygon', coordinates: [ring] }) as Polygon;
}
/** The outline back in cells of the drawn grid: what the test can be read against. */
const cellsOf = (geometry: MultiPolygon) =>
	(fromLonLat(CRS, geometry) as MultiPolygon).coordinates.map((rings) =>
		rings.map((ring) =>
			ring.map(([x = NaN, y = NaN]) => `${Math.round((x - WEST) / CELL)},${Math.round((NORTH - y) / CELL)}`),
		),
	);
const counted = (grid: HeightGrid, parameters = looking(), layers = NOTHING) =>
	findBlocks(grid, parameters, layers).blocks.map((block) => block.sums.cells);

describe('blocks of a drawn grid', () => {
	it('are the cells that hang together, largest first; over corners only where asked', () => {
		const grid = drawn('##..', '##..', '..#.', '....');
		expect(counted(grid)).toEqual([4, 1]);
		expect(counted(grid, looking({}, { neighbours: 8 }))).toEqual([5]);
	});

	it('have at least the minimum area, measured on the ellipsoid', () => {
		const grid = drawn('###.#', '###.#', '###.#');
		expect(counted(grid, looking({ minAreaMu: 0.6 }))).toEqual([9]);
		const [block] = findBlocks(grid, looking({ minAreaMu: 0.6 }), NOTHING).blocks;
		expect(block?.areaM2).toBeCloseTo(900, 0);
		expect(block?.areaMu).toBeCloseTo(1.35, 2);
	});

	it('are traced on cell edges, corners only, with their holes', () => {
		const [block] = findBlocks(drawn('####', '#..#', '####'), looking(), NOTHING).blocks;
		expect(cellsOf(block?.geometry as MultiPolygon)).toEqual([
			[
				['4,3', '4,0', '0,0', '0,3', '4,3'],
				['3,1', '3,2', '1,2', '1,1', '3,1'],
			],
		]);
		expect(block?.areaM2).toBeCloseTo(1000, 0);
	});

	it('are valid where cells meet at a corner: parts touch there, and a hole stays a hole', () => {
		const pinched = ['###.', '#.#.', '##.#', '####'];
		const [whole] = findBlocks(drawn(...pinched), looking(), NOTHING).blocks;
		expect(whole?.geometry.coordinates).toHaveLength(1);
		expect(whole?.geometry.coordinates[0]?.length).toBeGreaterThan(1);
		const [corners] = findBlocks(
			drawn('##..', '##..', '..##', '..##'),
			looking({}, { neighbours: 8 }),
			NOTHING,
		).blocks;
		expect(corners?.geometry.coordinates).toHaveLength(2);
		for (const block of [whole, corners])
			expect(ellipsoidalAreaM2(block?.geometry as MultiPolygon)).toBeCloseTo(
				(block?.sums.cells ?? 0) * 100,
				0,
			);
		// A self-touching ring would be a fault of the boundary.
		expect(boundaryFindings(whole?.geometry as MultiPolygon).map((f) => f.code)).not.toContain('self-touch');
	});

	it('lose every cell that a constraint touches, and all outside the region', () => {
		const grid = drawn('#####', '#####', '#####');
		const strip = rectangle(2.4, 0, 0.2, 3);
		expect(counted(grid, looking(), { ...NOTHING, subtract: [strip] })).toEqual([6, 6]);
		expect(counted(grid, looking(), { ...NOTHING, region: rectangle(0, 0, 2.5, 3) })).toEqual([6]);
	});

	it('are free of arms narrower than the opening, and of gaps narrower than the closing unless barred', () => {
		const grid = drawn('###....', '#######', '###....');
		expect(counted(grid, looking({ openWidthM: 25 }))).toEqual([9]);
		const gap = drawn('#######', '###.###', '#######');
		expect(counted(gap, looking({ closeWidthM: 25 }))).toEqual([21]);
		const barred = { ...NOTHING, subtract: [rectangle(3.2, 1.2, 0.5, 0.5)] };
		expect(counted(gap, looking({ closeWidthM: 25 }), barred)).toEqual([20]);
	});

	it('take no cell without a height, nor one beside it, which has no slope', () => {
		expect(counted(drawn('#######', '#######', '######?'))).toEqual([17]);
	});

	it('are as compact and as wide as is asked', () => {
		const grid = drawn('#####', '.....', '###..', '###..', '###..');
		const [square, strip] = findBlocks(grid, looking(), NOTHING).blocks;
		expect([square?.widthM, strip?.widthM]).toEqual([30, 10]);
		// A square is π/4 and more where its corners are cut, a strip of five by one far less.
		expect(square?.compactness).toBeCloseTo((4 * Math.PI * 900) / (120 - 4 * (10 - 5 * Math.SQRT2)) ** 2, 3);
		expect(counted(grid, looking({ minWidthM: 20 }))).toEqual([9]);
		expect(findBlocks(grid, looking({ minCompactness: 0.7 }), NOTHING).counts).toMatchObject({
			components: 2,
			byForm: 1,
		});
	});

	it('lie near a park where asked; a road that was not given is unknown and leaves nothing out', () => {
		const grid = drawn('#..#', '#..#');
		const parks = [rectangle(-10, 0, 8, 2)];
		const found = findBlocks(grid, looking({ maxParkM: 25, maxRoadM: 1 }), { ...NOTHING, parks });
		expect(found.blocks).toHaveLength(1);
		expect(found.blocks[0]?.parkM).toBeCloseTo(20, 1);
		expect(found.blocks[0]?.roadM).toBeNull();
		expect(found.counts).toEqual({ components: 2, byForm: 0, byPark: 1, byRoad: 0 });
		// Parks are loaded, none is in reach: too far. Not loaded: not known.
		const far = findBlocks(grid, looking({ maxParkM: 25 }), { ...NOTHING, parks: [] });
		expect(far.counts).toMatchObject({ components: 2, byPark: 2 });
		expect(findBlocks(grid, looking({ maxParkM: 25 }), NOTHING).counts).toMatchObject({ byPark: 0 });
		const [lon, lat] = rectangle(5, 0, 1, 1).coordinates[0]?.[0] as [number, number];
		const roads = [
			[
				[lon, lat],
				[lon, lat - 0.01],
			],
		];
		const byRoad = findBlocks(grid, looking({ maxRoadM: 15 }), { ...NOTHING, roads });
		expect(byRoad.blocks.map((b) => Math.round(b.roadM ?? -1))).toEqual([10]);
	});

	it('know their ground: classes add up to the area, slopes of a plane are its slope', () => {
		const grid = drawn(...Array.from({ length: 8 }, () => '########'));
		// A plane that falls by tan 10° to the east.
		for (let i = 0; i < grid.heights.length; i++)
			grid.heights[i] = 200 - Math.tan((10 * Math.PI) / 180) * CELL * (i % grid.width);
		const parameters = looking({ slopeAboveDeg: 6, slopeUpToDeg: 10 });
		const [block] = findBlocks(grid, parameters, NOTHING, [2, 8, 15]).blocks;
		expect(block?.sums.cells).toBe(64);
		expect(block?.classesM2.map((m2) => Math.round(m2 / 100))).toEqual([0, 0, 64, 0, 0]);
		expect(block?.classesM2.reduce((a, b) => a + b, 0)).toBeCloseTo(block?.areaM2 ?? NaN, 6);
		expect(block?.sums.factorClasses).toEqual([0, 0, 64, 0]);
		expect(block?.meanSlopeDeg).toBeCloseTo(10, 3);
		expect(block?.reliefM).toBeCloseTo(7 * CELL * Math.tan((10 * Math.PI) / 180), 3);
		expect(counted(grid, looking({ slopeAboveDeg: 10, slopeUpToDeg: 25 }))).toEqual([]);
	});

	it('are refused relief around them that is not below the bound', () => {
		const grid = drawn('######', '######', '######', '######');
		expect(counted(grid, looking({ reliefBelowM: 100, reliefReachM: 10 }))).toEqual([8]);
	});
});

describe('parameters', () => {
	it('are refused where bounds cross, and where relief has no reach', () => {
		const faults = (values: Partial<Record<ParameterName, number>>) => {
			try {
				looking(values);
				return [];
			} catch (error) {
				return (error as { issues: { path: string[] }[] }).issues.map((issue) => issue.path[0]);
			}
		};
		expect(faults({ slopeAboveDeg: 25, slopeUpToDeg: 6 })).toEqual(['slopeUpToDeg']);
		expect(faults({ elevationFromM: 300 })).toEqual(['elevationBelowM']);
		expect(faults({ reliefBelowM: 200 })).toEqual(['reliefReachM']);
		expect(faults({ minAreaMu: -1 })).toEqual(['minAreaMu']);
	});
});
