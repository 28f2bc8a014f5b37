import { beforeAll, expect, it } from 'vitest';
import { moversQuery } from '#lib/api/runs.ts';
import type { RunSummary } from '#lib/api/overview.ts';
import { makeUscc } from '#lib/domain/codes/uscc.ts';
import * as comparisons from '#lib/server/store/comparisons.ts';
import * as clock from '#lib/server/store/clock.ts';
import { comparedObject } from '#lib/server/tasks/compare-object.ts';
import { compareRuns } from '#lib/server/tasks/compare-runs.ts';
import { moversFile } from '#lib/server/tasks/compare-export.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { runWarnings, warningsFile } from '#lib/server/tasks/reconcile-warnings.ts';
import { reproduce } from '#lib/server/tasks/reproduce-run.ts';
import { warningsQuery } from '#lib/api/runs.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

const [ONE, TWO, OUTSIDE] = [1, 2, 3].map((serial) => makeUscc({ serial, region: '331102' })) as [
	string,
	string,
	string,
];
const P = (n: number) => `331102001001GB0000${n}`;
const ASKED = { year: 2024, rules: 'demo-2024', asOf: '2025-06-30' };

eachHome('runs', (home) => {
	let first: RunSummary;
	let second: RunSummary;
	let between: string;

	const load = async (kind: Parameters<typeof importText>[1], text: string) => {
		const report = await importText(home.db, kind, text);
		if (report.state !== 'live') throw new Error(JSON.stringify(report.problems));
	};
	const taxes = (one: number) =>
		`年份,统一社会信用代码,税收(万元),是否规上\n2024,${ONE},${one},否\n2024,${TWO},100,否\n`;

	beforeAll(async () => {
		// 甲 on parcel 1 (15 mu), 乙 on parcel 2, whose deed says fifteen times what is measured
		await load(
			'parcels',
			collection(
				square({ 宗地代码: P(1), '登记面积(亩)': 15 }, 119.9, 28.4),
				square({ 宗地代码: P(2), '登记面积(亩)': 225 }, 119.902, 28.4),
			),
		);
		await load('enterprises', `统一社会信用代码,企业名称,行业代码\n${ONE},甲,C33\n${TWO},乙,C34\n`);
		await load(
			'occupancies',
			`统一社会信用代码,宗地代码,分摊比例,用地方式,用地面积(亩)\n${ONE},${P(1)},1,自有,15\n${TWO},${P(2)},1,自有,15\n`,
		);
		await load('yearly', `年份,统一社会信用代码,税收(万元)\n2023,${ONE},300\n2023,${TWO},0.01\n`);
		await load('yearly', taxes(300));
		first = await evaluate(home.db, ASKED);
		between = (await clock.read(home.db)).now;
		// then: a figure corrected, and a park drawn around parcel 1 (a join by location, which makes no new version)
		await load('yearly', taxes(150));
		await load('parks', collection(square({ 园区代码: 'K1', 园区名称: '测试园区' }, 119.8995, 28.3995, 200)));
		second = await evaluate(home.db, ASKED);
	});

	it('made before the data changed is made again exactly, hash and rows', async () => {
		for (const run of [first, second]) {
			const again = await reproduce(home.db, run.id);
			expect(again).toMatchObject({ same: true, differing: 0, differences: [] });
			expect(again.hash.again).toBe(run.inputHash);
			expect(again.rows).toBeGreaterThanOrEqual(4);
		}
	});

	it('“as known on D” gives the record of D again, and a day to come is refused', async () => {
		const then = await evaluate(home.db, { ...ASKED, knownOn: between });
		expect(then.inputHash).toBe(first.inputHash);
		expect(Date.parse(then.knownAt)).toBe(Date.parse(between));
		const now = await evaluate(home.db, ASKED);
		expect(now.inputHash).toBe(second.inputHash);
		await expect(evaluate(home.db, { ...ASKED, knownOn: '2099-01-01' })).rejects.toMatchObject({
			problems: [expect.objectContaining({ code: 'known-on-future' })],
		});
	});

	it('cannot be changed', async () => {
		await expect(home.db.query(`update runs set year = 2023 where id = $1`, [first.id])).rejects.toThrow(
			/immutable/,
		);
		await expect(home.db.query(`delete from run_rows where run_id = $1`, [first.id])).rejects.toThrow(
			/immutable/,
		);
	});

	it('compared: a corrected figure is data, a new park is boundary, and either side names its record', async () => {
		const comparison = await compareRuns(home.db, { a: first.id, b: second.id });
		expect(comparison).toMatchObject({
			a: { reproduced: true },
			b: { reproduced: true },
			same: { rules: true },
		});
		expect(comparison.enterprise.causes).toMatchObject({ rule: 0 });
		const { movers, total } = await comparisons.movers(
			home.db,
			comparison.id,
			moversQuery.parse({ cause: 'data' }),
		);
		expect(total).toBeGreaterThanOrEqual(1);
		const one = movers.find((m) => m.code === ONE);
		expect(one?.values['taxPerMu']).toMatchObject({
			from: 20,
			to: 10,
			change: -10,
			boundary: 0,
			data: -10,
			rule: 0,
		});
		const proof = await comparedObject(home.db, {
			a: first.id,
			b: second.id,
			kind: 'enterprise',
			id: one?.id as number,
		});
		expect(proof?.operands).toEqual([
			expect.objectContaining({
				name: 'taxWan',
				part: 'data',
				a: { value: 300, source: expect.objectContaining({ row: 2, record: ONE }) as unknown },
				b: { value: 150, source: expect.objectContaining({ row: 2, record: ONE }) as unknown },
			}),
		]);
		expect(proof?.operands[0]?.a.source?.batch).not.toBe(proof?.operands[0]?.b.source?.batch);
		const park = comparison.groups.find((g) => g.name === '测试园区');
		expect(park?.values['taxPerMu']).toMatchObject({ from: null, to: 10 });
		const whole = comparison.groups.find((g) => g.group === 'all')?.values['taxPerMu'];
		// 400 on 240 mu, then 250: a ratio of sums
		expect(whole?.change).toBeCloseTo(-150 / 240, 12);
		expect(whole?.data).toBeCloseTo(-150 / 240, 12);
	});

	it('compared once are read the next time, and the other way round is the negative', async () => {
		const asked = { a: first.id, b: second.id };
		expect((await compareRuns(home.db, asked)).id).toBe((await compareRuns(home.db, asked)).id);
		const back = await compareRuns(home.db, { a: second.id, b: first.id });
		const { movers } = await comparisons.movers(home.db, back.id, moversQuery.parse({}));
		expect(movers.find((m) => m.code === ONE)?.values['taxPerMu']).toMatchObject({ change: 10, data: 10 });
	});

	it('compared go to a spreadsheet with every mover', async () => {
		const comparison = await compareRuns(home.db, { a: first.id, b: second.id });
		const csv = await moversFile(home.db, comparison, moversQuery.parse({}), 'csv', 'zh-CN');
		const { total } = await comparisons.movers(home.db, comparison.id, moversQuery.parse({}));
		expect(csv.rows).toBe(total);
		expect(new TextDecoder().decode(csv.bytes)).toContain(ONE);
		const xlsx = await moversFile(home.db, comparison, moversQuery.parse({}), 'xlsx', 'en');
		expect([xlsx.bytes[0], xlsx.bytes[1]]).toEqual([0x50, 0x4b]);
	});

	it('warn of a unit, of last year, and of a file that is not used whole, each with its row', async () => {
		const { warnings, total } = await runWarnings(home.db, second.id, warningsQuery.parse({}));
		expect(total).toBe(warnings.length);
		const of = (code: string) => warnings.filter((w) => w.code === code);
		expect(of('unit-area')).toEqual([
			expect.objectContaining({
				severity: 'fault',
				objectCode: P(2),
				params: expect.objectContaining({ factor: 15 }) as unknown,
				source: expect.objectContaining({ row: 2 }) as unknown,
			}),
		]);
		expect(of('unit-last-year')).toEqual([
			expect.objectContaining({
				objectCode: TWO,
				name: '乙',
				params: expect.objectContaining({ fact: 'taxWan', factor: 10_000 }) as unknown,
				source: expect.objectContaining({ row: 3, record: TWO }) as unknown,
			}),
		]);
		// the first file of 2024 lost 甲's 300 to the second; 乙's 100, said again, stands in both
		const tax = of('source-left-out').filter((w) => w.params['fact'] === 'taxWan');
		expect(tax).toHaveLength(1);
		expect(tax[0]).toMatchObject({
			severity: 'note',
			params: { total: 400, used: 100, superseded: 300, supersededRows: 1, outsideRows: 0, refusedRows: 0 },
		});
		expect(second.warnings.find((w) => w.code === 'unit-area')?.params).toEqual({ count: 1 });
		expect(of('source-sum')).toEqual([]);
		const csv = await warningsFile(home.db, second.id, warningsQuery.parse({ code: 'unit-area' }), 'zh-CN');
		expect(csv.trim().split('\r\n')).toHaveLength(2);
		expect(csv).toContain(P(2));
	});

	it('do not count a file that was kept out whole', async () => {
		const report = await importText(
			home.db,
			'yearly',
			`年份,统一社会信用代码,营业收入(万元)\n2024,${ONE},700\n2024,${OUTSIDE},50\n`,
		);
		expect(report.state).toBe('rejected');
		const run = await evaluate(home.db, ASKED);
		const { warnings } = await runWarnings(home.db, run.id, warningsQuery.parse({ code: 'source-left-out' }));
		expect(warnings.map((w) => w.params['fact'])).toEqual(['taxWan']);
	});
});
