import { beforeAll, expect, it } from 'vitest';
import { assemblyRequest } from '#lib/api/assemblies.ts';
import type { RunSummary } from '#lib/api/overview.ts';
import { matchingQuestion } from '#lib/api/matchings.ts';
import { selectionInput } from '#lib/api/selections.ts';
import * as assemblies from '#lib/server/store/assemblies.ts';
import { nameAssembly, searchAssembly } from '#lib/server/tasks/assemblies.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { matchingSites } from '#lib/server/tasks/matching-sites.ts';
import { solveMatchingPlan } from '#lib/server/tasks/matchings.ts';
import { saveSelection } from '#lib/server/tasks/selections.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

// Four parcels of 15 mu in a row; 1 and 2 have one holder and pay 150 and 60 万元. Two blocks of 10 ° and of unknown slope.
const P = (n: number) => `331102001001GB0000${n}`;
const STEP = 100 / (111_320 * Math.cos((28.4 * Math.PI) / 180));
const PROJECTS = `项目编号,项目名称,项目批次,意向区县,需地面积(亩),最早开工日期,达产日期,最大坡度,最小宽度,最小长度,亩均税收,亩均产出,固定资产投资强度,亩均增加值,全员劳动生产率,研发占比,容积率
X1,甲厂,推进,莲都区,28,2026-01-01,2027-06-30,8,,,40,300,300,100,20,1,1.2
X2,乙厂,洽谈,莲都区,14,2026-01-01,2027-06-30,,120,,40,300,300,100,20,1,1.2
X3,丙厂,洽谈,莲都区,14,2026-01-01,2027-06-30,,90,105,40,300,300,100,20,1,1.2
X4,丁厂,洽谈,莲都区,14,2026-01-01,2027-06-30,,90,95,40,300,300,100,20,1,1.2
`;

eachHome('land of a matching', (home) => {
	let run: RunSummary;
	const ids = new Map<string, number>();
	const idOf = (n: number) => ids.get(P(n)) as number;
	const ask = (more: object = {}) =>
		matchingQuestion.parse({
			run: run.id,
			stages: ['promote'],
			kinds: ['vacated'],
			freeFrom: { vacated: '2026-Q1' },
			...more,
		});
	const keys = async (more: object) => (await matchingSites(home.db, ask(more))).map((s) => s.key).sort();
	const parcel = (n: number) => `vacated:${idOf(n)}`;
	let kept = 0;

	beforeAll(async () => {
		const load = async (kind: Parameters<typeof importText>[1], text: string) => {
			const report = await importText(home.db, kind, text);
			if (report.state !== 'live') throw new Error(JSON.stringify(report.problems));
		};
		await load('regions', collection(square({ 行政区代码: '331102', 名称: '莲都区' }, 119.9, 28.3, 30_000)));
		await load(
			'parcels',
			collection(
				...[0, 1, 2, 3].map((i) =>
					square(
						{
							宗地代码: P(i + 1),
							'登记面积(亩)': 15,
							存量类型: '储备',
							土地使用权人: i < 2 ? '甲公司' : `第 ${i} 家`,
						},
						119.91 + i * STEP,
						28.4,
					),
				),
			),
		);
		await load('enterprises', '企业代码,企业名称,代码类型\nfirm-1,企业1,自编码\nfirm-2,企业2,自编码\n');
		await load('occupancies', `企业代码,宗地代码\nfirm-1,${P(1)}\nfirm-2,${P(2)}\n`);
		await load(
			'yearly',
			'企业代码,年份,评价税收(万元),营业收入(万元),用地面积(亩),是否规上,职工人数\nfirm-1,2024,150,900,15,否,50\nfirm-2,2024,60,300,15,否,50\n',
		);
		await load(
			'low-slope',
			collection(
				square({ 编号: 'DQ-1', 平均坡度: 10.04 }, 119.95, 28.4, 400),
				square({ 编号: 'DQ-2' }, 119.97, 28.4, 300),
			),
		);
		await load('projects', PROJECTS);
		run = await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: '2025-06-30' });
		const { rows } = await home.db.query<{ id: number; code: string }>(
			`select id::int as id, code from subjects where kind in ('parcel', 'low-slope')`,
		);
		for (const row of rows) ids.set(row.code, row.id);
		const request = assemblyRequest.parse({
			...{ run: run.id, criteria: {}, missingCost: 'accept', toleranceM: 0.5, minMu: 30 },
		});
		const { assembly } = await searchAssembly(home.db, request);
		kept = assembly;
		const { version } = (await assemblies.get(home.db, assembly))!;
		await nameAssembly(home.db, assembly, { name: '合并地', version });
	});

	it('of a saved selection is what it chose, whatever its batch', async () => {
		const subject = (n: number) => ({ kind: 'parcel' as const, id: idOf(n) });
		const question = {
			run: run.id,
			...{
				criteria: { kinds: ['parcel'] },
				objective: 'max-benefit',
				budgetWan: 0,
				missingCost: 'known-part',
			},
			lockIn: [subject(2), subject(3)],
			lockOut: [subject(1), subject(4)],
		};
		const { id } = await saveSelection(home.db, {
			id: null,
			input: selectionInput.parse({ name: '优选', question }),
		});
		expect(await keys({ selection: id, batches: [] })).toEqual([parcel(2), parcel(3)].sort());
		expect(await keys({ selection: id, minMu: 16 })).toEqual([]);
		expect(await keys({ batches: [] })).toEqual([]);
		await expect(keys({ selection: 9999 })).rejects.toMatchObject({
			problems: [{ code: 'match.selection-gone' }],
		});
		// put together, 2 is part of another site; 3 is left on its own
		const together = {
			kinds: ['vacated', 'assembled'],
			freeFrom: { vacated: '2026-Q1', assembled: '2026-Q1' },
		};
		expect(await keys({ selection: id, ...together })).toEqual([`assembled:${kept}`, parcel(3)].sort());
	});

	it('put together is one site while it is offered; otherwise its parcels are', async () => {
		const sites = async (assembled: object) =>
			(await matchingSites(home.db, ask({ kinds: ['vacated', 'assembled'], ...assembled }))).map(
				(s) => s.key,
			);
		const batches = new Set(await sites({ kinds: ['vacated'] }));
		const offered = await sites({ available: { [`assembled:${kept}`]: '2026-Q3' } });
		expect(offered).toContain(`assembled:${kept}`);
		expect(offered).not.toContain(parcel(1));
		expect(offered).not.toContain(parcel(2));
		const unknown = new Set(await sites({}));
		expect(batches.size).toBe(4);
		for (const key of batches) expect(unknown).toContain(key);
	});

	it('leaves its county whole: every parcel of a joined site', async () => {
		const joined = { kinds: ['assembled'], freeFrom: { assembled: '2026-Q1' } };
		const { plan } = await solveMatchingPlan(home.db, ask(joined));
		expect(plan.pairs).toEqual([{ project: 'X1', site: `assembled:${kept}`, at: '2026-Q1', value: 1120 }]);
		expect(plan.sites[0]).toMatchObject({ mu: 30, parcels: [idOf(1), idOf(2)], name: '合并地' });
		const of = (year: number) => plan.counties.find((c) => c.year === year);
		expect(of(2024)?.taxPerMu).toBeCloseTo(210 / 30, 10);
		expect(of(2026)?.taxPerMu).toBeCloseTo(210 / 30, 10);
		expect(of(2027)?.taxPerMu).toBe(0);
		expect(of(2028)?.taxPerMu).toBeCloseTo(1120 / 30, 10);
	});

	it('that is known to be too steep takes no project with a limit; an unknown slope refuses none', async () => {
		const slopes = { kinds: ['low-slope'], freeFrom: { 'low-slope': '2026-Q1' } };
		const [steep, unknown] = ['DQ-1', 'DQ-2'].map((code) => `low-slope:${ids.get(code)}`);
		const { plan } = await solveMatchingPlan(home.db, ask(slopes));
		expect(plan.sites.find((s) => s.key === steep)).toMatchObject({ slopeDeg: 10.04 });
		expect(plan.pairs.map((p) => p.site)).toEqual([unknown]);
		const forbid = [{ project: 'X1', site: unknown }];
		const { plan: none } = await solveMatchingPlan(home.db, ask({ ...slopes, forbid }));
		expect(none.unmet).toMatchObject([
			{
				...{ project: 'X1', reason: 'forbidden' },
				barred: [
					{ cause: 'planner', sites: 1 },
					{ cause: 'slope', sites: 1 },
				],
			},
		]);
	});

	it('that surely is too narrow or too short takes no project that states its sides; what has no outline refuses none', async () => {
		const { plan } = await solveMatchingPlan(home.db, ask({ stages: ['negotiate'], minMu: 14 }));
		expect(plan.unshaped).toBe(0);
		expect(plan.projects.map((p) => [p.key, p.widthM, p.lengthM])).toContainEqual(['X3', 90, 105]);
		// 90 × 105 m is more than the 100 × 100 m hold, yet its area and its diagonal are not: nothing is sure, so it is seated
		expect(plan.pairs.map((p) => p.project)).toEqual(['X3', 'X4']);
		expect(plan.unmet).toMatchObject([{ project: 'X2', reason: 'forbidden' }]);
		expect(plan.unmet[0]?.barred?.map((b) => b.cause)).toEqual(['shape']);
	});

	it('whose quarter is not known is listed, and offered once the planner enters it', async () => {
		const { plan } = await solveMatchingPlan(home.db, ask({ stages: ['negotiate'], freeFrom: {} }));
		expect(plan.notOffered.unknown).toBeGreaterThan(1);
		expect(plan.unknownSites).toHaveLength(plan.notOffered.unknown);
		expect(plan.pairs).toEqual([]);
		const site = plan.unknownSites[0]!.key;
		const own = ask({ stages: ['negotiate'], freeFrom: {}, available: { [site]: '2027-Q2' } });
		const { plan: entered } = await solveMatchingPlan(home.db, own);
		expect(entered.pairs).toMatchObject([{ site, at: '2027-Q2' }]);
		expect(entered.unknownSites.map((s) => s.key)).not.toContain(site);
		const late = await solveMatchingPlan(home.db, { ...own, available: { [site]: '2029-Q1' } });
		expect(late.plan.notOffered.late).toBe(1);
		expect(late.plan.sites.map((s) => s.key)).toContain(site);
	});
});
