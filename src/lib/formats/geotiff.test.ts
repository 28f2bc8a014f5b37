import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HAS_SHARED_DATA, sharedData } from '../../../tests/support/shared-data.ts';
import { slopeGrid } from '../domain/terrain/horn.ts';
import { InputError, type Problem } from '../domain/problem.ts';
import { bytesSource, type DemOptions, openDem, readHeightGrid } from './geotiff.ts';
import { geotiffBytes, type RasterOut } from './geotiff-out.ts';

const GK = { 1024: 1, 1025: 1, 3072: 4549 };
const raster = (more: Partial<RasterOut> = {}): RasterOut => ({
	width: 3,
	height: 2,
	samples: Float32Array.of(1, 2, 3, 4, 5, 6),
	corner: [500_000, 3_150_000],
	step: [10, 20],
	keys: GK,
	...more,
});
const read = (more: Partial<RasterOut> = {}, options: DemOptions = {}) =>
	readHeightGrid(bytesSource(geotiffBytes(raster(more))), options);
const heights = async (more: Partial<RasterOut> = {}, options: DemOptions = {}) => [
	...(await read(more, options)).grid.heights,
];
const refused = async (bytes: Uint8Array, options: DemOptions = {}): Promise<Problem | undefined> => {
	try {
		await openDem(bytesSource(bytes), options);
	} catch (error) {
		if (error instanceof InputError) return error.problems[0];
		throw error;
	}
	return undefined;
};

describe('a GeoTIFF of heights', () => {
	it('is a grid in its own CRS', async () => {
		const { grid, dem } = await read();
		expect(grid).toMatchObject({
			width: 3,
			height: 2,
			west: 500_000,
			north: 3_150_000,
			cellX: 10,
			cellY: 20,
			crs: 'EPSG:4549',
		});
		expect([...grid.heights]).toEqual([1, 2, 3, 4, 5, 6]);
		expect(dem).toMatchObject({ datum: 'cgcs2000', unit: 'm' });
		expect(dem.problems.map((p) => p.code)).toEqual(['dem.unit-untold']);
		expect((await read({}, { unit: 'm' })).dem.problems).toEqual([]);
		expect((await read({ keys: { ...GK, 4099: 9001 } })).dem.problems).toEqual([]);
	});

	it('of whole numbers, signed or not, keeps heights below the sea', async () => {
		expect(await heights({ samples: Int16Array.of(-154, -1, 0, 1, 2, 3) })).toEqual([-154, -1, 0, 1, 2, 3]);
		expect(await heights({ samples: Uint16Array.of(0, 1, 2, 3, 4, 8848) })).toEqual([0, 1, 2, 3, 4, 8848]);
	});

	it('has holes where it says so, and at the usual marks where it does not', async () => {
		const named = Float32Array.of(7, 0, 3, 4, 5, 6);
		expect(await heights({ samples: named, nodata: '0' })).toEqual([7, NaN, 3, 4, 5, 6]);
		const marks = Float32Array.of(-9999, -32768, NaN, -3.4028234663852886e38, 3.4e38, 6);
		expect(await heights({ samples: marks })).toEqual([NaN, NaN, NaN, NaN, NaN, 6]);
		const lowest = Float32Array.of(-3.4028234663852886e38, 2, 3, 4, 5, 6);
		expect(await heights({ samples: lowest, nodata: '-3.4028235e+38' })).toEqual([NaN, 2, 3, 4, 5, 6]);
		expect(await heights({ samples: Uint16Array.of(65535, 2, 3, 4, 5, 6) })).toEqual([NaN, 2, 3, 4, 5, 6]);
	});

	it('in feet becomes metres, by its own word or by ours', async () => {
		const samples = Float32Array.of(100, 200, 300, 400, 500, -9999);
		const metres = (factor: number) => [
			...[100, 200, 300, 400, 500].map((v) => Math.fround(v * factor)),
			NaN,
		];
		expect(await heights({ samples, keys: { ...GK, 4099: 9002 } })).toEqual(metres(0.3048));
		expect(await heights({ samples, keys: { ...GK, 4096: 6360 } })).toEqual(metres(1200 / 3937));
		expect(await heights({ samples }, { unit: 'ft' })).toEqual(metres(0.3048));
		expect(await heights({ samples, keys: { ...GK, 4099: 9002 } }, { unit: 'm' })).toEqual([
			100,
			200,
			300,
			400,
			500,
			NaN,
		]);
	});

	it('whose tie point is the middle of a cell begins half a cell before it', async () => {
		const { grid } = await read({ keys: { ...GK, 1025: 2 } });
		expect([grid.west, grid.north]).toEqual([499_995, 3_150_010]);
	});

	it('whose ScaleY is negative is taken as north up, as GDAL has it, and says so', async () => {
		const { grid, dem } = await read({ step: [10, -20], keys: { ...GK, 4099: 9001 } });
		expect([...grid.heights]).toEqual([1, 2, 3, 4, 5, 6]);
		expect(grid.north).toBe(3_150_000);
		expect(dem.problems.map((p) => p.code)).toEqual(['dem.scale-negative']);
	});

	it('in degrees keeps its degrees and knows its cells on the ground', async () => {
		const keys = { 1024: 2, 1025: 1, 2048: 4326 };
		const { grid } = await read({ keys, corner: [119.9, 28.4], step: [0.001, 0.001] });
		expect(grid).toMatchObject({ west: 119.9, north: 28.4, stepX: 0.001, stepY: 0.001 });
		expect(grid.cellX).toBeCloseTo(98.0, 1);
		expect(grid.cellY).toBeCloseTo(110.83, 1);
	});

	it('in feet of a plane lies in metres', async () => {
		const { grid } = await read({ keys: { ...GK, 3076: 9002 } });
		expect(grid.cellX).toBeCloseTo(3.048, 9);
		expect(grid.west).toBeCloseTo(152_400, 6);
	});

	it('of an old datum says that its place is not sure', async () => {
		const { dem } = await read({ keys: { ...GK, 3072: 2437, 4099: 9001 } });
		expect(dem.datum).toBe('beijing54');
		expect(dem.problems.map((p) => p.code)).toEqual(['dem.datum-shift-unknown']);
	});

	it('that does not say where it lies is refused, with what it says', async () => {
		expect(await refused(geotiffBytes(raster({ keys: { 1025: 1 } })))).toMatchObject({
			code: 'dem.crs-unknown',
			got: 'GTRasterTypeGeoKey=1',
		});
		expect(await refused(geotiffBytes(raster({ keys: { 1024: 1, 3072: 23700 } })))).toMatchObject({
			code: 'dem.crs-unknown',
			message: expect.stringContaining('23700') as string,
		});
		expect(
			(await openDem(bytesSource(geotiffBytes(raster({ keys: {} }))), { crs: 'EPSG:4549' })).place.crs,
		).toBe('EPSG:4549');
		expect(await refused(geotiffBytes(raster()), { crs: 'EPSG:23700' })).toMatchObject({
			code: 'dem.crs-unsupported',
		});
		expect(await refused(geotiffBytes(raster()), { crs: 'EPSG:4326' })).toMatchObject({
			code: 'dem.crs-contradicted',
		});
	});

	it('that is none is refused', async () => {
		expect(await refused(new TextEncoder().encode('ncols 3'))).toMatchObject({ code: 'dem.unreadable' });
		expect(await refused(geotiffBytes(raster()).subarray(0, 60))).toMatchObject({ code: 'dem.unreadable' });
	});

	it('is read row by row over many bands', async () => {
		const [width, height] = [600, 4000];
		const samples = Int16Array.from({ length: width * height }, (_, i) => Math.floor(i / width) - 2000);
		const dem = await openDem(bytesSource(geotiffBytes(raster({ width, height, samples }))));
		const rows: number[] = [];
		for await (const band of dem.bands(10, 3990))
			for (let r = 0; r < band.count; r++) {
				rows.push(band.row + r);
				expect(band.heights[r * width + 599]).toBe(band.row + r - 2000);
			}
		expect(rows).toEqual(Array.from({ length: 3980 }, (_, i) => i + 10));
	});
});

const GDAL = spawnSync('gdalinfo', ['--version']).status === 0;
const shared = HAS_SHARED_DATA && GDAL ? describe : describe.skip;
const folder = mkdtempSync(path.join(tmpdir(), 'geotiff-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** `gdaldem slope` (Horn, degrees) of a file, NaN where it has none. */
function gdalSlope(file: string): Float32Array {
	const out = path.join(folder, 'slope.bil');
	execFileSync('gdaldem', ['slope', '-alg', 'Horn', file, out, '-of', 'ENVI', '-q'], { stdio: 'ignore' });
	const bytes = readFileSync(out);
	return new Float32Array(new Uint8Array(bytes).buffer).map((v) => (v === -9999 ? NaN : v));
}

async function expectSameSlope(file: string, options: DemOptions = {}): Promise<void> {
	const { grid } = await readHeightGrid(bytesSource(readFileSync(file)), options);
	const ours = slopeGrid(grid);
	const theirs = gdalSlope(file);
	expect(ours.length).toBe(theirs.length);
	let worst = 0;
	for (let i = 0; i < ours.length; i++) {
		const [a, b] = [ours[i] as number, theirs[i] as number];
		worst = Math.max(worst, Number.isNaN(a) && Number.isNaN(b) ? 0 : Math.abs(a - b));
	}
	expect(worst).toBeLessThan(1e-3);
}

shared('real elevation models, beside gdaldem (skipped without it and the shared data)', () => {
	const fujian = sharedData('dem-youwuzhen-fujian', 'ywzdem30m.tif');
	const vermont = sharedData('dem-vermont-90m', 'DEM.tif');

	it('Fujian: the parameters of Beijing 54 tell the place; the slopes agree', async () => {
		const dem = await openDem(bytesSource(readFileSync(fujian)));
		expect(dem).toMatchObject({ datum: 'beijing54', place: { width: 127, height: 98, cellX: 30 } });
		await expectSameSlope(fujian);
	});

	it('Vermont: broken keys are told and --crs helps; its no-data mark has no end; the slopes agree', async () => {
		expect(await refused(readFileSync(vermont))).toMatchObject({
			code: 'dem.crs-unknown',
			got: 'GTRasterTypeGeoKey=2，GTCitationGeoKey=0',
		});
		await expectSameSlope(vermont, { crs: 'EPSG:32618' });
	});

	it.each([
		[
			'tiles, LZW',
			['-co', 'TILED=YES', '-co', 'BLOCKXSIZE=64', '-co', 'BLOCKYSIZE=32', '-co', 'COMPRESS=LZW'],
		],
		['deflate, floating predictor', ['-co', 'COMPRESS=DEFLATE', '-co', 'PREDICTOR=3']],
		[
			'whole numbers, predictor',
			['-ot', 'Int16', '-a_nodata', '-1', '-co', 'COMPRESS=LZW', '-co', 'PREDICTOR=2'],
		],
		['Zstandard', ['-co', 'COMPRESS=ZSTD']],
		['big end first', ['-co', 'ENDIANNESS=BIG']],
		['BigTIFF', ['-co', 'BIGTIFF=YES']],
		['one strip, packed', ['-co', 'COMPRESS=PACKBITS', '-co', 'BLOCKYSIZE=98']],
		['doubles', ['-ot', 'Float64']],
	])('%s reads the same', async (_, options) => {
		const file = path.join(folder, 'variant.tif');
		execFileSync('gdal_translate', ['-q', ...options, fujian, file], { stdio: 'ignore' });
		await expectSameSlope(file);
	});
});
