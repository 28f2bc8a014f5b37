import { describe, expect, it } from 'vitest';
import { candidateKind } from './candidate.ts';
import { conversionLedger, type ConversionBatch } from './conversion-ledger.ts';
import { missingPapers } from './papers.ts';
import { planState, type PlanEntry } from './plan-log.ts';
import { progressOf, type BatchTask, type Completion } from './progress.ts';
import { reserveTotals, type Reserve } from './reserve-ledger.ts';
import { swapStanding } from './swap-kind.ts';
import { useClassOf } from './use-class.ts';

describe('the ledger of conversion batches', () => {
	const batch = (id: number, more: Partial<ConversionBatch>): ConversionBatch => ({
		...{
			id,
			code: `批${id}`,
			name: null,
			region: null,
			approvedOn: null,
			approvedM2: null,
			suppliedM2: null,
		},
		...more,
	});

	it('is oldest first, tells what is left and how old it is, and sums only what has both figures', () => {
		const ledger = conversionLedger(
			[
				batch(1, { approvedOn: '2023-07-01', approvedM2: 1000, suppliedM2: 250 }),
				batch(2, { approvedOn: '2016-01-01', approvedM2: 3000, suppliedM2: 2000 }),
				batch(3, { approvedM2: 500 }),
			],
			'2025-06-30',
		);
		expect(ledger.rows.map((r) => [r.id, r.leftM2, r.share, r.ageClass])).toEqual([
			[2, 1000, 2 / 3, 'over-5'],
			[1, 750, 0.25, '1-2'],
			[3, null, null, null],
		]);
		expect(ledger.totals).toEqual({
			...{ batches: 3, approvedM2: 4000, suppliedM2: 2250, leftM2: 1750, share: 2250 / 4000, incomplete: 1 },
		});
		expect(ledger.byAge.filter((a) => a.batches > 0).map((a) => [a.age, a.leftM2])).toEqual([
			['1-2', 750],
			['over-5', 1000],
			[null, 0],
		]);
	});
});

it('the reserve ledger counts what is unknown beside its sums', () => {
	const reserve = (id: number, more: Partial<Reserve>): Reserve => ({
		...{ id, code: `CB${id}`, name: null, region: null, kind: 'reserve-land', areaM2: null, floorM2: null },
		...{ plannedUse: null, availableOn: null, cleared: null, valueWan: null },
		...more,
	});
	const [land, workshops] = reserveTotals(
		[
			reserve(1, { areaM2: 1000, cleared: true, valueWan: 50, availableOn: '2025-01-01' }),
			reserve(2, {}),
			reserve(3, { kind: 'standard-workshop', floorM2: 4000 }),
		],
		'2025-06-30',
	);
	expect(land).toMatchObject({
		...{ count: 2, areaM2: 1000, areaUnknown: 1, valueWan: 50, valueUnknown: 1 },
		...{ cleared: 1, clearedUnknown: 1, available: 1, availableUnknown: 1 },
	});
	expect(workshops).toMatchObject({ count: 1, floorM2: 4000 });
});

describe('done against the tasks of the year', () => {
	const task = (more: Partial<BatchTask>): BatchTask => ({
		...{ region: '331102', year: 2025, batch: 'supply', month: null, areaM2: 1000, parcels: null },
		...more,
	});
	const done = (parcel: number, on: string, more: Partial<Completion> = {}): Completion => ({
		...{ parcel, code: `P${parcel}`, region: '331102', batch: 'supply', on, areaM2: 100, by: 'supply' },
		...{ number: null },
		...more,
	});
	const row = (tasks: BatchTask[], list: Completion[], region: string | null = '331102') =>
		progressOf(tasks, list, 2025).find((r) => r.region === region && r.batch === 'supply');

	it('counts a parcel once, by its earliest record, in its month', () => {
		const found = row(
			[task({})],
			[done(1, '2025-05-02'), done(1, '2025-03-01', { by: 'plan' }), done(2, '2024-12-31')],
		);
		expect(found).toMatchObject({ done: { areaM2: 100, parcels: 1 }, share: 0.1, shareBy: 'area' });
		expect(found?.months.map((m) => m.done.parcels)).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
	});

	it('without a task has no share; an unknown area is counted as such', () => {
		expect(row([], [done(1, '2025-01-05', { areaM2: null })])).toMatchObject({
			...{ task: null, share: null, done: { areaM2: 0, parcels: 1, areaUnknown: 1 } },
		});
	});

	it('months are the task where the year has none of its own; the whole sums the counties', () => {
		const months = [task({ month: 1, areaM2: 300 }), task({ month: 2, areaM2: 200 })];
		const other = task({ region: '331121', areaM2: 400 });
		expect(row([...months, other], [])).toMatchObject({ task: { areaM2: 500 }, taskMonths: 2 });
		expect(row([...months, other], [], null)).toMatchObject({ task: { areaM2: 900 } });
	});
});

it('a swap is under art. 12(5) only idle on the menu, filed, and with all three conditions on record', () => {
	const ready = {
		...{ idle: 'yes', idleConsequence: 'menu', governmentCause: '8.2', unfiled: false },
		...{ pricePaid: true, fundsInPlace: true },
	};
	expect(swapStanding(ready).kind).toBe('article-12-5');
	for (const lacking of [
		{ pricePaid: null },
		{ fundsInPlace: false },
		{ governmentCause: '8.4' },
		{ unfiled: true },
		{ idle: 'no' },
		{ idleConsequence: 'fee' },
	])
		expect(swapStanding({ ...ready, ...lacking }).kind).toBe('negotiated');
	expect(
		swapStanding({ ...ready, pricePaid: null, governmentCause: 'none' }).conditions.map((c) => c.finding),
	).toEqual(['unknown', 'yes', 'unknown']);
});

it('missing papers stand in the order in which they are got; unknown words last, as written', () => {
	expect(missingPapers(['不动产登记', '某证', '供地手续']).map((p) => [p.code, p.written, p.first])).toEqual([
		['supply', '供地手续', true],
		['registration', '不动产登记', false],
		[null, '某证', false],
	]);
	expect(missingPapers(null)).toEqual([]);
});

it('a candidate is stock, idle, without papers, or low-efficiency; missing data makes none', () => {
	const facts = {
		stockKind: null,
		status: null,
		missingPapers: null,
		idle: 'no',
		lowEfficiency: 'no',
	} as const;
	expect(candidateKind({ ...facts, stockKind: 'recovered', idle: 'yes' })).toBe('stock');
	expect(candidateKind({ ...facts, idle: 'yes', lowEfficiency: 'yes' })).toBe('idle');
	expect(candidateKind({ ...facts, missingPapers: ['竣工验收'], lowEfficiency: 'yes' })).toBe('papers');
	expect(candidateKind({ ...facts, lowEfficiency: 'yes' })).toBe('low-efficiency');
	expect(candidateKind({ ...facts, idle: 'unknown', lowEfficiency: 'unknown' })).toBeNull();
});

it('classes of use come from codes and words', () => {
	expect(['0601', '工业用地', '100101', '0604', '仓储用地', '商业用地', '', '09'].map(useClassOf)).toEqual([
		...['industrial', 'industrial', 'industrial', 'storage', 'storage', 'commercial', null, null],
	]);
});

it('the last line of a plan’s log for a parcel stands, and can be taken back', () => {
	const line = (
		version: number,
		kind: PlanEntry['kind'],
		parcel: number | null,
		body: unknown,
	): PlanEntry => ({
		...{ version, kind, parcel, reserve: kind === 'pair' ? 7 : null, body, at: `t${version}`, by: '甲' },
	});
	const state = planState([
		line(2, 'override', 1, { batch: 'swap', reason: '规划调整' }),
		line(3, 'override', 1, { batch: 'supply', reason: '已谈妥' }),
		line(4, 'override', 2, { batch: null, reason: '另案处理' }),
		line(5, 'override', 2, null),
		line(6, 'pair', 1, { as: 'pin' }),
		line(7, 'settings', null, { leastAreaShare: 0.9 }),
	]);
	expect([...state.overrides]).toEqual([[1, { batch: 'supply', reason: '已谈妥', at: 't3', by: '甲' }]]);
	expect(state.pairs).toEqual([{ as: 'pin', parcel: 1, reserve: 7, at: 't6', by: '甲' }]);
	expect(state.settings).toMatchObject({ leastAreaShare: 0.9 });
});
