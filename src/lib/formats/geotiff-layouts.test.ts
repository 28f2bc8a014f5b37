import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError, type Problem } from '../domain/problem.ts';
import { bytesSource, readHeightGrid } from './geotiff.ts';
import { geotiffBytes } from './geotiff-out.ts';

const GDAL = spawnSync('gdal_translate', ['--version']).status === 0;
const folder = mkdtempSync(path.join(tmpdir(), 'layouts-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [WIDTH, HEIGHT] = [53, 700];

const source = path.join(folder, 'source.tif');
writeFileSync(
	source,
	geotiffBytes({
		width: WIDTH,
		height: HEIGHT,
		samples: Float32Array.from(
			{ length: WIDTH * HEIGHT },
			(_, i) => Math.round(300 * Math.sin(i / 40)) + (i % 7),
		),
		corner: [500_000, 3_150_000],
		step: [10, 10],
		keys: { 1024: 1, 1025: 1, 3072: 4549 },
		nodata: '-9999',
	}),
);

/** A copy by gdal_translate, and its heights as GDAL reads them. */
function copy(...options: string[]): { file: string; heights: number[] } {
	const file = path.join(folder, 'copy.tif');
	const plain = path.join(folder, 'plain.bil');
	execFileSync('gdal_translate', ['-q', ...options, source, file], { stdio: 'ignore' });
	execFileSync('gdal_translate', ['-q', '-of', 'ENVI', '-ot', 'Float64', file, plain], { stdio: 'ignore' });
	const values = new Float64Array(new Uint8Array(readFileSync(plain)).buffer);
	return { file, heights: [...values].map((v) => (v === -9999 ? NaN : v)) };
}
const heightsOf = async (file: string) => [
	...(await readHeightGrid(bytesSource(readFileSync(file)))).grid.heights,
];
/** The first cell that differs; null where none does. */
async function difference({ file, heights }: { file: string; heights: number[] }) {
	const ours = await heightsOf(file);
	const at = heights.findIndex((theirs, i) => !Object.is((ours[i] ?? NaN) + 0, theirs + 0));
	return at < 0 && ours.length === heights.length ? null : { at, ours: ours[at], gdal: heights[at] };
}
async function refused(file: string): Promise<Problem | undefined> {
	try {
		await heightsOf(file);
	} catch (error) {
		if (error instanceof InputError) return error.problems[0];
		throw error;
	}
	return undefined;
}

const TILED = ['-co', 'TILED=YES', '-co', 'BLOCKXSIZE=32', '-co', 'BLOCKYSIZE=48'];
const BIG = ['-co', 'ENDIANNESS=BIG'];
const STRIPS = ['-co', 'BLOCKYSIZE=1'];
const types = ['Byte', 'Int16', 'UInt32', 'Float32', 'Float64', 'Int64'];

(GDAL ? describe : describe.skip)(
	'layouts of a GeoTIFF, beside GDAL (skipped without gdal_translate)',
	() => {
		describe.each(types)('%s', (type) => {
			const ranged = /^(Byte|UInt)/.test(type)
				? ['-scale', '-400', '400', '0', '200', '-a_nodata', 'none']
				: [];
			it.each([
				['big end first, 700 strips', [...BIG, ...STRIPS]],
				['big end first, tiles', [...BIG, ...TILED]],
				['big end first, deflate', [...BIG, '-co', 'COMPRESS=DEFLATE']],
				['whole-number predictor', ['-co', 'COMPRESS=LZW', '-co', 'PREDICTOR=2']],
				['whole-number predictor, big end first', [...BIG, '-co', 'COMPRESS=ZSTD', '-co', 'PREDICTOR=2']],
				['whole-number predictor, big end first, tiles', [...BIG, ...TILED, '-co', 'COMPRESS=LZW', '-co', 'PREDICTOR=2']], // prettier-ignore
				['no compression', []],
			])('%s', async (_, options) => {
				expect(await difference(copy('-ot', type, ...ranged, ...options))).toBeNull();
			});
		});

		// with the big end first GDAL 3.6 cannot read what it writes itself: geotiff-samples.test.ts
		it.each(['Float32', 'Float64'])('%s with the floating predictor', async (type) => {
			for (const blocks of [[], TILED]) {
				const made = copy('-ot', type, ...blocks, '-co', 'COMPRESS=DEFLATE', '-co', 'PREDICTOR=3');
				expect(await difference(made)).toBeNull();
			}
		});

		it.each([
			['strips', []],
			['tiles', TILED],
			['tiles, deflate', [...TILED, '-co', 'COMPRESS=DEFLATE']],
			['strips, big end first', BIG],
		])('blocks that were left out: the no-data mark, or 0 as GDAL has it: %s', async (_, options) => {
			for (const [mark, height] of [
				[['-a_nodata', '-9999'], NaN],
				[['-a_nodata', 'nan'], NaN],
				[[], 0],
			] as const) {
				// prettier-ignore
				const empty = path.join(folder, 'sparse.tif');
				const place = ['-a_srs', 'EPSG:4549', '-a_ullr', '500000', '3150000', '500530', '3143000'];
				const size = ['-outsize', '53', '700', '-bands', '1', '-ot', 'Float32', '-co', 'SPARSE_OK=TRUE'];
				execFileSync('gdal_create', ['-q', ...size, ...place, ...mark, ...options, empty], {
					stdio: 'ignore',
				});
				expect(new Set(await heightsOf(empty))).toEqual(new Set([height]));
			}
		});

		it.each([
			['strips', STRIPS],
			['tiles', TILED],
			['deflate', ['-co', 'COMPRESS=DEFLATE']],
			['big end first', BIG],
		])('a file that was cut off says so: %s', async (_, options) => {
			const { file } = copy(...options);
			const { length } = readFileSync(file);
			truncateSync(file, length - 400);
			expect(await refused(file)).toMatchObject({ code: 'dem.truncated' });
		});

		it('a matrix that begins in the south is turned to the north', async () => {
			const { heights } = copy();
			const { file } = copy('-a_ullr', '500000', '3143000', '500530', '3150000');
			const { grid } = await readHeightGrid(bytesSource(readFileSync(file)));
			expect(grid.north).toBe(3_150_000);
			expect([...grid.heights.subarray(-WIDTH)]).toEqual(heights.slice(0, WIDTH));
		});

		it('a compression that is not read is named, with the way out', async () => {
			expect(await refused(copy('-co', 'COMPRESS=LZMA').file)).toMatchObject({
				code: 'dem.unreadable',
				got: expect.stringContaining('Compression=34925') as string,
				fix: expect.stringContaining('gdal_translate') as string,
			});
			expect(await refused(copy('-ot', 'CFloat32').file)).toMatchObject({ code: 'dem.unreadable' });
			expect(await refused(copy(...BIG, '-co', 'COMPRESS=LERC').file)).toMatchObject({
				code: 'dem.unreadable',
			});
		});

		it('damaged blocks are told with their row', async () => {
			const { file } = copy('-co', 'COMPRESS=DEFLATE', '-co', 'BLOCKYSIZE=100');
			const bytes = readFileSync(file);
			bytes.fill(0xa5, bytes.length - 3000, bytes.length - 100);
			writeFileSync(file, bytes);
			expect(await refused(file)).toMatchObject({
				code: 'dem.unreadable',
				message: expect.stringMatching(/第 \d+ 行/) as string,
			});
		});
	},
);

(GDAL ? describe : describe.skip)('heights as GDAL’s notes say them (skipped without gdal_translate)', () => {
	/** The source, first changed as asked, with notes of its band. */
	async function noted(xml: string, ...options: string[]) {
		const vrt = path.join(folder, 'noted.vrt');
		const file = path.join(folder, 'noted.tif');
		const changed = path.join(folder, 'changed.tif');
		execFileSync('gdal_translate', ['-q', ...options, source, changed], { stdio: 'ignore' });
		execFileSync('gdal_translate', ['-q', '-of', 'VRT', changed, vrt], { stdio: 'ignore' });
		writeFileSync(vrt, readFileSync(vrt, 'utf8').replace('<ColorInterp>', `${xml}<ColorInterp>`));
		execFileSync('gdal_translate', ['-q', vrt, file], { stdio: 'ignore' });
		const { dem, grid } = await readHeightGrid(bytesSource(readFileSync(file)));
		return { unit: dem.unit, problems: dem.problems.map((p) => p.code), first: grid.heights[1] };
	}

	it.each([
		['US survey foot', 'us-ft', 1200 / 3937],
		['ft', 'ft', 0.3048],
		['metre', 'm', 1],
		['dm', 'm', 0.1],
		['cm', 'm', 0.01],
		['millimetre', 'm', 0.001],
	])('%s', async (word, unit, metres) => {
		const first = Math.fround(8 * metres);
		expect(await noted(`<UnitType>${word}</UnitType>`)).toEqual({ unit, problems: [], first });
	});

	it('what is not known is told and taken as metres', async () => {
		expect(await noted('<UnitType>fathom</UnitType>')).toEqual({
			unit: 'm',
			problems: ['dem.unit-unknown'],
			first: 8,
		});
	});

	it('scale and offset are applied, and told', async () => {
		const xml = '<UnitType>m</UnitType><Offset>-20</Offset><Scale>0.5</Scale>';
		expect(await noted(xml)).toEqual({ unit: 'm', problems: ['dem.scale-applied'], first: -16 });
	});

	it('centimetres beyond the highest mountain’s number are heights', async () => {
		const made = await noted('<UnitType>cm</UnitType>', '-scale', '0', '8', '0', '884886');
		expect(made.first).toBeCloseTo(8848.86, 2);
	});
});
