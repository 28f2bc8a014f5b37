import { beforeAll, expect, it } from 'vitest';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { parcelDetail } from '#lib/server/tasks/run-detail.ts';
import * as decisions from '#lib/server/store/decisions.ts';
import * as runs from '#lib/server/store/runs.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

// Two parcels agreed to start on 2022-01-01 and seen not started; a third with a promise it does not keep.
const P = (n: number) => `331102001001GB0000${n}`;
const AS_OF = '2025-06-30';
const HEADINGS = '宗地代码,文书类型,文号,文书日期,送达日期,作出机关,闲置原因';

eachHome('recorded decisions', (home) => {
	const load = async (kind: Parameters<typeof importText>[1], text: string) => {
		const report = await importText(home.db, kind, text);
		if (report.state !== 'live') throw new Error(JSON.stringify(report.problems));
		return report;
	};
	const idOf = async (code: string) => {
		const { rows } = await home.db.query<{ id: number }>(
			`select id::int as id from subjects where kind = 'parcel' and code = $1`,
			[code],
		);
		return rows[0]?.id as number;
	};
	const found = async (run: number, code: string) => {
		const [row] = await runs.rowsOf(home.db, run, 'parcel', [await idOf(code)]);
		return (
			row?.flags as { code: string; finding: string; status?: string; decision?: { number: string } }[]
		)[0];
	};
	const run = async (asOf = AS_OF) => (await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf })).id;

	beforeAll(async () => {
		await load(
			'parcels',
			collection(
				square({ 宗地代码: P(1), '登记面积(亩)': 15 }, 119.9, 28.4),
				square({ 宗地代码: P(2), '登记面积(亩)': 15 }, 119.901, 28.4),
				square({ 宗地代码: P(3), '登记面积(亩)': 15, 存量类型: '批而未供' }, 119.902, 28.4),
			),
		);
		await load(
			'supplies',
			`电子监管号,宗地代码,供地方式,成交价格(万元),约定开工时间,约定投产时间,土地所有权\nS1,${P(1)},挂牌出让,1000,2022-01-01,2024-01-01,国有\nS2,${P(2)},挂牌出让,800,2022-01-01,,国有\n`,
		);
		await load(
			'inspections',
			`宗地代码,核查日期,核查人,是否动工,是否投产\n${P(1)},2025-05-01,甲,否,否\n${P(2)},2025-05-01,甲,否,\n`,
		);
	});

	it('are papers of a parcel; without one a finding is suspected and nothing more', async () => {
		const before = await run();
		expect(await found(before, P(1))).toMatchObject({ finding: 'yes', status: 'suspected' });
		expect((await found(before, P(1)))?.decision).toBeUndefined();
	});

	it('turn suspected into determined from their day on, with number and date, and runs keep it', async () => {
		const before = await run();
		const report = await load(
			'decisions',
			`${HEADINGS}\n${P(1)},闲置土地调查通知书,闲调〔2025〕1号,2025-03-20,2025-03-24,市局,\n${P(1)},闲置土地认定书,闲认〔2025〕1号,2025-05-08,2025-05-12,市局,企业原因\n`,
		);
		expect(report).toMatchObject({ inserted: 2, rejected: 0 });
		const after = await run();
		expect(await found(after, P(1))).toMatchObject({
			finding: 'yes',
			status: 'determined',
			decision: {
				kind: 'idle-determination',
				number: '闲认〔2025〕1号',
				dated: '2025-05-08',
				authority: '市局',
			},
		});
		expect((await found(await run('2025-05-07'), P(1)))?.status).toBe('suspected');
		expect((await found(after, P(2)))?.status).toBe('suspected');
		expect((await found(before, P(1)))?.status).toBe('suspected');
	});

	it('stand in the parcel’s detail with their source, and the clocks run from service', async () => {
		const record = (await runs.get(home.db, await run())) as runs.RunRecord;
		const detail = await parcelDetail(home.db, record, await idOf(P(1)));
		expect(detail?.decisions.map((d) => [d.kind, d.servedOn, d.source.file, d.source.row])).toEqual([
			['investigation-notice', '2025-03-24', 'decisions.csv', 2],
			['idle-determination', '2025-05-12', 'decisions.csv', 3],
		]);
		const [idle] = detail?.flags ?? [];
		expect(idle).toMatchObject({
			status: 'determined',
			consequence: 'recovery',
			approver: '有批准权的人民政府',
		});
		expect(idle?.changes.map((c) => c.code)).toContain('government-cause');
		// the determination ended the holder's 30 days
		expect(idle?.deadlines.map((d) => d.code)).toEqual([]);
		expect(detail?.stages.map((s) => [s.id, s.finding])).toEqual([
			['approved-unsupplied', 'no'],
			['supplied-unused', 'yes'],
			['partly-used', 'no'],
			['built-not-producing', 'no'],
			['below-promise', 'no'],
		]);
	});

	it('are corrected without being overwritten: as known before stays as it was', async () => {
		const { rows } = await home.db.query<{ at: string }>(`select clock_timestamp() as at`);
		const then = rows[0]?.at as string;
		const report = await load(
			'decisions',
			`宗地代码,文书类型,文号,文书日期\n${P(1)},闲置认定书,闲认〔2025〕1号,2025-05-09\n`,
		);
		expect(report).toMatchObject({ inserted: 0, updated: 1 });
		const dated = async (at: string) =>
			(await decisions.ofParcel(home.db, await idOf(P(1)), at))
				.filter((d) => d.kind === 'idle-determination')
				.map((d) => [d.dated, d.servedOn]);
		expect(await dated(then)).toEqual([['2025-05-08', '2025-05-12']]);
		const now = (await home.db.query<{ at: string }>(`select clock_timestamp() as at`)).rows[0]?.at as string;
		expect(await dated(now)).toEqual([['2025-05-09', '2025-05-12']]);
	});

	it('that decide must carry a number, name a known parcel and a known kind', async () => {
		const report = await importText(
			home.db,
			'decisions',
			`${HEADINGS}\n${P(2)},闲置土地认定书,,2025-05-08,,市局,\n${P(9)},不予认定,闲否〔2025〕1号,2025-05-08,,市局,\n${P(2)},批示,1,2025-05-08,,市局,\n${P(2)},调查通知书,2,2025-05-08,2025-05-01,市局,\n`,
		);
		expect(report.rejected).toBe(4);
		expect(report.problems.map((p) => [p.row, p.code])).toEqual(
			expect.arrayContaining([
				[2, 'row.decision-number'],
				[3, 'reference.unknown'],
				[4, 'cell.choice'],
				[5, 'row.dates-order'],
			]),
		);
	});

	it('of stock land: the ledger says approved and not supplied, and the flag stays away', async () => {
		const record = (await runs.get(home.db, await run())) as runs.RunRecord;
		const detail = await parcelDetail(home.db, record, await idOf(P(3)));
		expect(detail?.stages[0]).toMatchObject({ id: 'approved-unsupplied', finding: 'yes' });
		expect(detail?.flags[0]?.status).toBe(null);
	});
});
