import { Command } from 'commander';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { register } from '../../src/cli/commands/slope.ts';
import { ellipsoidalAreaM2 } from '../../src/lib/domain/geometry/area.ts';
import { type Crs, crsOfEpsg, toLonLat } from '../../src/lib/domain/geometry/crs.ts';
import { surveyCrsOfEpsg } from '../../src/lib/domain/geometry/survey-crs.ts';
import { InputError, type Problem } from '../../src/lib/domain/problem.ts';
import { geotiffBytes } from '../../src/lib/formats/geotiff-out.ts';
import { HAS_SHARED_DATA, sharedData } from '../support/shared-data.ts';

interface Row {
	id: string;
	classesM2: number[];
	meanDeg: number | null;
	validShare: number;
	problems: Problem[];
}

const folder = mkdtempSync(path.join(tmpdir(), 'slope-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
	vi.restoreAllMocks();
	process.exitCode = undefined;
});

/** Runs the command as the command line does; what stops it is the list of its problems. */
async function slope(...args: string[]) {
	const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
	const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
	const program = new Command().exitOverride();
	register(program);
	try {
		await program.parseAsync(['slope', ...args, '--json'], { from: 'user' });
		const rows = JSON.parse(String(out.mock.calls[0]?.[0])) as Row[];
		return { rows, problems: [], exitCode: Number(process.exitCode ?? 0), said: err.mock.calls.join('') };
	} catch (error) {
		if (error instanceof InputError) return { rows: [], problems: error.problems, exitCode: 1, said: '' };
		throw error;
	}
}

function saved(name: string, content: string | Uint8Array): string {
	const file = path.join(folder, name);
	writeFileSync(file, content);
	return file;
}

const GK = crsOfEpsg(4549) as Crs;
const [WEST, NORTH] = [480_000, 3_150_000];
/** Metres east and south of the model's north-west corner, as a ring in EPSG:4549. */
const box = (x0: number, y0: number, x1: number, y1: number) =>
	[[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]].map(([x = 0, y = 0]) => [WEST + x, NORTH - y]); // prettier-ignore
const lonLat = (ring: number[][]) => toLonLat(GK, { type: 'Polygon', coordinates: [ring] });
const shapes = (name: string, list: Record<string, unknown>) =>
	saved(
		name,
		JSON.stringify({
			type: 'FeatureCollection',
			features: Object.entries(list).map(([id, geometry]) => ({
				type: 'Feature',
				id,
				properties: {},
				geometry,
			})),
		}),
	);

/** 40 × 30 cells of 5 m that rise eastward by `degrees`; the height of the south-west corner is `from` metres. */
function ramp(name: string, degrees: number, { from = 100, metres = 1, hole = -1, keys = {} } = {}): string {
	const rise = Math.tan((degrees * Math.PI) / 180) * 5;
	const samples = Float32Array.from({ length: 1200 }, (_, i) =>
		i === hole ? -9999 : (from + ((i % 40) + 0.5) * rise) / metres,
	);
	return saved(
		name,
		geotiffBytes({
			width: 40,
			height: 30,
			samples,
			corner: [WEST, NORTH],
			step: [5, 5],
			keys: { 1024: 1, 1025: 1, 3072: 4549, ...keys },
			nodata: '-9999',
		}),
	);
}

describe('tenglong slope', () => {
	it('gives each shape the m² of its classes, its mean slope and how much of it is known', async () => {
		const file = shapes('four.json', {
			whole: lonLat(box(20, 20, 120, 90)),
			'smaller than a cell': lonLat(box(51, 51, 53, 52)),
			'half outside': lonLat(box(-50, 20, 60, 60)),
			outside: lonLat(box(1000, 0, 1100, 100)),
		});
		const { rows, exitCode } = await slope(file, '--dem', ramp('six.tif', 6));
		expect(exitCode).toBe(0);
		expect(rows.map((r) => r.id)).toEqual(['whole', 'smaller than a cell', 'half outside', 'outside']);
		const area = ellipsoidalAreaM2(lonLat(box(20, 20, 120, 90)));
		expect(rows[0]).toMatchObject({ classesM2: [0, area, 0, 0, 0], validShare: 1, problems: [] });
		expect(rows[0]?.meanDeg).toBeCloseTo(6, 4);
		expect(rows[1]?.classesM2[1]).toBeCloseTo(2, 4);
		// The border column has no slope: 55 of 110 m are known.
		expect(rows[2]?.validShare).toBeCloseTo(0.5, 6);
		expect(rows[3]).toMatchObject({ classesM2: [0, 0, 0, 0, 0], meanDeg: null, validShare: 0 });
	});

	it('takes feet for feet, by the file or by --unit, and depths for heights', async () => {
		const file = shapes('one.json', { a: lonLat(box(20, 20, 120, 90)) });
		const mean = async (...args: string[]) => (await slope(file, '--dem', ...args)).rows[0]?.meanDeg;
		expect(await mean(ramp('feet.tif', 10, { metres: 0.3048, keys: { 4099: 9002 } }))).toBeCloseTo(10, 3);
		expect(await mean(ramp('plain.tif', 10, { metres: 0.3048 }), '--unit', 'ft')).toBeCloseTo(10, 3);
		expect(await mean(ramp('below.tif', 10, { from: -300 }))).toBeCloseTo(10, 3);
	});

	it('leaves out the nine cells around a hole', async () => {
		const file = shapes('holed.json', { a: lonLat(box(50, 50, 100, 100)) });
		const { rows } = await slope(file, '--dem', ramp('holed.tif', 3, { hole: 15 * 40 + 15 }));
		expect(rows[0]?.validShare).toBeCloseTo(1 - 9 / 100, 9);
	});

	it('reads shapes in the plane of the model and models whose CRS must be told', async () => {
		const file = shapes('plane.json', { a: { type: 'Polygon', coordinates: [box(20, 20, 120, 90)] } });
		const dem = ramp('untold.tif', 6, { keys: { 1024: 0, 3072: 0 } });
		expect((await slope(file, '--crs', 'EPSG:4549', '--dem', dem)).problems).toMatchObject([
			{ code: 'dem.crs-unknown', file: dem },
		]);
		const { rows } = await slope(file, '--crs', 'EPSG:4549', '--dem', dem, '--dem-crs', 'EPSG:4549');
		expect(rows[0]?.validShare).toBe(1);
		expect(rows[0]?.meanDeg).toBeCloseTo(6, 4);
	});

	it('measures shapes whose faults leave plain what they enclose', async () => {
		const holed = (x0: number, x1: number) => [box(20, 20, 80, 80), box(x0, 30, x1, 50)];
		const polygon = (rings: number[][][]) => toLonLat(GK, { type: 'Polygon', coordinates: rings });
		const twice = box(20, 20, 80, 80).flatMap((p, i) => (i === 2 ? [p, p] : [p]));
		const touching = [[20, 20], [50, 50], [80, 20], [80, 80], [50, 50], [20, 80], [20, 20]].map(([x = 0, y = 0]) => [WEST + x, NORTH - y]); // prettier-ignore
		const file = shapes('faults.json', {
			'touches itself, a point twice': polygon([touching.flatMap((p, i) => (i === 2 ? [p, p] : [p]))]),
			'not closed': polygon([twice.slice(0, -1)]),
			'hole on the edge': polygon(holed(20, 50)),
			'parts that share an edge': toLonLat(GK, {
				type: 'MultiPolygon',
				coordinates: [[box(20, 20, 50, 80)], [box(50, 20, 80, 80)]],
			}),
			'parts that overlap': toLonLat(GK, {
				type: 'MultiPolygon',
				coordinates: [[box(20, 20, 60, 80)], [box(50, 20, 80, 80)]],
			}),
			'hole that sticks out': polygon(holed(10, 50)),
		});
		const { rows } = await slope(file, '--dem', ramp('faults.tif', 6));
		const area = rows.map((row) => Math.round(row.classesM2.reduce((sum, m2) => sum + m2, 0)));
		expect(area).toEqual([1800, 3600, 3000, 3600, 0, 0].map((m2) => expect.closeTo(m2, -1) as number));
		expect(rows.map((row) => row.problems.length > 0)).toEqual([false, false, false, false, true, true]);
	});

	it('a shape that cannot be measured says why, the others are measured', async () => {
		const bowtie = [box(20, 20, 40, 40)].map(
			([a, b, c, d]) => [a, c, b, d, a] as number[][],
		)[0] as number[][];
		const file = shapes('bow.json', { bow: lonLat(bowtie), good: lonLat(box(20, 20, 40, 40)) });
		const { rows, exitCode } = await slope(file, '--dem', ramp('bow.tif', 6));
		expect(exitCode).toBe(1);
		expect(rows[0]).toMatchObject({ validShare: 0, meanDeg: null });
		expect(rows[0]?.problems[0]?.code).toMatch(/^boundary\./);
		expect(rows[1]?.validShare).toBe(1);
	});
});

(HAS_SHARED_DATA ? describe : describe.skip)('Fujian (skipped without the shared data)', () => {
	it('in its own datum lies where it lies; on lon/lat the doubt is told', async () => {
		const dem = sharedData('dem-youwuzhen-fujian', 'ywzdem30m.tif');
		const plane = [[39_445_000, 2_842_000], [39_447_000, 2_842_000], [39_447_000, 2_841_000], [39_445_000, 2_841_000], [39_445_000, 2_842_000]]; // prettier-ignore
		const polygon = { type: 'Polygon' as const, coordinates: [plane] };
		const old = surveyCrsOfEpsg(2415)?.crs as Crs;
		const own = await slope(shapes('own.json', { a: polygon }), '--crs', 'EPSG:2415', '--dem', dem);
		const degrees = await slope(shapes('deg.json', { a: toLonLat(old, polygon) }), '--dem', dem);
		expect(own.said).toContain('dem.datum-shift-unknown');
		expect(own.rows[0]?.validShare).toBe(1);
		expect(own.rows[0]?.meanDeg).toBeCloseTo(degrees.rows[0]?.meanDeg ?? NaN, 6);
	});
});
