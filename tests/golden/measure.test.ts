import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { register } from '../../src/cli/commands/measure.ts';
import { type Crs, crsOfEpsg, toLonLat } from '../../src/lib/domain/geometry/crs.ts';
import { InputError, type Problem } from '../../src/lib/domain/problem.ts';
import { HAS_SHARED_DATA, sharedData } from '../support/shared-data.ts';

interface Row {
	id: string;
	crs: string;
	planeCrs: string | null;
	areaM2: number | null;
	planeAreaM2: number | null;
	mu: number | null;
	rings: number;
	problems: Problem[];
}

const folder = mkdtempSync(path.join(tmpdir(), 'measure-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
	vi.restoreAllMocks();
	process.exitCode = undefined;
});

/** Runs the command as the command line does; what stops it is the list of its problems. */
async function measure(...args: string[]): Promise<{ rows: Row[]; problems: Problem[]; exitCode: number }> {
	const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
	vi.spyOn(process.stderr, 'write').mockReturnValue(true);
	const program = new Command().exitOverride();
	register(program);
	try {
		await program.parseAsync(['measure', ...args, '--json'], { from: 'user' });
		const rows = JSON.parse(String(out.mock.calls[0]?.[0])) as Row[];
		return { rows, problems: [], exitCode: Number(process.exitCode ?? 0) };
	} catch (error) {
		if (error instanceof InputError) return { rows: [], problems: error.problems, exitCode: 1 };
		throw error;
	} finally {
		vi.restoreAllMocks();
		process.exitCode = undefined;
	}
}

function saved(name: string, content: unknown): string {
	const file = path.join(folder, name);
	writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
	return file;
}

const sum = (values: (number | null)[]) => values.reduce<number>((total, v) => total + (v ?? NaN), 0);

/** The 1 km plane square of domain.md §7.7 at Qingyuan, and one a kilometre east of it. */
const [NORTH, EAST] = [3_061_027, 407_505];
const square = (east: number) => [
	[east, NORTH],
	[east, NORTH + 1000],
	[east + 1000, NORTH + 1000],
	[east + 1000, NORTH],
	[east, NORTH],
];

describe('measure', () => {
	it('keeps the ellipsoidal and the plane area apart, a MultiPolygon is one row', async () => {
		const geometry = { type: 'MultiPolygon', coordinates: [[square(EAST)], [square(EAST + 2000)]] };
		const file = saved('plane.json', { type: 'Feature', id: 'qingyuan', properties: {}, geometry });
		const { rows, exitCode } = await measure(file, '--crs', 'EPSG:4549');
		expect(rows).toEqual([
			{
				id: 'qingyuan',
				crs: 'EPSG:4549',
				planeCrs: 'EPSG:4549',
				// 999,791.193 and, by the scale 1 + y²/2R² of the plane 90 km off its meridian, 999,800.17.
				areaM2: expect.closeTo(1_999_591.4, 0),
				planeAreaM2: 2_000_000,
				mu: expect.closeTo((1_999_591.4 * 3) / 2000, 1),
				rings: 2,
				problems: [],
			},
		]);
		expect(exitCode).toBe(0);
	});

	it('measures lon/lat in the plane of the 3° zone it lies in', async () => {
		const plane = { type: 'Polygon' as const, coordinates: [square(EAST)] };
		const file = saved('lonlat.geojson', toLonLat(crsOfEpsg(4549) as Crs, plane));
		const { rows } = await measure(file);
		expect(rows).toMatchObject([{ id: '1', crs: 'EPSG:4490', planeCrs: 'EPSG:4528' }]);
		expect(rows[0]?.areaM2).toBeCloseTo(999_791.193, 2);
		expect(rows[0]?.planeAreaM2).toBeCloseTo(1_000_000, 2);
	});

	it('has no figure for a boundary that crosses itself, and says where', async () => {
		const ring = [
			[119.9, 28.4],
			[119.92, 28.42],
			[119.92, 28.4],
			[119.9, 28.42],
			[119.895, 28.41],
			[119.9, 28.4],
		];
		const { rows, exitCode } = await measure(saved('bow.geojson', { type: 'Polygon', coordinates: [ring] }));
		expect(rows).toMatchObject([{ areaM2: null, planeAreaM2: null, mu: null, rings: 1 }]);
		expect(rows[0]?.problems).toMatchObject([
			{ code: 'boundary.self-crossing', row: 1, got: [expect.closeTo(119.91, 9), expect.closeTo(28.41, 9)] },
		]);
		expect(exitCode).toBe(1);
	});

	it('exits 1 with one problem where there is no file, no CRS, or nothing readable', async () => {
		const local = { type: 'Polygon', coordinates: [square(EAST)] };
		for (const [args, code] of [
			[[path.join(folder, 'absent.zip')], 'file.not-found'],
			[[saved('empty.txt', '')], 'file.empty'],
			[[saved('noise.geojson', 'noise')], 'file.unknown-format'],
			[[saved('local.geojson', local)], 'crs.zone-missing'],
			[[saved('zone.geojson', local), '--crs', 'EPSG:4528'], 'crs.contradicted'],
			[[saved('any.geojson', local), '--crs', 'somewhere'], 'crs.unsupported'],
		] as const) {
			expect(await measure(...args)).toMatchObject({ problems: [{ code }], exitCode: 1 });
		}
	});
});

describe.skipIf(!HAS_SHARED_DATA)('measure on real input (skipped without ../shared/data)', () => {
	it('opens the Lishui counties right the first time: raw GBK names and .dbf, no .cpg, zone 40', async () => {
		const { rows, exitCode } = await measure(
			sharedData('lishui-gbk-cgcs2000-derived/lishui_gbk_cgcs2000_gk40.zip'),
		);
		expect(exitCode).toBe(0);
		expect(rows.map((r) => r.id).sort()).toEqual([
			'331102',
			'331121',
			'331122',
			'331123',
			'331124',
			'331125',
			'331126',
			'331127',
			'331181',
		]);
		expect(new Set(rows.map((r) => `${r.crs} ${r.planeCrs}`))).toEqual(new Set(['EPSG:4528 EPSG:4528']));
		expect(Math.abs(sum(rows.map((r) => r.areaM2)) / 1e6 - 17_259.08)).toBeLessThan(0.1);
		expect(Math.abs(sum(rows.map((r) => r.planeAreaM2)) / 1e6 - 17_260.91)).toBeLessThan(0.1);
	});

	it.each([
		['44120000105', '8.7423'],
		['44120000957', '0.7749'],
		['44120001225', '0.0363'],
		['44120002411', '2.6377'],
	])('measures boundary TXT %s as its stated %s ha', async (name, hectares) => {
		const { rows, exitCode } = await measure(sharedData('txt-boundary-zhaoqing', `${name}.txt`));
		expect(rows).toMatchObject([{ crs: 'EPSG:4526', planeCrs: 'EPSG:4526', rings: 1, problems: [] }]);
		expect(((rows[0]?.planeAreaM2 ?? NaN) / 1e4).toFixed(4)).toBe(hectares);
		expect(exitCode).toBe(0);
	});

	it('measures the parcels of a TopoJSON city outside China, without a plane', async () => {
		const { rows } = await measure(sharedData('cambridge-ma-parcels/ASSESSING_ParcelsFY2014.topojson'));
		expect(rows.length).toBeGreaterThan(12_000);
		expect(new Set(rows.map((r) => `${r.crs} ${r.planeCrs}`))).toEqual(new Set(['EPSG:4326 null']));
	}, 60_000);

	it('refuses points, and Beijing 54, with the reason', async () => {
		const points = await measure(sharedData('mapshaper-torture/dbf/ldid/chinese.shp'));
		expect(points).toMatchObject({
			rows: [{ areaM2: null, problems: [{ code: 'geometry.not-polygon' }] }],
			exitCode: 1,
		});
		const beijing = await measure(sharedData('mapshaper-torture/issues/193/gauss_kruger.shp'));
		expect(beijing).toMatchObject({ problems: [{ code: 'crs.datum-shift-unknown' }], exitCode: 1 });
	});
});
