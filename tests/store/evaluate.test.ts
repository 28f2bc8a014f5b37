import { expect, it, beforeAll } from 'vitest';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { assess } from '#lib/server/tasks/assess.ts';
import { parcelDetail, enterpriseDetail } from '#lib/server/tasks/run-detail.ts';
import { parkDetail } from '#lib/server/tasks/park-detail.ts';
import { candidates, getShortlist, saveShortlist } from '#lib/server/tasks/shortlist.ts';
import { exportData } from '#lib/server/tasks/export.ts';
import { shortlistCriteria } from '#lib/api/shortlists.ts';
import type { RunSummary } from '#lib/api/overview.ts';
import * as runs from '#lib/server/store/runs.ts';
import { makeUscc } from '#lib/domain/codes/uscc.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

// Three firms on three parcels (15 mu each by the deed), one park around them.
const [BIG, TWO, TENANT] = [1, 2, 3].map((serial) => makeUscc({ serial, region: '331102' })) as [
	string,
	string,
	string,
];
const P = (n: number) => `331102001001GB0000${n}`;
const AS_OF = '2025-06-30';

eachHome('an evaluation run', (home) => {
	let run: RunSummary;

	beforeAll(async () => {
		const load = async (kind: Parameters<typeof importText>[1], text: string) => {
			const report = await importText(home.db, kind, text);
			if (report.state !== 'live') throw new Error(JSON.stringify(report.problems));
		};
		const park = square(
			{ 园区代码: 'K1', 园区名称: '测试园区', '达到供地条件土地(亩)': 100, '已供应国有建设用地(亩)': 60 },
			119.899,
			28.399,
			1_000,
		);
		await load('parks', collection(park));
		await load(
			'parcels',
			collection(
				square({ 宗地代码: P(1), '登记面积(亩)': 15 }, 119.9, 28.4),
				square({ 宗地代码: P(2), '登记面积(亩)': 15 }, 119.901, 28.4),
				square({ 宗地代码: P(3), '登记面积(亩)': 15 }, 119.902, 28.4),
			),
		);
		await load(
			'enterprises',
			`统一社会信用代码,企业名称,行业代码\n${BIG},甲,C33\n${TWO},乙,C34\n${TENANT},丙,C35\n`,
		);
		// 甲 sits on parcel 1 alone, 乙 on 2 (60 %) and 3 (40 %), 丙 rents on 2
		await load(
			'occupancies',
			`统一社会信用代码,宗地代码,分摊比例,用地方式,用地面积(亩)\n${BIG},${P(1)},1,自有,15\n${TWO},${P(2)},0.6,自有,10\n${TWO},${P(3)},0.4,自有,15\n${TENANT},${P(2)},1,租赁,5\n`,
		);
		await load(
			'yearly',
			`年份,统一社会信用代码,税收(万元),工业增加值(万元),是否规上\n2024,${BIG},300,900,是\n2024,${TWO},100,400,否\n2024,${TENANT},,50,否\n`,
		);
		await load(
			'supplies',
			`电子监管号,宗地代码,供地方式,成交价格(万元),约定开工时间,土地所有权\nS3,${P(3)},挂牌出让,1000,2022-01-01,国有\n`,
		);
		run = await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: AS_OF });
	});

	const detailOf = async (code: string) => {
		const { rows } = await home.db.query<{ id: number }>(
			`select id::int as id from subjects where kind = 'parcel' and code = $1`,
			[code],
		);
		const record = (await runs.get(home.db, run.id)) as runs.RunRecord;
		return parcelDetail(home.db, record, rows[0]?.id as number);
	};

	it('gives a parcel its occupants’ figures by share, and leaves a sum with a hole unknown', async () => {
		expect((await detailOf(P(1)))?.values).toMatchObject({ taxPerMu: 20, valueAddedPerMu: 60 });
		const shared = await detailOf(P(2));
		expect(shared?.values).toMatchObject({ taxPerMu: null, valueAddedPerMu: (400 * 0.6 + 50) / 15 });
		expect(shared?.missing['taxWan']).toEqual([TENANT]);
		expect((await detailOf(P(3)))?.values['taxPerMu']).toBeCloseTo(40 / 15, 12);
	});

	it('walks a figure back to its file and row', async () => {
		const occupant = (await detailOf(P(1)))?.occupants[0];
		expect(occupant?.sources['taxWan']).toMatchObject({ row: 2, record: BIG, by: '系统' });
		expect(occupant?.sources['taxWan']?.file).toMatch(/yearly|\.csv/);
		expect(JSON.stringify(occupant?.proof)).toContain('300');
	});

	it('does not hold an unknown start against a parcel, and says what would settle it', async () => {
		const flag = (await detailOf(P(3)))?.flags.find((f) => f.code === 'idle');
		// an occupant reports figures there: what stands on it was built
		expect(flag).toMatchObject({ finding: 'no' });
	});

	it('proves, when asked, the flags and the batch that the run keeps', async () => {
		const record = (await runs.get(home.db, run.id)) as runs.RunRecord;
		const rows = await runs.rowsOf(home.db, run.id, 'parcel');
		expect(rows).toHaveLength(3);
		for (const row of rows) {
			const detail = await parcelDetail(home.db, record, row.id);
			const kept = detail?.flags.map(({ code, finding, reason, missing }) => ({
				code,
				finding,
				missing,
				...(reason === undefined ? {} : { reason }),
			}));
			expect(kept).toEqual(row.flags);
			expect({ ...(row.disposition as object), proof: detail?.disposition?.proof }).toEqual(
				detail?.disposition,
			);
			expect(detail?.flags.map((f) => f.proof?.result)).toEqual(kept?.map((f) => f.finding));
		}
	});

	it('makes the same record again from the same facts, rules and day', async () => {
		const again = await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: AS_OF });
		expect(again.id).not.toBe(run.id);
		expect(again.inputHash).toBe(run.inputHash);
		const rowsOf = async (id: number) => [
			...(await runs.rowsOf(home.db, id, 'enterprise')),
			...(await runs.rowsOf(home.db, id, 'parcel')),
			...(await runs.rowsOf(home.db, id, 'park')),
		];
		expect(await rowsOf(again.id)).toEqual(await rowsOf(run.id));
	});

	it('divides a park’s sums, not its parcels’ ratios, and finds its free land', async () => {
		const record = (await runs.get(home.db, run.id)) as runs.RunRecord;
		const [row] = await runs.rowsOf(home.db, run.id, 'park');
		const park = await parkDetail(home.db, record, row?.id as number);
		// 甲 300 on 15 mu and 乙's 40 on 15 mu; the parcel that lacks a figure leaves both sides
		expect(park?.values['taxPerMu']).toBeCloseTo(340 / 30, 12);
		expect(park?.missing['taxPerMu']).toBe(1);
		expect(park?.land.freeMu).toBeCloseTo(40, 9);
		expect(park?.chain).toMatchObject({
			developmentRate: null,
			supplyRate: expect.closeTo(0.6, 9) as number,
		});
		expect(park?.chain.missing.toSorted()).toEqual(['builtM2', 'developableM2']);
	});

	it('assesses a drawing: half a parcel takes half of its figures', async () => {
		const middle = 119.9 + 50 / (111_320 * Math.cos((28.4 * Math.PI) / 180));
		const ring = [
			[119.9, 28.4],
			[middle, 28.4],
			[middle, 28.402],
			[119.9, 28.402],
			[119.9, 28.4],
		];
		const answer = await assess(home.db, { type: 'Polygon', coordinates: [ring] }, run.id);
		expect(answer).toMatchObject({ run: run.id, year: 2024, engine: 'postgis' });
		expect(answer.parcels).toHaveLength(1);
		expect(answer.parcels[0]?.share).toBeCloseTo(0.5, 4);
		expect(answer.totals['taxWan']).toBeCloseTo(150, 2);
		expect(answer.indicators['taxPerMu']).toBeCloseTo(20, 9);
		expect(answer.area.planeCrs).toBe('EPSG:4528');
	});

	it('refuses a bow-tie and says where it crosses itself', async () => {
		const ring = [
			[119.9, 28.4],
			[119.901, 28.401],
			[119.901, 28.4],
			[119.9, 28.401],
			[119.9, 28.4],
		];
		await expect(assess(home.db, { type: 'Polygon', coordinates: [ring] })).rejects.toMatchObject({
			problems: expect.arrayContaining([
				expect.objectContaining({ code: 'boundary.self-crossing' }),
			]) as unknown,
		});
	});

	it('keeps a shortlist as it was saved, notes and pins with it, and exports it safely for a spreadsheet', async () => {
		const criteria = shortlistCriteria.parse({});
		const found = await candidates(home.db, run.id, criteria);
		expect(found.map((c) => c.kind).sort()).toEqual(['free-land', 'parcel', 'parcel', 'parcel']);
		const last = found.at(-1);
		const saved = await saveShortlist(home.db, {
			name: '盘活一批',
			run: run.id,
			criteria,
			marks: [{ kind: last?.kind ?? 'parcel', id: last?.id ?? 0, mark: 'pinned', note: '=HYPERLINK("x")' }],
		});
		if (!('id' in saved)) throw new Error(saved.message);
		const list = await getShortlist(home.db, saved.id);
		expect(list?.items[0]).toMatchObject({ code: last?.code, mark: 'pinned', position: 1 });
		const file = await exportData(home.db, { what: 'shortlist', format: 'csv', id: saved.id }, 'zh-CN');
		const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
		expect(text.startsWith('\uFEFF')).toBe(true);
		expect(text).toContain(`'=HYPERLINK`);
		expect(file.rows).toBe(4);
	});

	it('a correction makes a new run differ, and leaves the old one as it was', async () => {
		const report = await importText(home.db, 'yearly', `年份,统一社会信用代码,税收(万元)\n2024,${BIG},150\n`);
		expect(report).toMatchObject({ state: 'live', updated: 1 });
		const corrected = await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: AS_OF });
		expect(corrected.inputHash).not.toBe(run.inputHash);
		expect((await detailOf(P(1)))?.values['taxPerMu']).toBe(20);
		const record = (await runs.get(home.db, run.id)) as runs.RunRecord;
		const { rows } = await home.db.query<{ id: number }>(
			`select id::int as id from subjects where kind = 'enterprise' and code = $1`,
			[BIG],
		);
		const old = await enterpriseDetail(home.db, record, rows[0]?.id as number);
		expect(old?.facts['taxWan']).toBe(300);
		expect(old?.sources['taxWan']?.row).toBe(2);
	});

	it('scores only where the rule publishes no cuts: no grade, and the reason said', async () => {
		const huangyan = await evaluate(home.db, { year: 2024, rules: 'huangyan-2022', asOf: AS_OF });
		expect(huangyan.scoresOnly).toBe(true);
		expect(Object.keys(huangyan.counts.grades)).toEqual(['none']);
	});

	it('refuses a rule set that does not exist, naming those that do', async () => {
		await expect(evaluate(home.db, { year: 2024, rules: 'nowhere' })).rejects.toMatchObject({
			problems: [expect.objectContaining({ code: 'rules-not-found' })],
		});
	});
});
