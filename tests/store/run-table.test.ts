import { beforeAll, expect, it } from 'vitest';
import { runTableFileQuery, runTableQuery, type RunTableQuery } from '#lib/api/run-table.ts';
import type { RunSummary } from '#lib/api/overview.ts';
import { makeUscc } from '#lib/domain/codes/uscc.ts';
import { InputError } from '#lib/domain/problem.ts';
import { sentenceOfReason } from '#lib/words/proof-words.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { runTableFile } from '#lib/server/tasks/run-table-file.ts';
import { runTableColumn, runTablePage } from '#lib/server/tasks/run-table.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

const [ONE, TWO] = [1, 2].map((serial) => makeUscc({ serial, region: '331102' })) as [string, string];
const P = (n: number) => `331102001001GB0000${n}`;

eachHome('attribute table', (home) => {
	let run: RunSummary;
	const load = async (kind: Parameters<typeof importText>[1], text: string) => {
		const report = await importText(home.db, kind, text);
		if (report.state !== 'live') throw new Error(JSON.stringify(report.problems));
	};
	const page = async (query: RunTableQuery, lang: 'zh-CN' | 'en' = 'zh-CN') => {
		const found = await runTablePage(home.db, run.id, runTableQuery.parse(query), lang);
		if (!found) throw new Error('no run');
		return found;
	};

	beforeAll(async () => {
		await load(
			'parcels',
			collection(
				square({ 宗地代码: P(1), '登记面积(亩)': 15, 使用权人: '=乙公司' }, 119.9, 28.4),
				square({ 宗地代码: P(2), '登记面积(亩)': 30, 使用权人: '甲公司' }, 119.902, 28.4),
				square({ 宗地代码: P(3), '登记面积(亩)': 20 }, 119.904, 28.4),
			),
		);
		await load('enterprises', `统一社会信用代码,企业名称,行业代码\n${ONE},甲,C33\n${TWO},乙,C34\n`);
		await load(
			'occupancies',
			`统一社会信用代码,宗地代码,分摊比例,用地方式,用地面积(亩)\n${ONE},${P(1)},1,自有,15\n${TWO},${P(2)},1,自有,30\n`,
		);
		await load(
			'yearly',
			`年份,统一社会信用代码,税收(万元),是否规上\n2024,${ONE},300,否\n2024,${TWO},150,否\n`,
		);
		run = await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: '2025-06-30' });
		// A name that changes afterwards changes nothing in the run's table.
		await load('enterprises', `统一社会信用代码,企业名称,行业代码\n${ONE},改名,C33\n${TWO},乙,C34\n`);
	});

	it('is read with statistics that know the run: without them its rows are joined by nested loops', async () => {
		const { rows } = await home.db.query<{ runs: number[] }>(
			`select most_common_vals::text::int[] as runs from pg_stats where tablename = 'run_rows' and attname = 'run_id'`,
		);
		expect(rows[0]?.runs).toContain(run.id);
	});

	it('sorts and pages on the server, what is missing last', async () => {
		const all = await page({
			columns: ['code', 'taxPerMu', 'tenantNames'],
			sort: [{ column: 'taxPerMu', descending: true }],
		});
		expect(all.rows).toEqual([
			[P(1), 20, '甲'],
			[P(2), 5, '乙'],
			[P(3), null, null],
		]);
		expect(
			await page({ columns: ['code'], sort: [{ column: 'code', descending: true }], offset: 1, limit: 1 }),
		).toMatchObject({ of: 3, count: 3, offset: 1, rows: [[P(2)]] });
	});

	it('sums up all rows that pass, not the page: the ratio is one of sums, and the parcel without tax is in neither', async () => {
		const { totals } = await page({ columns: ['registeredMu', 'taxPerMu'], limit: 1 });
		expect(totals).toEqual({
			registeredMu: { value: expect.closeTo(65, 3) as number, counted: 3, missing: 0 },
			taxPerMu: { value: 10, counted: 2, missing: 1 },
		});
	});

	it('filters by column and by the box of the view, and finds a parcel’s place', async () => {
		const west = await page({
			columns: ['code'],
			bbox: [119.8995, 28.399, 119.9015, 28.402],
			sort: [{ column: 'code' }],
		});
		expect(west.rows).toEqual([[P(1)]]);
		const filtered = await page({
			columns: ['code'],
			filters: [{ column: 'registeredMu', from: 19.995 }],
			sort: [{ column: 'registeredMu' }],
			locate: (await page({ columns: ['code'], filters: [{ column: 'code', in: [P(2)] }] })).ids[0]!,
			allIds: true,
		});
		expect(filtered).toMatchObject({ count: 2, rows: [[P(3)], [P(2)]], located: 1 });
		expect(filtered.allIds).toHaveLength(2);
	});

	it('tells what a column holds', async () => {
		expect(await runTableColumn(home.db, run.id, 'holder')).toMatchObject({
			missing: 1,
			values: [{ count: 1 }, { count: 1 }],
		});
		expect(await runTableColumn(home.db, run.id, 'taxPerMu')).toMatchObject({ missing: 1, min: 5, max: 20 });
	});

	it('gives a file with words, units and no live formula', async () => {
		const query = runTableFileQuery.parse({
			columns: ['code', 'holder', 'taxPerMu', 'aboveScale'],
			sort: [{ column: 'code' }],
			format: 'tsv',
		});
		const file = await runTableFile(home.db, run.id, query, 'zh-CN');
		expect(new TextDecoder().decode(file?.bytes).split('\r\n')).toEqual([
			'宗地代码\t使用权人\t亩均税收（万元/亩）\t企业规模',
			`${P(1)}\t'=乙公司\t20\t规下`,
			`${P(2)}\t甲公司\t5\t规下`,
			`${P(3)}\t\t\t`,
			'',
		]);
	});

	it('finds a reason by the words that are read, in either language', async () => {
		const codes = async (contains: string, lang: 'zh-CN' | 'en') =>
			(await page({ columns: ['code'], filters: [{ column: 'reason', contains }] }, lang)).rows;
		const [[reason]] = (await page({ columns: ['reason'], filters: [{ column: 'code', in: [P(3)] }] }))
			.rows as [[string]];
		for (const lang of ['zh-CN', 'en'] as const) {
			const sentence = sentenceOfReason(reason, lang);
			expect(sentence).not.toBe(reason);
			expect(await codes(sentence.slice(-6), lang)).toContainEqual([P(3)]);
			expect(await codes(reason, lang)).toEqual([]);
		}
	});

	it('gives a file of the chosen rows whole: a filter or the view hides none of what was summed', async () => {
		const { ids } = await page({ columns: ['code'], sort: [{ column: 'code' }] });
		const query = runTableFileQuery.parse({
			columns: ['code'],
			sort: [{ column: 'code', descending: true }],
			filters: [{ column: 'taxPerMu', from: 10 }],
			bbox: [119.8995, 28.399, 119.9015, 28.402],
			chosen: [ids[0], ids[1]],
			format: 'tsv',
		});
		const file = await runTableFile(home.db, run.id, query, 'zh-CN');
		expect(new TextDecoder().decode(file?.bytes).split('\r\n').slice(1, -1)).toEqual([P(2), P(1)]);
	});

	it('names a column that is not there, and knows no run that was never made', async () => {
		await expect(page({ columns: ['colour'] })).rejects.toThrow(InputError);
		await expect(page({ columns: ['code'], sort: [{ column: 'x' }] })).rejects.toThrow('x');
		expect(
			await runTablePage(home.db, 999_999, runTableQuery.parse({ columns: ['code'] }), 'zh-CN'),
		).toBeUndefined();
	});
});
