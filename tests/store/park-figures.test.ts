import { beforeAll, expect, it } from 'vitest';
import { InputError } from '#lib/domain/problem.ts';
import * as clock from '#lib/server/store/clock.ts';
import * as figures from '#lib/server/store/park-figures.ts';
import * as runs from '#lib/server/store/runs.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { parkDetail } from '#lib/server/tasks/park-detail.ts';
import { parkTableOf } from '#lib/server/tasks/park-table.ts';
import { decideZoneType } from '#lib/server/tasks/park-zone-type.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

const AS_OF = '2025-06-30';

eachHome('yearly park figures', (home) => {
	let park = 0;
	let bare = 0;
	const load = async (text: string, options = {}) => importText(home.db, 'park-yearly', text, options);
	const known = async (year: number, at?: string) =>
		(await figures.ofYear(home.db, year, at ?? (await clock.read(home.db)).now)).map(
			({ park: id, part, fact, value }) => [id === park ? 'K1' : 'K2', part, fact, value],
		);
	const runOf = async (request: Partial<Parameters<typeof evaluate>[1]> = {}) => {
		const run = await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: AS_OF, ...request });
		return (await runs.get(home.db, run.id)) as runs.RunRecord;
	};

	beforeAll(async () => {
		const land = { '可开发建设土地(亩)': 1500, '达到供地条件土地(亩)': 1200, '已供应国有建设用地(亩)': 900 };
		const report = await importText(
			home.db,
			'parks',
			collection(
				square(
					{ 园区代码: 'K1', 园区名称: '甲园', 园区类型: '省级经济开发区', ...land },
					119.89,
					28.39,
					1000,
				),
				square({ 园区代码: 'K2', 园区名称: '乙园', ...land }, 119.95, 28.45, 1000),
			),
		);
		expect(report.state).toBe('live');
		await importText(
			home.db,
			'parcels',
			collection(square({ 宗地代码: '331102001001GB00001', '登记面积(亩)': 15 }, 119.893, 28.393)),
		);
		const { rows } = await home.db.query<{ id: number }>(
			`select id::int as id from subjects where kind = 'park' order by code`,
		);
		[park, bare] = rows.map((r) => r.id) as [number, number];
	});

	it('come by year and area, in hm², m², 亩, 万元 or 亿元, one row a figure with its own source', async () => {
		const text = `园区代码,年度,评价区域,已建成城镇建设用地(亩),工矿仓储用地（m²）,住宅用地(hm²),累计工业固定资产投资（亿元）,二三产业税收总额(元)\nK1,2024,主区,600,250000,2,5,12000000\nK1,2024,发展方向区,150,50000,,,\n`;
		expect(await load(text)).toMatchObject({
			state: 'live',
			read: 2,
			inserted: 2,
			rejected: 0,
			problems: [],
		});
		expect(await known(2024)).toEqual([
			['K1', 'growth', 'builtHm2', 10],
			['K1', 'growth', 'industrialHm2', 5],
			['K1', 'main', 'builtHm2', 40],
			['K1', 'main', 'industrialHm2', 25],
			['K1', 'main', 'industrialInvestmentWan', 50000],
			['K1', 'main', 'residentialHm2', 2],
			['K1', 'main', 'sectorTaxWan', 1200],
		]);
		const { rows } = await home.db.query(
			`select reported, unit, row_no from park_figures where fact = 'industrialInvestmentWan'`,
		);
		expect(rows).toEqual([{ reported: '5 亿元', unit: '万元', row_no: 2 }]);
	});

	it('are never overwritten: what was known before is still there, a blank takes nothing back', async () => {
		await load(`园区名称,年度,住宅用地(hm²),人口\n甲园,2023,7,\n`);
		const { now } = await clock.read(home.db);
		expect(await load(`园区代码,年度,住宅用地(hm²)\nK1,2023,8\n`)).toMatchObject({ updated: 1, inserted: 0 });
		expect(await load(`园区代码,年度,住宅用地(hm²),常住人口\nK1,2023,,900\n`)).toMatchObject({
			state: 'live',
		});
		expect(await known(2023, now)).toEqual([['K1', 'whole', 'residentialHm2', 7]]);
		expect(await known(2023)).toEqual([
			['K1', 'whole', 'population', 900],
			['K1', 'whole', 'residentialHm2', 8],
		]);
	});

	it('are refused for a park nobody knows and for a second row of the same area; a broken nesting is remarked', async () => {
		const unknown = await load(`园区代码,年度,住宅用地\nK9,2022,1\n`);
		expect(unknown).toMatchObject({
			state: 'rejected',
			problems: [{ code: 'reference.unknown', got: 'K9' }],
		});
		const twice = await load(`园区代码,年度,住宅用地\nK1,2022,1\nK1,2022,2\n`);
		expect(twice.problems.map((p) => p.code)).toEqual(['row.duplicate', 'row.duplicate']);
		const nested = await load(
			`园区代码,年度,已供应国有建设用地(hm²),已建成城镇建设用地(hm²)\nK1,2022,10,12\n`,
		);
		expect(nested).toMatchObject({ state: 'live', problems: [{ code: 'note.park-nesting', row: 2 }] });
	});

	it('enter a run with the park’s own record where the year gives none, each with its origin and source', async () => {
		const record = await runOf({ park: 'td-t-1029-sample' });
		const zone = (await parkDetail(home.db, record, park))?.zone;
		expect(zone?.values).toMatchObject({
			developmentRate: 0.8,
			supplyRate: 0.75,
			builtRate: 50 / 60,
			industrialShare: 0.6,
			// a sum with a hole: the growth area has no housing figure
			residentialShare: null,
			investmentIntensity: null,
		});
		expect(zone?.origins).toMatchObject({
			supplyRate: ['record'],
			builtRate: ['figures', 'record'],
			industrialShare: ['figures'],
		});
		const sum = zone?.proofs['industrialShare']?.steps?.[0];
		expect(sum).toMatchObject({ code: 'park.sum-of-areas', arithmetic: '25 + 5 = 30' });
		expect(sum?.operands?.map((o) => [o.source?.row, o.source?.record])).toEqual([
			[2, 'K1'],
			[3, 'K1'],
		]);
		expect(zone?.type).toMatchObject({ type: null, missing: ['residentialShare'] });
		expect(zone?.score).toMatchObject({ total: null, reason: 'park-type-unknown' });
		expect((await parkDetail(home.db, record, bare))?.zone?.values).toMatchObject({
			supplyRate: 0.75,
			builtRate: null,
		});
	});

	it('take a person’s word on the type in the next run, and leave the runs before as they were', async () => {
		const before = await runOf({ park: 'td-t-1029-sample' });
		const done = await decideZoneType(home.db, park, { type: 'industrial', reason: '以工业为主,规划未变' });
		expect(done?.history).toMatchObject([{ type: 'industrial', by: '系统', holds: true }]);
		const after = await runOf({ park: 'td-t-1029-sample' });
		const typeIn = async (run: runs.RunRecord) => (await parkDetail(home.db, run, park))?.zone?.type;
		expect(await typeIn(before)).toMatchObject({ type: null, override: null });
		expect(await typeIn(after)).toMatchObject({
			type: 'industrial',
			found: null,
			override: { type: 'industrial', reason: '以工业为主,规划未变', by: '系统' },
		});
		expect(before.inputHash).not.toBe(after.inputHash);
		const zone = (await parkDetail(home.db, after, park))?.zone;
		expect(zone?.score.reason).toBe('park-values-missing');
		expect(zone?.score.degrees['supplyRate']).toBeNull();
		await decideZoneType(home.db, park, { type: null, reason: '记错了' });
		expect(await typeIn(await runOf())).toMatchObject({ type: null, override: null });
		const { history } = (await decideZoneType(home.db, park, { type: 'other', reason: '再议' })) ?? {
			history: [],
		};
		expect(history.map((h) => [h.type, h.holds])).toEqual([
			['other', true],
			[null, false],
			['industrial', false],
		]);
		await expect(decideZoneType(home.db, bare, { type: null, reason: 'x' })).rejects.toThrow(InputError);
		expect(await decideZoneType(home.db, 999_999, { type: 'other', reason: 'x' })).toBeUndefined();
	});

	it('make a table whose total is a ratio of sums; without a park rule nothing is scored', async () => {
		const table = await parkTableOf(home.db, await runOf());
		expect(table.rules).toBeNull();
		expect(table.parks.map((p) => [p.code, p.total, p.reason])).toEqual([
			['K1', null, null],
			['K2', null, null],
		]);
		expect(table.all.values['supplyRate']).toBeCloseTo(0.75, 12);
		expect(table.all.counted).toMatchObject({ supplyRate: 2, builtRate: 1 });
		expect(table.parks[0]?.areas.map((a) => a.part)).toEqual(['main', 'growth']);
	});
});
