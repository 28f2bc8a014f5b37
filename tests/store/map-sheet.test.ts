import { beforeAll, expect, it } from 'vitest';
import { sheetRequest, type SheetRequest } from '#lib/api/sheets.ts';
import { LEVEL_COLOURS } from '#lib/map/constraint-patterns.ts';
import { LEVEL_LINES } from '#lib/server/documents/sheet-svg-styles.ts';
import { atlasFile, makeAtlas } from '#lib/server/tasks/map-atlas.ts';
import * as jobs from '#lib/server/store/jobs.ts';
import { mapSheet, mapSheetPdf } from '#lib/server/tasks/map-sheet.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

const [LON, LAT] = [119.9, 28.4];
const at = (properties: Record<string, unknown>, east: number, side: number) =>
	square(properties, LON + east / 97_900, LAT, side);
const row = (code: string, kind: string, more: object = {}) => ({
	管制编号: code,
	名称: code,
	管制类型: kind,
	...more,
});
const P = (n: number) => `331102001001GB0000${n}`;

it('prints constraints in the colours of the screen', () => {
	const printed = Object.entries(LEVEL_LINES).map(([level, { colour }]) => [level, colour]);
	expect(Object.fromEntries(printed)).toEqual(LEVEL_COLOURS);
});

eachHome('map sheet', (home) => {
	const ids: Record<string, number> = {};
	const sheet = (more: Partial<SheetRequest> = {}) =>
		sheetRequest.parse({ scale: 5000, centre: [LON + 0.002, LAT + 0.001], ...more });
	const svg = (more: Partial<SheetRequest> = {}, lang: 'zh-CN' | 'en' = 'zh-CN') =>
		mapSheet(home.db, sheet(more), lang);

	beforeAll(async () => {
		const land = collection(
			at(row('F1', '永久基本农田'), 0, 100),
			at(row('F2', '永久基本农田', { 管制等级: '弹性' }), 50, 100),
			at(row('B', '城镇开发边界'), 0, 300),
			at(row('OLD', '生态保护红线', { 失效日期: '2020-12-31' }), 0, 200),
			at(row('NEW', '饮用水水源保护区', { 生效日期: '2098-01-01' }), 0, 200),
		);
		expect(await importText(home.db, 'constraints', land)).toMatchObject({ inserted: 5 });
		const parcels = collection(
			at({ 宗地代码: P(1), '登记面积(亩)': 15 }, 200, 60),
			at({ 宗地代码: P(2), '登记面积(亩)': 1500 }, 300, 1000),
		);
		await importText(home.db, 'parcels', parcels, { fileName: '宗地.geojson' });
		const { rows } = await home.db.query<{ id: number; code: string }>(
			'select subject_id::int as id, code from parcels',
		);
		for (const { id, code } of rows) ids[code] = id;
	});

	it('prints a constraint at the level that the rules give it, its kind as a hatch', async () => {
		const text = await svg({ layers: ['constraints'] });
		expect(text).toContain('永久基本农田（刚性）');
		expect(text).toContain('永久基本农田（弹性）');
		expect(text).not.toContain('（提示）');
		expect(text).toContain('fill="url(#constraint-basic-farmland-hard)" stroke="#b3261e"');
		expect(text).toContain('<pattern id="constraint-basic-farmland-soft"');
	});

	it('leaves the inside of a development boundary as it is: the land outside of it conflicts', async () => {
		const text = await svg({ layers: ['constraints'] });
		expect(text).toContain('城镇开发边界（刚性）');
		expect(text).not.toContain('constraint-development-boundary');
	});

	it('prints what is in force on the day of the screen, and all of it only where that is asked for', async () => {
		const now = await svg({ layers: ['constraints'] });
		expect(now).not.toContain('生态保护红线');
		expect(now).not.toContain('饮用水水源保护区');
		const all = await svg({ layers: ['constraints'], everyConstraint: true });
		expect(all).toContain('生态保护红线（刚性）');
		expect(all).toContain('饮用水水源保护区');
	});

	it('names the files that it was made from, and joins its foot in the language of the sheet', async () => {
		expect(await svg()).toContain('宗地.geojson');
		const english = await svg({ note: 'For the meeting' }, 'en');
		expect(english).toContain('Sources: ');
		expect(english.slice(english.indexOf('CGCS2000'))).not.toMatch(/[；。　]/);
	});

	it('draws an atlas as a job: a page at a time, and a document that is kept', async () => {
		const input = {
			sheet: sheet({ atlas: [ids[P(1)]!, ids[P(2)]!], title: '图集' }),
			lang: 'zh-CN' as const,
		};
		const seen: string[] = [];
		const made = await makeAtlas(home.db, input, {
			progress: ({ stage, done, total }) => seen.push(`${stage} ${done}/${total}`),
		});
		expect(seen).toEqual(['sheets 0/2', 'sheets 1/2', 'document 2/2']);
		expect(made).toMatchObject({ name: '图集.pdf', pages: 2 });

		const job = await jobs.enqueue(home.db, 'atlas', input);
		expect(await atlasFile(home.db, job)).toBeUndefined();
		await jobs.take(home.db, ['atlas']);
		await jobs.end(home.db, job, { state: 'done', result: made });
		const file = await atlasFile(home.db, job);
		const pdf = Buffer.from(file!.bytes).toString('latin1');
		expect(pdf.startsWith('%PDF-')).toBe(true);
		expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(2);

		// A day later the next atlas takes its place.
		await home.db.query(`update jobs set ended_at = now() - interval '25 hours' where id = $1`, [job]);
		await makeAtlas(home.db, { ...input, lang: 'en' });
		expect(await atlasFile(home.db, job)).toBeUndefined();
	});

	it('stops an atlas that was cancelled', async () => {
		const input = { sheet: sheet({ atlas: [ids[P(1)]!] }), lang: 'zh-CN' as const };
		await expect(
			makeAtlas(home.db, input, { signal: AbortSignal.abort(new Error('no more')) }),
		).rejects.toThrow('no more');
	});

	it('gives each page of an atlas the largest scale at which its parcel fits, or the one that was fixed', async () => {
		// 60 m, then 1,000 m on the 152 mm of the map's height, of which 0.6 are used.
		const atlas = [ids[P(1)]!, ids[P(2)]!];
		const scales = async (more: Partial<SheetRequest>) => {
			const file = await mapSheetPdf(home.db, sheet({ atlas, layers: ['parcels'], ...more }), 'zh-CN');
			return file.scales;
		};
		expect(await scales({ scale: 25_000 })).toEqual([1000, 25_000]);
		expect(await scales({ scale: 5000, atlasFixed: true })).toEqual([5000, 25_000]);
	});
});
