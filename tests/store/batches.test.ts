import { beforeAll, expect, it } from 'vitest';
import type { BatchItem, BatchPlanStep, BatchView } from '#lib/api/batches.ts';
import { DISPOSITION_PROPOSED } from '#lib/rulesets/flag-rules.ts';
import { batchFile } from '#lib/server/tasks/batch-export.ts';
import { makePlan, stepPlan } from '#lib/server/tasks/batch-plans.ts';
import { proofOfBatch } from '#lib/server/tasks/batch-proof.ts';
import { checkBatchRuleFile, saveBatchRules } from '#lib/server/tasks/batch-rules.ts';
import { planView, runView } from '#lib/server/tasks/batch-view.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { approvalLedger, reserveLedger } from '#lib/server/tasks/stock-ledgers.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

// P1 批而未供; P2 built before supply, two papers missing; P3 idle by plan change, all of art. 12(5) on record; P4 the same,
// nobody recorded whether the price is paid; P5 supplied in March 2025, and it was stock before; P6 in good use.
const P = (n: number) => `331102001001GB0000${n}`;
type Step = BatchPlanStep extends infer S ? (S extends BatchPlanStep ? Omit<S, 'version'> : never) : never;

eachHome('batches', (home) => {
	let run: number;
	const item = (view: BatchView, n: number) => view.items.find((i) => i.code === P(n)) as BatchItem;
	const step = async (view: BatchView, one: Step): Promise<BatchView> => {
		const { id, version } = view.plan as NonNullable<BatchView['plan']>;
		const done = await stepPlan(home.db, id, { ...one, version } as BatchPlanStep);
		if (!('items' in done)) throw new Error(JSON.stringify(done));
		return done;
	};
	const fresh = async (name: string) =>
		(await planView(home.db, (await makePlan(home.db, { name, run })).id)) as BatchView;
	const load = async (kind: Parameters<typeof importText>[1], text: string) => {
		const report = await importText(home.db, kind, text);
		if (report.state !== 'live') throw new Error(JSON.stringify(report.problems));
		return report;
	};

	beforeAll(async () => {
		await load(
			'regions',
			collection(square({ 行政区代码: '331102', 行政区名称: '莲都区' }, 119.8, 28.3, 40_000)),
		);
		const parcel = (n: number, more: Record<string, unknown>) =>
			square({ 宗地代码: P(n), '登记面积(亩)': 15, 用途: '0601', ...more }, 119.9 + n * 0.002, 28.4);
		await load(
			'parcels',
			collection(
				parcel(1, { 存量类型: '批而未供' }),
				parcel(2, { 存量类型: '已建未供', 缺少手续: '不动产登记、供地手续' }),
				parcel(3, {}),
				parcel(4, {}),
				parcel(5, { 存量类型: '批而未供' }),
				parcel(6, { 缺少手续: '' }),
			),
		);
		const supply = (n: number, more: string) => `HT${n},${P(n)},挂牌出让,10000,工业用地,${more}\n`;
		await load(
			'supplies',
			`电子监管号,宗地代码,供地方式,供地面积(m²),土地用途,合同签订日期,约定开工时间,成交价格(万元),政府原因,是否录入监管系统,价款是否缴清,项目资金是否落实\n` +
				supply(3, '2020-01-10,2020-06-01,600,8.2,是,是,是') +
				supply(4, '2020-01-10,2020-06-01,500,8.2,是,,是') +
				supply(5, '2025-03-12,2026-03-12,700,,是,,'),
		);
		await load(
			'inspections',
			`宗地代码,核查日期,核查人,是否动工\n${P(3)},2025-05-01,甲,否\n${P(4)},2025-05-01,甲,否\n`,
		);
		await load(
			'reserves',
			`储备编号,区县代码,储备面积(m²),规划用途,储备类型,评估价值(万元),可用建筑面积(m²),净地\nCB1,331102,10000,工业用地,储备地块,620,,是\nCB2,331102,12000,工业用地,,,,否\nCF1,331102,,工业用地,标准厂房,900,5000,\n`,
		);
		await load(
			'approvals',
			`批准文号,区县代码,批准日期,批准面积(亩),已供面积(亩)\n新,331102,2024-01-05,30,30\n老,331102,2017-01-05,100,40\n`,
		);
		await load(
			'tasks',
			`年度,区县,批次,月份,任务面积(亩),任务宗数\n2025,331102,落实项目供应一批,,60,4\n2025,331102,异地置换盘活一批,6,30,\n`,
		);
		run = (await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: '2025-06-30' })).id;
	});

	it('each candidate has one batch by a rule, with clause and mark; others are none', async () => {
		const view = await runView(home.db, { run, rules: null });
		expect(view.items.map((i) => [i.code.at(-1), i.kind, i.batch, i.proposed.rule, i.proposed.mark])).toEqual(
			[
				['1', 'stock', 'supply', 'unsupplied', 'memory'],
				['2', 'stock', 'formalities', 'built-unsupplied', 'memory'],
				['3', 'idle', 'swap', 'idle-swap', 'text'],
				['4', 'idle', 'swap', 'idle-plan-changed', 'memory'],
				['5', 'stock', 'supply', 'unsupplied', 'memory'],
			],
		);
		expect(item(view, 2).papers.map((p) => [p.code, p.first])).toEqual([
			['supply', true],
			['registration', false],
		]);
		expect([item(view, 3).swap?.kind, item(view, 4).swap?.kind]).toEqual(['article-12-5', 'negotiated']);
		expect(item(view, 4).swap?.conditions.map((c) => c.finding)).toEqual(['unknown', 'yes', 'yes']);
		const proof = await proofOfBatch(home.db, { run, parcel: item(view, 3).id, rules: null });
		expect(proof).toMatchObject({
			disposition: { rule: 'disposition-proposed@1#idle-swap', proof: { clause: { mark: 'text' } } },
			supply: { code: 'HT3', source: { row: 2 } },
		});
	});

	it('done counts dated records only, against the tasks of the county and the month', async () => {
		const { progress } = await runView(home.db, { run, rules: null });
		const row = (batch: string) => progress.rows.find((r) => r.region === '331102' && r.batch === batch);
		expect(row('supply')).toMatchObject({
			done: { parcels: 1, areaM2: 10000 },
			task: { parcels: 4 },
			shareBy: 'area',
		});
		expect(row('supply')?.share).toBeCloseTo(15 / 60, 10);
		expect(row('supply')?.months[2]?.done.parcels).toBe(1);
		expect(row('swap')).toMatchObject({ done: { parcels: 0 }, taskMonths: 1 });
		expect(row('formalities')).toMatchObject({ task: null, share: null });
	});

	it('swaps get destinations at once, are pinned and forbidden, and tell when they are stale', async () => {
		let view = await step(await fresh('置换'), { kind: 'destinations' });
		expect(view.destinations).toMatchObject({ status: 'optimal', seated: 2, swaps: 2, stale: false });
		expect(view.destinations?.classes.map((c) => [c.class, c.seated, c.of])).toEqual([
			['statutory', 1, 1],
			['negotiated', 1, 1],
			['extension', 0, 0],
		]);
		expect([item(view, 3).swapClass, item(view, 1).swapClass]).toEqual(['statutory', null]);
		// the art. 12(5) swap takes land, the other has no floor on record: both go to land
		expect([item(view, 3).destination?.code, item(view, 4).destination?.code]).toEqual(['CB1', 'CB2']);
		const reserves = await reserveLedger(home.db, '2025-06-30', view.plan?.id);
		expect(reserves.rows.map((r) => [r.code, r.kind, r.assigned])).toEqual([
			['CB1', 'reserve-land', [P(3)]],
			['CB2', 'reserve-land', [P(4)]],
			['CF1', 'standard-workshop', []],
		]);
		const parcel = item(view, 3).id;
		const reserve = item(view, 3).destination?.reserve as number;
		view = await step(view, { kind: 'pair', parcel, reserve, as: 'forbid' });
		expect(view.destinations?.stale).toBe(true);
		view = await step(view, { kind: 'destinations' });
		expect([item(view, 3).destination?.code, item(view, 4).destination?.code]).toEqual(['CB2', 'CB1']);
	});

	it('an override keeps who, when and the proposal; projects and completions stand beside it', async () => {
		let view = await fresh('改判');
		const { id } = item(view, 1);
		view = await step(view, { kind: 'override', parcel: id, to: { batch: 'swap', reason: '规划调整' } });
		expect(item(view, 1)).toMatchObject({
			batch: 'swap',
			proposed: { batch: 'supply' },
			override: { reason: '规划调整', by: '系统' },
			swap: { kind: 'negotiated' },
		});
		view = await step(view, { kind: 'override', parcel: id, to: null });
		view = await step(view, { kind: 'project', parcel: id, code: 'XM-001' });
		view = await step(view, {
			kind: 'done',
			parcel: id,
			to: { on: '2025-06-02', number: '丽出让〔2025〕9号' },
		});
		expect(item(view, 1)).toMatchObject({
			batch: 'supply',
			project: { code: 'XM-001' },
			done: { on: '2025-06-02', by: 'plan' },
		});
		expect(view.progress.rows.find((r) => r.region === '331102' && r.batch === 'supply')?.done.parcels).toBe(
			2,
		);
		const late = await stepPlan(home.db, view.plan?.id as number, {
			kind: 'project',
			parcel: id,
			code: 'X',
			version: 1,
		});
		expect(late).toMatchObject({ code: 'changed-meanwhile', got: 1 });
		await expect(
			home.db.query('update batch_plan_entries set body = null where plan_id = $1', [view.plan?.id]),
		).rejects.toThrow('immutable');
		const file = await batchFile(view, 'csv', 'zh-CN');
		expect(new TextDecoder().decode(file.bytes)).toContain(P(1));
		expect((await batchFile(view, 'xlsx', 'en')).bytes.byteLength).toBeGreaterThan(5000);
	});

	it('edited rules are checked, saved as a version of their own, and applied without evaluating again', async () => {
		const rules = DISPOSITION_PROPOSED.rules.map((rule) =>
			rule.id === 'unsupplied' ? { ...rule, batch: 'formalities' as const, mark: 'seen' as const } : rule,
		);
		const faulty = checkBatchRuleFile({
			...DISPOSITION_PROPOSED,
			rules: [{ ...rules[0], when: { stockKind: 'sold' } }],
		});
		expect(faulty.problems.map((p) => p.code)).toEqual(['batch-rules.value']);
		const body = {
			basedOn: 'disposition-proposed@1',
			title: '本局归批规则',
			rules: rules.map((r) => ({ ...r })),
		};
		expect(await saveBatchRules(home.db, body)).toEqual({ name: 'disposition-own@1' });
		expect(await saveBatchRules(home.db, body)).toEqual({ name: 'disposition-own@2' });
		const view = await step(await fresh('本局规则'), { kind: 'rules', rules: 'disposition-own@1' });
		expect([item(view, 1).batch, item(view, 3).batch, view.rules]).toMatchObject([
			'formalities',
			'swap',
			{ name: 'disposition-own@1', state: 'published' },
		]);
		expect(item(await runView(home.db, { run, rules: null }), 1).batch).toBe('supply');
		expect(checkBatchRuleFile({ ...DISPOSITION_PROPOSED, rules }).differences).toEqual([
			{ rule: 'unsupplied', how: 'changed', fields: ['batch', 'mark'] },
		]);
	});

	it('the ledger of conversion batches is oldest first, each with its source row', async () => {
		const ledger = await approvalLedger(home.db, '2025-06-30');
		expect(ledger.rows.map((r) => [r.code, r.ageClass, r.source.row])).toEqual([
			['老', 'over-5', 3],
			['新', '1-2', 2],
		]);
		expect(ledger.totals.share).toBeCloseTo(70 / 130, 10);
	});
});
