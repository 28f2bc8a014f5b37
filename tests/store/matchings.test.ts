import { beforeAll, expect, it } from 'vitest';
import type { RunSummary } from '#lib/api/overview.ts';
import { matchingPlan, matchingQuestion, savedMatching, type SavedMatching } from '#lib/api/matchings.ts';
import * as store from '#lib/server/store/matchings.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { matchingCsv } from '#lib/server/tasks/matching-export.ts';
import { saveMatching, solveMatchingPlan } from '#lib/server/tasks/matchings.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

const P = (n: number) => `331102001001GB0000${n}`;
const PROJECTS = `项目编号,项目名称,项目批次,意向区县,需地面积(亩),最早开工日期,最迟开工日期,达产日期,亩均税收,亩均产出,固定资产投资强度,亩均增加值,全员劳动生产率,研发占比,容积率
X1,甲厂,推进,莲都区,20,2025-10-01,,2027-06-30,40,300,300,100,20,1,1.2
X2,乙厂,引进,,30,2025-10-01,2026-03-31,,30,200,300,100,20,1,1.2
X3,丙厂,洽谈,,30,2025-10-01,,2027-06-30,8,100,300,100,20,1,1.2
X4,丁厂,推进,,90,2025-10-01,2026-12-31,,50,400,300,100,20,1,1.2
X5,戊厂,推进,,,2025-10-01,,,50,400,300,100,20,1,1.2
`;

eachHome('matchings', (home) => {
	let run: RunSummary;
	const load = async (kind: Parameters<typeof importText>[1], text: string) => {
		const report = await importText(home.db, kind, text);
		if (report.state !== 'live') throw new Error(JSON.stringify(report.problems));
		return report;
	};
	const ask = (more: object = {}) => matchingQuestion.parse({ run: run.id, kinds: ['reserve'], ...more });

	beforeAll(async () => {
		await load('regions', collection(square({ 行政区代码: '331102', 名称: '莲都区' }, 119.9, 28.3, 30_000)));
		await load(
			'parcels',
			collection(square({ 宗地代码: P(1), '登记面积(亩)': 15, 权利人: '甲' }, 119.91, 28.4)),
		);
		await load('enterprises', '企业代码,企业名称,代码类型\nfirm-1,企业1,自编码\n');
		await load('occupancies', `企业代码,宗地代码\nfirm-1,${P(1)}\n`);
		await load(
			'yearly',
			'企业代码,年份,评价税收(万元),营业收入(万元),用地面积(亩),是否规上,职工人数\nfirm-1,2024,150,900,15,否,50\n',
		);
		await load(
			'reserves',
			'储备编号,地块名称,区县代码,储备面积(亩),可供应日期\nR1,甲地,331102,52,2026-02-01\nR2,乙地,331102,100,\n',
		);
		await load('projects', PROJECTS);
		run = await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: '2025-06-30' });
	});

	it('seat what is scored fit on land whose quarter is known; the rest is said', async () => {
		const { plan } = await solveMatchingPlan(home.db, ask());
		expect(matchingPlan.safeParse(plan).success).toBe(true);
		expect(plan).toMatchObject({
			status: 'optimal',
			objective: 1700,
			bound: 1700,
			notOffered: { unknown: 1, late: 0 },
		});
		expect(plan.pairs.map((p) => [p.project, p.at, p.value])).toEqual([
			['X1', '2026-Q1', 800],
			['X2', '2026-Q1', 900],
		]);
		expect(plan.projects.map((p) => [p.key, p.out])).toEqual([
			['X1', null],
			['X2', null],
			['X3', 'refused'],
			['X4', null],
			['X5', 'no-area'],
		]);
		expect(plan.unmet).toMatchObject([
			{
				project: 'X4',
				reason: 'size',
				largestMu: 52,
				unlock: { seats: true, site: { mu: 90, available: '2026-Q4' } },
			},
		]);
	});

	it('offer land without a date from the planner’s quarter on', async () => {
		const { plan } = await solveMatchingPlan(home.db, ask({ freeFrom: { reserve: '2026-Q4' } }));
		expect(plan.objective).toBe(6200);
		expect(plan.pairs.map((p) => p.project)).toEqual(['X1', 'X2', 'X4']);
	});

	it('put the county before and after, new land in the denominator, a promise without a year uncounted', async () => {
		const { plan } = await solveMatchingPlan(home.db, ask());
		const of = (year: number) => plan.counties.find((c) => c.year === year);
		expect(of(2024)).toMatchObject({ taxPerMu: 10, outputPerMu: 60 });
		expect(of(2026)?.taxPerMu).toBeCloseTo(150 / 65, 10);
		expect(of(2028)?.taxPerMu).toBeCloseTo((150 + 800) / 65, 10);
		expect(of(2028)?.uncountedMu.tax).toBe(30);
	});

	it('are saved with their answer, solved anew over a version, copied, exported and taken away', async () => {
		const saved = (await saveMatching(home.db, null, { name: '方案一', question: ask() })) as SavedMatching;
		expect(savedMatching.safeParse(saved).success).toBe(true);
		expect(saved).toMatchObject({ name: '方案一', status: 'optimal', seated: 2, version: 1 });
		const site = saved.plan.pairs[0]!.site;
		const question = ask({ forbid: [{ project: 'X2', site }] });
		const next = await saveMatching(home.db, saved.id, { name: '方案一', question, version: 1 });
		expect(next).toMatchObject({ version: 2, seated: 1 });
		const late = await saveMatching(home.db, saved.id, { name: '方案一', question, version: 1 });
		expect(late).toMatchObject({ code: 'changed-meanwhile' });
		const csv = matchingCsv(next as SavedMatching, 'zh-CN');
		expect(csv).toContain('X1,甲厂,20,甲地,储备土地,莲都区,2026-Q1,800');
		const copied = await store.copy(home.db, saved.id);
		expect((await store.list(home.db)).map((m) => m.name).sort()).toEqual(['方案一', '方案一 (2)']);
		expect(await store.remove(home.db, copied!)).toBe(true);
		expect(await store.get(home.db, copied!)).toBeUndefined();
	});

	it('name pins that cannot stand', async () => {
		const { plan } = await solveMatchingPlan(home.db, ask());
		const site = plan.pairs[0]!.site;
		const { plan: pinned } = await solveMatchingPlan(home.db, ask({ pin: [{ project: 'X4', site }] }));
		expect(pinned).toMatchObject({
			status: 'infeasible',
			conflict: [{ code: 'size', neededMu: 90, siteMu: 52 }],
		});
	});
});
