import { beforeAll, expect, it } from 'vitest';
import { makeUscc } from '#lib/domain/codes/uscc.ts';
import type { RuleDraft } from '#lib/api/rules.ts';
import * as runs from '#lib/server/store/runs.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { changeDraft, discardDraft, getDraft, startDraft } from '#lib/server/tasks/rules-drafts.ts';
import { listRules, ruleDetail } from '#lib/server/tasks/rules-list.ts';
import { publishDraft, retireRules } from '#lib/server/tasks/rules-publish.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

// A county types in its rule: from the 黄岩 preset (scores only) to cuts of its own, published, used, retired.
const FIRMS = [1, 2, 3, 4].map((serial) => makeUscc({ serial, region: '331003' }));
const AS_OF = '2025-06-30';
type Body = { groups: { tiers: unknown }[] } & Record<string, unknown>;
const TIERS = [
	{ grade: 'A', upTo: { value: 0.5, mark: 'memory' }, closed: true },
	{ grade: 'B', upTo: 1, closed: true },
];

eachHome('rule sets', (home) => {
	let draft: RuleDraft;

	beforeAll(async () => {
		const load = async (kind: Parameters<typeof importText>[1], text: string) => {
			const report = await importText(home.db, kind, text);
			if (report.state !== 'live') throw new Error(JSON.stringify(report.problems));
		};
		await load(
			'parcels',
			collection(
				...FIRMS.map((_, i) =>
					square({ 宗地代码: `331003001001GB0000${i + 1}`, '登记面积(亩)': 10 }, 121.2 + i / 1000, 28.6),
				),
			),
		);
		await load(
			'enterprises',
			`统一社会信用代码,企业名称,行业代码\n${FIRMS.map((f, i) => `${f},企业${i},C33`).join('\n')}\n`,
		);
		await load(
			'occupancies',
			`统一社会信用代码,宗地代码,分摊比例,用地方式,用地面积(亩)\n${FIRMS.map((f, i) => `${f},331003001001GB0000${i + 1},1,自有,10`).join('\n')}\n`,
		);
		await load(
			'yearly',
			`年份,统一社会信用代码,税收(万元),用电量(万千瓦时),是否规上\n${FIRMS.map((f, i) => `2024,${f},${(i + 1) * 50},100,否`).join('\n')}\n`,
		);
	});

	const gradesOf = async (rules: string) => {
		const run = await evaluate(home.db, { year: 2024, rules, asOf: AS_OF });
		return (await runs.rowsOf(home.db, run.id, 'enterprise')).map((row) => row.grade);
	};
	const change = (body: unknown, version: number) =>
		changeDraft(home.db, draft.draft, { body: body as Record<string, unknown>, version });

	it('a draft begins as a copy of a preset, under the next version number, its keys in their order', async () => {
		draft = await startDraft(home.db, { from: 'huangyan-2022' });
		expect(draft).toMatchObject({ kind: 'scoring', basedOn: 'huangyan-2022@1', version: 1, by: '系统' });
		expect((draft.body as Body)['version']).toBe('2');
		expect(Object.keys(draft.body as Body).slice(0, 4)).toEqual(['id', 'version', 'title', 'area']);
		expect(draft.check.problems).toEqual([]);
	});

	it('whoever changes a draft over a newer one is told who was faster', async () => {
		const body = draft.body as Body;
		const mine = {
			...body,
			id: 'county-2024',
			version: '1',
			year: 2024,
			groups: body.groups.map((g) => ({ ...g, tiers: TIERS })),
		};
		const saved = await change(mine, 1);
		expect(saved).toMatchObject({ version: 2, changedBy: '系统' });
		expect(await change(mine, 1)).toMatchObject({ code: 'changed-meanwhile', got: 1, expected: 2 });
		draft = saved as RuleDraft;
	});

	it('no run of record may use a draft', async () => {
		await expect(evaluate(home.db, { year: 2024, rules: 'county-2024' })).rejects.toMatchObject({
			problems: [{ code: 'rules-not-found', path: 'rules' }],
		});
	});

	it('a faulty draft is kept and not published: every fault by its path', async () => {
		const body = structuredClone(draft.body) as { groups: { indicators: { weight: unknown }[] }[] };
		(body.groups[0]?.indicators[0] as { weight: unknown }).weight = 31;
		const faulty = (await change(body, 2)) as RuleDraft;
		expect(faulty.check.problems.map((p) => p.path)).toEqual(['groups[0].indicators']);
		await expect(
			publishDraft(home.db, draft.draft, { version: 3, effective: { from: '2025-01-01' } }),
		).rejects.toMatchObject({ problems: [{ code: 'rules.weights', path: 'groups[0].indicators' }] });
		draft = (await change(draft.body, 3)) as RuleDraft;
	});

	it('published, it grades the same facts that the preset only scores', async () => {
		const done = await publishDraft(home.db, draft.draft, {
			version: 4,
			effective: { from: '2025-01-01', to: '2025-12-31' },
		});
		expect(done).toMatchObject({
			rule: {
				id: 'county-2024',
				state: 'published',
				effective: { from: '2025-01-01', to: '2025-12-31' },
				by: '系统',
			},
			warnings: expect.arrayContaining([expect.objectContaining({ code: 'rules.unverified' })]) as unknown,
		});
		expect(await gradesOf('huangyan-2022')).toEqual([null, null, null, null]);
		expect((await gradesOf('county-2024')).toSorted()).toEqual(['A', 'A', 'B', 'B']);
	});

	it('what is published is never edited: not as a draft, not in the database', async () => {
		expect(await change(draft.body, 4)).toMatchObject({ code: 'rules-published', got: 'county-2024@1' });
		expect(await discardDraft(home.db, draft.draft, true)).toBe(false);
		for (const sql of [
			`update rule_sets set body = '{}' where id = 'county-2024'`,
			`update rule_sets set effective_to = '2099-12-31' where id = 'county-2024'`,
			`delete from rule_sets where id = 'county-2024'`,
		])
			await expect(home.db.query(sql)).rejects.toThrow(/county-2024@1/);
	});

	it('the same id and version cannot be published twice; an overlapping period is told', async () => {
		const again = await startDraft(home.db, { from: 'county-2024@1' });
		expect((again.body as Body)['version']).toBe('2');
		expect(again.overlaps).toEqual(['county-2024@1']);
		const body = { ...(again.body as Body), version: '1' };
		await changeDraft(home.db, again.draft, { body, version: 1 });
		await expect(
			publishDraft(home.db, again.draft, { version: 2, effective: { from: '2026-01-01' } }),
		).rejects.toMatchObject({ problems: [{ code: 'rules-version-taken' }] });
		await changeDraft(home.db, again.draft, { body: again.body as Body, version: 2 });
		const second = await publishDraft(home.db, again.draft, {
			version: 3,
			effective: { from: '2025-07-01' },
		});
		expect('warnings' in second && second.warnings.filter((w) => w.code === 'rules.overlap')).toMatchObject([
			{ got: 'county-2024@1' },
		]);
	});

	it('retired, it is closed to new runs and keeps its old ones', async () => {
		expect(await retireRules(home.db, 'county-2024', '1', '换用第 2 版')).toMatchObject({
			state: 'retired',
			runs: 1,
		});
		await expect(gradesOf('county-2024@1')).rejects.toMatchObject({ problems: [{ code: 'rules-retired' }] });
		expect(await gradesOf('county-2024')).toHaveLength(4);
		const detail = await ruleDetail(home.db, 'county-2024', '1');
		expect(detail?.retired).toMatchObject({ by: '系统', reason: '换用第 2 版' });
		expect(detail?.usedBy).toHaveLength(1);
		expect(detail?.history.map((h) => h.event)).toEqual(['drafted', 'changed', 'published', 'retired']);
		expect(await retireRules(home.db, 'county-2024', '1', '再停')).toMatchObject({
			code: 'rules-retired-already',
		});
		expect(await retireRules(home.db, 'huangyan-2022', '1', '预设')).toMatchObject({ code: 'rules-preset' });
	});

	it('a discarded draft is out of the list and can be brought back', async () => {
		const { draft: id } = await startDraft(home.db, { from: 'demo-2024' });
		expect(await discardDraft(home.db, id, true)).toBe(true);
		expect(await getDraft(home.db, id)).toBeUndefined();
		expect(await discardDraft(home.db, id, false)).toBe(true);
		expect((await listRules(home.db)).filter((r) => r.draft === id)).toMatchObject([{ state: 'draft' }]);
	});

	it('without a list that covers the place, low efficiency is unknown and the run says so', async () => {
		const run = await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: AS_OF });
		expect(run.otherRules).toMatchObject({ lowEfficiency: null, idle: 'decree-53@2012-07-01' });
		expect(run.counts.flags['low-efficiency']).toEqual({ unknown: 4 });
		const [row] = await runs.rowsOf(home.db, run.id, 'parcel');
		expect(row?.flags).toContainEqual(
			expect.objectContaining({ code: 'low-efficiency', finding: 'unknown', reason: 'no-list' }),
		);
	});

	it('a county’s own list, published, is what a run asks for by name', async () => {
		const list = await startDraft(home.db, { from: 'low-efficiency-huzhou-2021@1' });
		const body = { ...(list.body as object), id: 'own-list', version: '1', area: '黄岩区' };
		await changeDraft(home.db, list.draft, { body, version: 1 });
		await publishDraft(home.db, list.draft, { version: 2, effective: { from: '2024-01-01' } });
		const run = await evaluate(home.db, {
			year: 2024,
			rules: 'demo-2024',
			asOf: AS_OF,
			lowEfficiency: 'own-list@1',
		});
		expect(run.otherRules.lowEfficiency).toBe('own-list@1');
		// 10 mu and below scale: 用地低产出 holds for all four
		expect(run.counts.flags['low-efficiency']).toEqual({ yes: 4 });
		expect((await listRules(home.db)).find((r) => r.id === 'own-list')).toMatchObject({ runs: 1 });
	});
});
