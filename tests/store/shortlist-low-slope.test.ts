import { beforeAll, expect, it } from 'vitest';
import { shortlistCriteria } from '#lib/api/shortlists.ts';
import type { RunSummary } from '#lib/api/overview.ts';
import { muOf } from '#lib/domain/units.ts';
import * as searches from '#lib/server/store/low-slope-searches.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { exportData } from '#lib/server/tasks/export.ts';
import { candidates, getShortlist, saveShortlist } from '#lib/server/tasks/shortlist.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

// One parcel of 15 mu in one county; three blocks of the low-slope layer, the first found by search 1.
const FOUND = 'LS-1-001';
const PARCEL = '331102001001GB00001';

eachHome('a shortlist with blocks of the low-slope layer', (home) => {
	let run: RunSummary;
	const all = shortlistCriteria.parse({ kinds: ['parcel', 'free-land', 'low-slope'] });

	beforeAll(async () => {
		const load = async (kind: Parameters<typeof importText>[1], text: string) => {
			const report = await importText(home.db, kind, text);
			if (report.state !== 'live') throw new Error(JSON.stringify(report.problems));
		};
		await load('regions', collection(square({ 行政区代码: '331102', 名称: '莲都区' }, 119.9, 28.3, 30_000)));
		await load('parcels', collection(square({ 宗地代码: PARCEL, '登记面积(亩)': 15 }, 119.91, 28.4)));
		await load(
			'low-slope',
			collection(
				square({ 编号: FOUND, 名称: '试验区 1', 平均坡度: 10.04 }, 119.92, 28.4, 400),
				square({ 编号: 'DQ-2', 平均坡度: 8 }, 119.93, 28.4, 200),
				square({ 编号: 'DQ-3' }, 119.94, 28.4, 100),
			),
		);
		const { rows } = await home.db.query<{ geom: string }>(
			`select encode(ST_AsEWKB(geom), 'hex') as geom from low_slope_blocks where code = $1`,
			[FOUND],
		);
		const geom = rows[0]?.geom ?? '';
		await searches.insert(
			home.db,
			{
				name: '试验区',
				region: {},
				regionGeom: geom,
				parameters: {},
				weights: null,
				suitability: {},
				roads: null,
				terrain: {},
				subtracted: {},
				counts: {},
				asOf: '2024-06-30',
				inputHash: 'x',
			},
			[{ no: 1, areaM2: 160_000, figures: {}, score: 60, conditions: {}, geom }],
		);
		run = await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: '2025-06-30' });
	});

	it('lists them only where they are asked for', async () => {
		const found = await candidates(home.db, run.id, shortlistCriteria.parse({}));
		expect(found.map((c) => c.kind)).toEqual(['parcel']);
	});

	it('gives the layer as it is: ellipsoidal mu of its own kind, nothing that does not apply, and our proposal', async () => {
		const found = await candidates(home.db, run.id, { ...all, kinds: ['low-slope'] });
		expect(found.map((c) => [c.code, c.reasonParams])).toEqual([
			[FOUND, { meanSlopeDeg: 10.04, score: 60 }],
			['DQ-2', { meanSlopeDeg: 8, score: null }],
			['DQ-3', { meanSlopeDeg: null, score: null }],
		]);
		const { rows } = await home.db.query<{ id: number; region: number; areaM2: number }>(
			`select subject_id::int as id, region_id::int as region, ST_Area(geom::geography) as "areaM2" from low_slope_blocks where code = $1`,
			[FOUND],
		);
		const block = rows[0] as (typeof rows)[number];
		expect(found[0]).toEqual({
			kind: 'low-slope',
			id: block.id,
			code: FOUND,
			name: '试验区 1',
			park: null,
			region: block.region,
			stockKind: null,
			mu: expect.closeTo(muOf(block.areaM2), 6) as number,
			muKind: 'low-slope',
			grade: null,
			total: null,
			taxPerMu: null,
			far: null,
			idle: 'no',
			lowEfficiency: 'no',
			batch: null,
			reason: 'low-slope-block',
			reasonParams: { meanSlopeDeg: 10.04, score: 60 },
			extension: true,
			parts: { area: 1, taxGap: null, idle: null, farGap: null },
			priority: 100,
			bbox: expect.any(Array) as number[],
		});
		expect(found[0]?.bbox[0]).toBeCloseTo(119.92, 5);
	});

	it('filters by county and size, as parcels are; a chosen batch or park leaves them out', async () => {
		const codes = async (change: object) =>
			(await candidates(home.db, run.id, { ...all, kinds: ['low-slope'], ...change })).map((c) => c.code);
		const region = (await candidates(home.db, run.id, all))[0]?.region ?? 0;
		expect(await codes({ regions: [region], minMu: 50 })).toEqual([FOUND, 'DQ-2']);
		expect(await codes({ regions: [0] })).toEqual([]);
		expect(await codes({ batches: ['supply'] })).toEqual([]);
		expect(await codes({ parks: [1] })).toEqual([]);
	});

	it('is kept as saved, pinned and noted, also where the criteria name no such kind, and weighs parcels as before', async () => {
		const blocks = await candidates(home.db, run.id, { ...all, kinds: ['low-slope'] });
		const [first, , third] = blocks;
		const saved = await saveShortlist(home.db, {
			name: '低丘缓坡一批',
			run: run.id,
			criteria: shortlistCriteria.parse({}),
			marks: [
				{ kind: 'low-slope', id: third?.id ?? 0, mark: 'pinned', note: '近道路' },
				{ kind: 'low-slope', id: first?.id ?? 0, mark: 'pinned', note: null },
			],
		});
		if (!('id' in saved)) throw new Error(saved.message);
		const list = await getShortlist(home.db, saved.id);
		expect(list?.items.map((i) => [i.kind, i.code, i.mark, i.note, i.parts['area']])).toEqual([
			['low-slope', FOUND, 'pinned', null, 1],
			['low-slope', 'DQ-3', 'pinned', '近道路', expect.closeTo(1 / 16, 4)],
			['parcel', PARCEL, null, null, 1],
		]);
		const again = await saveShortlist(
			home.db,
			{ name: '低丘缓坡一批', run: run.id, criteria: all, marks: [], version: saved.version },
			saved.id,
		);
		expect('items' in again && again.items.map((i) => i.kind).sort()).toEqual([
			'low-slope',
			'low-slope',
			'low-slope',
			'parcel',
		]);
	});

	it('goes out as CSV and as GeoJSON with its outline, in both languages', async () => {
		const saved = await saveShortlist(home.db, {
			name: '导出',
			run: run.id,
			criteria: { ...all, kinds: ['low-slope'] },
			marks: [],
		});
		if (!('id' in saved)) throw new Error(saved.message);
		const text = async (format: 'csv' | 'geojson', lang: 'zh-CN' | 'en') =>
			new TextDecoder().decode(
				(await exportData(home.db, { what: 'shortlist', format, id: saved.id }, lang)).bytes,
			);
		const csv = await text('csv', 'zh-CN');
		expect(csv).toContain(`1,低丘缓坡地块,${FOUND},试验区 1,莲都区,,`);
		expect(csv).toContain('椭球面积（低丘缓坡地块）');
		expect(csv).toContain('平均坡度 10.0°。适宜性得分 60.0。');
		expect(csv).toContain('低丘缓坡地块列入清单属本产品的提议');
		const geojson = JSON.parse(await text('geojson', 'en')) as {
			features: { properties: Record<string, unknown>; geometry: { type: string } | null }[];
		};
		expect(geojson.features.map((f) => [f.properties['code'], f.geometry?.type])).toEqual([
			[FOUND, 'MultiPolygon'],
			['DQ-2', 'MultiPolygon'],
			['DQ-3', 'MultiPolygon'],
		]);
		expect(geojson.features[0]?.properties).toMatchObject({
			kind: 'Low-slope block',
			taxPerMu: null,
			batch: null,
			extension: "Listing a low-slope block is this product's proposal, not an approval of its use",
		});
	});
});
