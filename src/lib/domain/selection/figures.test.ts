import { describe, expect, it } from 'vitest';
import { vacatingCostRules } from '#lib/rulesets/vacating-costs.ts';
import { costsOfGround, costSum, type CostGround, type CostRecord } from './cost.ts';
import { COST_ITEMS, type CostItem } from './question.ts';
import { parkMedians, upliftOf, type YieldGround } from './uplift.ts';
import { readinessOf } from './readiness.ts';
import { vacancyOf } from './vacancy.ts';

const DEMO = vacatingCostRules(true);
const SHIPPED = vacatingCostRules(false);
const items = (some: Partial<Record<CostItem, number>>): CostRecord['items'] =>
	Object.fromEntries(COST_ITEMS.map((i) => [i, some[i] ?? null])) as CostRecord['items'];
const record = (some: Partial<Record<CostItem, number>>): CostRecord => ({
	items: items(some),
	basis: '评估报告 3 号',
	file: '腾退.xlsx',
	row: 4,
	synthetic: false,
});
const ground = (more: Partial<CostGround> = {}): CostGround => ({
	kind: 'parcel',
	record: null,
	vacant: 'unknown',
	mu: 10,
	floorM2: 5000,
	persons: 40,
	...more,
});
const wanOf = (g: CostGround, rules = DEMO, own = {}) =>
	Object.fromEntries(costsOfGround(g, rules, own).map((f) => [f.item, f.wan]));

describe('costs of vacating', () => {
	it('come from the record, item by item, with its basis and row', () => {
		const [acquisition] = costsOfGround(ground({ record: record({ acquisition: 512.5 }) }), DEMO);
		expect(acquisition).toEqual({
			item: 'acquisition',
			wan: 512.5,
			rate: null,
			quantity: null,
			unit: null,
			from: {
				kind: 'record',
				mark: 'record',
				clause: null,
				source: '评估报告 3 号',
				file: '腾退.xlsx',
				row: 4,
			},
		});
	});

	it('take the default rate × quantity where the record is silent, and say with which mark', () => {
		expect(wanOf(ground({ record: record({ acquisition: 0 }) }))).toEqual({
			acquisition: 0,
			relocation: 100,
			demolition: 40,
			arrears: null,
			lease: 30,
			staff: 100,
			soilSurvey: 8,
			soilCleanup: null,
		});
		const staff = costsOfGround(ground(), DEMO).find((f) => f.item === 'staff');
		expect(staff).toMatchObject({ rate: 2.5, quantity: 40, unit: '万元/人', from: { mark: 'synthetic' } });
	});

	it('are unknown where neither record nor rate nor quantity is known, never 0', () => {
		expect(costSum(costsOfGround(ground(), SHIPPED))).toEqual({ knownWan: 0, complete: false });
		expect(wanOf(ground({ persons: null, floorM2: null }))).toMatchObject({ staff: null, demolition: null });
	});

	it('take what the planner types in, marked as the planner’s own', () => {
		const figures = costsOfGround(ground(), SHIPPED, { acquisition: 30 });
		expect(figures[0]).toMatchObject({ wan: 300, from: { kind: 'default', mark: 'own', clause: null } });
		const all = Object.fromEntries(COST_ITEMS.map((i) => [i, 0]));
		expect(costSum(costsOfGround(ground(), SHIPPED, all))).toEqual({ knownWan: 0, complete: true });
	});

	it('ask nothing for people where nobody is there by the record, and nothing of land never supplied', () => {
		expect(wanOf(ground({ vacant: 'yes', persons: null }))).toMatchObject({
			relocation: 0,
			lease: 0,
			staff: 0,
			demolition: 40,
		});
		expect(costSum(costsOfGround(ground({ kind: 'free-land' }), SHIPPED))).toEqual({
			knownWan: 0,
			complete: true,
		});
		expect(wanOf(ground({ kind: 'low-slope' }))).toMatchObject({ acquisition: null, demolition: 0 });
	});

	it('add up to the 分, without the noise of floating point', () => {
		const figures = costsOfGround(ground({ record: record({ acquisition: 0.1, relocation: 0.2 }) }), SHIPPED);
		expect(costSum(figures)).toEqual({ knownWan: 0.3, complete: false });
	});
});

describe('whether nobody is there', () => {
	it('is known of stock that nobody holds, else open', () => {
		const facts = { occupants: 0, producing: false };
		expect(vacancyOf({ ...facts, stockKind: 'reserve' })).toBe('yes');
		expect(vacancyOf({ ...facts, stockKind: 'built-unsupplied' })).toBe('unknown');
		expect(vacancyOf({ ...facts, stockKind: null })).toBe('unknown');
		expect(vacancyOf({ ...facts, occupants: 1, stockKind: 'recovered' })).toBe('no');
	});
});

describe('uplift', () => {
	const yieldGround = (more: Partial<YieldGround> = {}): YieldGround => ({
		name: 'tax',
		now: 30,
		nowFrom: null,
		mu: 10,
		parkMedian: { value: 12, count: 5 },
		baseline: { value: 20, mark: 'synthetic', clause: 'demo-2024@1 taxPerMu', source: null },
		promise: null,
		...more,
	});

	it('is what the assumption gives less what the land gives now; a fall stays a fall', () => {
		expect(upliftOf(yieldGround(), 'park-median')).toMatchObject({ perMuAfter: 12, uplift: 90 });
		expect(upliftOf(yieldGround(), 'rule-baseline')).toMatchObject({ perMuAfter: 20, uplift: 170 });
		expect(upliftOf(yieldGround({ now: 500 }), 'park-median').uplift).toBe(-380);
	});

	it('is unknown where the land’s own figure or the assumption’s is', () => {
		expect(upliftOf(yieldGround({ now: null }), 'park-median').uplift).toBe(null);
		expect(upliftOf(yieldGround(), 'promise')).toMatchObject({ perMuAfter: null, uplift: null, from: null });
	});

	it('takes the median of a park’s rated parcels from three of them on', () => {
		const row = (park: number | null, value: number | null, rated = true) => ({ park, rated, value });
		const medians = parkMedians([
			...[row(1, 4), row(1, 10), row(1, 6), row(1, 999, false), row(1, null)],
			...[row(2, 5), row(2, 7), row(null, 3)],
		]);
		expect([...medians]).toEqual([[1, { value: 6, count: 3 }]]);
	});
});

describe('readiness', () => {
	it('is three-valued; the contract speaks where the cost record is silent', () => {
		const facts = { mortgaged: null, seized: true, disputed: null, supplyMortgaged: true, missingPapers: [] };
		expect(readinessOf(facts).map((r) => [r.issue, r.finding])).toEqual([
			['mortgaged', 'yes'],
			['seized', 'yes'],
			['disputed', 'unknown'],
			['papersMissing', 'no'],
		]);
		expect(readinessOf({ ...facts, mortgaged: false, missingPapers: null })).toMatchObject([
			{ finding: 'no' },
			{ finding: 'yes' },
			{ finding: 'unknown' },
			{ finding: 'unknown' },
		]);
	});
});
