import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InputError } from '#lib/domain/problem.ts';
import { HAS_SHARED_DATA, sharedData } from '../../../tests/support/shared-data.ts';
import { dbfOf, shpOf, zipOf } from '../../../tests/support/shapefile-bytes.ts';
import { readDbf } from './dbf.ts';
import { readShapefile, readShapefileZip } from './shapefile.ts';
import { readShp } from './shp.ts';
import { readZip } from './zip.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
/** 名称 and 丽水, 青田 in GBK. */
const NAME = Uint8Array.from([0xc3, 0xfb, 0xb3, 0xc6]);
const LISHUI = Uint8Array.from([0xc0, 0xf6, 0xcb, 0xae]);
const QINGTIAN = Uint8Array.from([0xc7, 0xe0, 0xcc, 0xef]);
const square = (x: number, y: number, side: number) => [
	[x, y],
	[x, y + side],
	[x + side, y + side],
	[x + side, y],
	[x, y],
];
const problemsOf = async (run: () => unknown) => {
	try {
		await run();
	} catch (error) {
		if (error instanceof InputError) return error.problems.map((p) => p.code);
		throw error;
	}
	return [];
};

describe('.dbf', () => {
	const fields = [
		{ name: NAME, width: 8 },
		{ name: ascii('AREA'), width: 10, type: 'N' },
		{ name: ascii('DAY'), width: 8, type: 'D' },
	];
	const rows = [[LISHUI, ascii('12.5'), ascii('20130601')], null, [QINGTIAN, ascii('**********'), ascii('')]];

	it('has its names and values in GBK with nothing that says so; deleted rows keep their place', () => {
		expect(readDbf(dbfOf(fields, rows))).toEqual({
			fields: ['名称', 'AREA', 'DAY'],
			rows: [{ 名称: '丽水', AREA: 12.5, DAY: '2013-06-01' }, null, { 名称: '青田', AREA: null, DAY: null }],
			encoding: 'gb18030',
			problems: [],
		});
	});

	it('is not believed when its .cpg says UTF-8 and its bytes do not', () => {
		expect(readDbf(dbfOf(fields, rows), { cpg: 'UTF-8' })).toMatchObject({
			encoding: 'gb18030',
			problems: [{ code: 'encoding.declared-wrong' }],
		});
	});

	it('loses only the half character where a value was cut at its column’s end, and says so', () => {
		const cut = dbfOf([{ name: ascii('NAME'), width: 3 }], [[LISHUI], [QINGTIAN]]);
		expect(readDbf(cut)).toMatchObject({
			rows: [{ NAME: '丽' }, { NAME: '青' }],
			encoding: 'gb18030',
			problems: [{ code: 'encoding.cut-character', got: 2 }],
		});
	});

	it('tells two columns of the same name apart', () => {
		const twice = [
			{ name: ascii('A'), width: 1 },
			{ name: ascii('A'), width: 1 },
		];
		expect(readDbf(dbfOf(twice, [[ascii('x'), ascii('y')]])).rows).toEqual([{ A: 'x', A_2: 'y' }]);
	});
});

describe('.shp', () => {
	it('gives holes and parts by containment, null shapes as nothing, Z and M without them', () => {
		for (const type of [5, 15, 25] as const) {
			const [holed, none] = readShp(
				shpOf([[square(0, 0, 9), square(2, 2, 2), square(20, 0, 1)], null], type),
			);
			expect(holed?.geometry).toEqual({
				type: 'MultiPolygon',
				coordinates: [[square(0, 0, 9), square(2, 2, 2)], [square(20, 0, 1)]],
			});
			expect(none).toEqual({ geometry: null });
		}
	});

	it('gives what comes before the break of a truncated file, and says where it breaks', () => {
		const whole = shpOf([[square(0, 0, 9)], [square(1, 1, 1)]]);
		const records = readShp(whole.subarray(0, whole.length - 20));
		expect(records.map((r) => r.problem?.code)).toEqual([undefined, 'shapefile.broken-record']);
	});

	it('must start as a Shapefile does', async () => {
		expect(await problemsOf(() => readShp(ascii('not a shapefile')))).toEqual(['shapefile.unreadable']);
	});
});

describe('zipped Shapefile', () => {
	const shp = shpOf([[square(0, 0, 9)]]);
	const dbf = dbfOf([{ name: NAME, width: 4 }], [[LISHUI]]);
	const gbkName = (end: string) => Uint8Array.from([...LISHUI, ...ascii(end)]);

	it('finds its files by name whatever the case, entry names in raw GBK', async () => {
		const zip = zipOf([
			{ name: gbkName('.SHP'), bytes: shp },
			{ name: gbkName('.dbf'), bytes: dbf },
			{ name: ascii('__MACOSX/._x.shp'), bytes: ascii('junk') },
		]);
		expect((await readShapefileZip(zip)).features).toMatchObject([{ row: 1, properties: { 名称: '丽水' } }]);
		expect((await readZip(zip)).map((e) => e.name)).toEqual(['丽水.SHP', '丽水.dbf']);
	});

	it('with several layers asks which, naming them', async () => {
		const zip = zipOf([
			{ name: ascii('a.shp'), bytes: shp },
			{ name: ascii('sub/b.shp'), bytes: shp },
		]);
		await expect(readShapefileZip(zip)).rejects.toMatchObject({
			problems: [{ code: 'layer.choose', expected: ['a', 'b'] }],
		});
		expect((await readShapefileZip(zip, { layer: 'b' })).features).toHaveLength(1);
		expect(await problemsOf(() => readShapefileZip(zip, { layer: 'c' }))).toEqual(['layer.unknown']);
	});

	it.each([
		['../x.shp', 'zip.unsafe-path'],
		['/etc/x.shp', 'zip.unsafe-path'],
		['C:\\x.shp', 'zip.unsafe-path'],
	])('refuses the path %s', async (name, code) => {
		expect(await problemsOf(() => readZip(zipOf([{ name: ascii(name), bytes: shp }])))).toEqual([code]);
	});

	it('refuses a bomb by its claimed sizes, by number of entries, and what is no zip', async () => {
		const bomb = zipOf([{ name: ascii('x.shp'), bytes: shp, claimedSize: 3 * 1024 ** 3 }]);
		expect(await problemsOf(() => readZip(bomb))).toEqual(['zip.too-large']);
		const ratio = zipOf([{ name: ascii('x.shp'), bytes: shp, claimedSize: 1024 ** 3 }]);
		expect(await problemsOf(() => readZip(ratio))).toEqual(['zip.too-large']);
		const many = zipOf(Array.from({ length: 5 }, (_, i) => ({ name: ascii(`${i}.shp`), bytes: shp })));
		expect(
			await problemsOf(() => readZip(many, undefined, { entries: 4, totalBytes: 1e9, ratio: 100 })),
		).toEqual(['zip.too-large']);
		expect(await problemsOf(() => readZip(ascii('PK\x03\x04 broken')))).toEqual(['zip.unreadable']);
	});

	it('says that the .dbf is absent or does not match', () => {
		expect(readShapefile({ shp }).problems).toMatchObject([{ code: 'shapefile.no-dbf' }]);
		const longer = dbfOf([{ name: NAME, width: 4 }], [[LISHUI], [QINGTIAN]]);
		expect(readShapefile({ shp, dbf: longer }).problems).toMatchObject([
			{ code: 'shapefile.counts-differ', got: 2, expected: 1 },
		]);
	});
});

describe.skipIf(!HAS_SHARED_DATA)('real .dbf (skipped without ../shared/data)', () => {
	it.each([
		['dbf/gbk.dbf', '简体国语'],
		['dbf/ldid/chinese.dbf', '简体'],
	])('%s reads %s', (file, name) => {
		expect(readDbf(readFileSync(sharedData('mapshaper-torture', file)))).toMatchObject({
			rows: [{ NAME: name }],
			encoding: 'gb18030',
			problems: [],
		});
	});

	it('UTF-8 without .cpg reads as UTF-8', () => {
		const { rows, encoding } = readDbf(readFileSync(sharedData('lishui-boundaries-amap-shp/丽水市.dbf')));
		expect(encoding).toBe('utf-8');
		expect(JSON.stringify(rows)).toContain('莲都区');
	});
});
