import { describe, expect, it } from 'vitest';
import type { IdleFacts } from '#lib/domain/flags/idle-facts.ts';
import { findIdle } from '#lib/domain/flags/idle.ts';
import { DECREE_53 } from '#lib/rulesets/flag-rules.ts';

const find = (facts: Partial<IdleFacts>, asOf: string) =>
	findIdle({ id: 'x', acquisition: '出让', ...facts }, asOf, DECREE_53, { absentStarted: 'statement' });

describe('W5: real notices', () => {
	it('文昌 2017-09-25: start due 2009-12-30, over two years, recovery', () => {
		expect(find({ use: '工业用地', agreedStart: '2009-12-30' }, '2017-09-25')).toMatchObject({
			finding: 'yes',
			limb: 1,
			days: 2826,
			consequence: 'recovery',
			approver: '有批准权的人民政府',
			fee: null,
			discretion: false,
		});
	});

	it('中山: built on without a permit: suspected, at discretion; the fee on the assessment of 2018', () => {
		const facts: Partial<IdleFacts> = {
			agreedStart: '2013-04-16',
			started: false,
			developedAreaM2: 12_000,
			priceWan: 4145.4503,
			feeBaseWan: 6383.9935,
		};
		expect(find(facts, '2018-05-01')).toMatchObject({
			finding: 'yes',
			limb: 1,
			discretion: true,
			reason: 'built-without-permit',
			consequence: 'recovery',
		});
		expect(find(facts, '2014-10-01').fee).toBe(1276.7987);
		// What the court held: actual construction is a start.
		expect(find({ ...facts, started: true, startedOn: '2013-06-01' }, '2018-05-01').finding).toBe('no');
	});

	it('绵阳 2023-11-14: allocation, art. 8(6): limb 1, the menu, no fee', () => {
		const found = find(
			{ acquisition: '划拨', agreedStart: '2022-06-08', governmentCause: { article: '8.6' } },
			'2023-11-14',
		);
		expect(found).toMatchObject({
			finding: 'yes',
			limb: 1,
			days: 524,
			consequence: 'menu',
			fee: null,
			discretion: false,
			approver: '本级人民政府',
			missing: ['filed'],
		});
	});
});

describe('W15: boundaries of Decree 53', () => {
	const suspended: Partial<IdleFacts> = {
		agreedStart: '2020-01-01',
		started: true,
		suspendedOn: '2021-06-01',
		filed: true,
	};
	const invested = { totalInvestmentWan: 10_000, investedWan: 5_000 };
	const developed = { dueAreaM2: 30_000, developedAreaM2: 20_000 };

	it.each([
		['area share exactly 1/3', { ...invested, dueAreaM2: 30_000, developedAreaM2: 10_000 }, 'no'],
		['area share 0.3333', { ...invested, dueAreaM2: 30_000, developedAreaM2: 9_999 }, 'yes'],
		['invested 25.00 %', { ...developed, totalInvestmentWan: 10_000, investedWan: 2_500 }, 'no'],
		['invested 24.99 %', { ...developed, totalInvestmentWan: 10_000, investedWan: 2_499 }, 'yes'],
	])('%s, suspended over a year: %s', (_, facts, finding) => {
		const found = find({ ...suspended, ...facts }, '2022-06-02');
		expect(found.finding).toBe(finding);
		expect(found.consequence).toBe(finding === 'yes' ? 'menu' : 'none');
		expect(found.fee).toBeNull();
		expect(found.discretion).toBe(finding === 'yes');
	});

	it('suspended 364 days: no', () => {
		const low = { ...suspended, dueAreaM2: 30_000, developedAreaM2: 0 };
		expect(find(low, '2022-05-31')).toMatchObject({ finding: 'no', suspendedDays: 364 });
		expect(find(low, '2022-06-02')).toMatchObject({ finding: 'yes', suspendedDays: 366 });
	});

	it('limb 2 goes to the menu of art. 12, never to a fee, even after years', () => {
		const low = { ...suspended, dueAreaM2: 30_000, developedAreaM2: 1, priceWan: 1000 };
		expect(find(low, '2030-01-01')).toMatchObject({ limb: 2, consequence: 'menu', fee: null });
	});

	it('unfiled (art. 25): the menu is blocked', () => {
		const low = { ...suspended, dueAreaM2: 30_000, developedAreaM2: 1, filed: false };
		expect(find(low, '2023-01-01')).toMatchObject({ finding: 'yes', blocked: ['art25-unfiled'] });
	});

	it('no start date, delivered 2022-05-10: start 2023-05-10, idle from 2024-05-11, recovery from 2025-05-11', () => {
		const facts = { deliveredOn: '2022-05-10', priceWan: 100 };
		expect(find(facts, '2024-05-10')).toMatchObject({
			finding: 'no',
			effectiveStart: '2023-05-10',
			idleFrom: '2024-05-11',
			recoveryFrom: '2025-05-11',
		});
		expect(find(facts, '2024-05-11')).toMatchObject({ finding: 'yes', consequence: 'fee', fee: 20 });
		expect(find(facts, '2025-05-10').consequence).toBe('fee');
		expect(find(facts, '2025-05-11').consequence).toBe('recovery');
		expect(find(facts, '2025-05-11').proof.steps?.[0]).toMatchObject({
			code: 'idle.start.delivery',
			clause: { clause: '第二十二条' },
		});
	});

	it.each([
		['2023-03-01', '2024-03-01', '2024-03-02'],
		['2024-02-29', '2025-02-28', '2025-03-01'],
	])('start %s: not yet on %s, idle from %s', (agreedStart, notYet, from) => {
		expect(find({ agreedStart }, notYet).finding).toBe('no');
		expect(find({ agreedStart }, from).finding).toBe('yes');
	});
});

describe('W16: the fee', () => {
	it('is 20 % of the recorded price, to the cent', () => {
		const { fee } = find({ agreedStart: '2020-01-01', priceWan: 4145.4503 }, '2021-06-01');
		expect(fee).toBe(829.09006);
	});

	it('names the base, for the same parcel was charged on an assessment at 30.8 % of its price', () => {
		const facts = { agreedStart: '2020-01-01', priceWan: 4145.4503, feeBaseWan: 6383.9935 };
		const { fee, proof } = find(facts, '2021-06-01');
		expect(((fee as number) / 4145.4503).toFixed(3)).toBe('0.308');
		expect(proof.steps?.at(-1)).toMatchObject({
			code: 'idle.fee.feeBaseWan',
			params: { base: 'feeBaseWan', acquisition: '出让' },
		});
	});
});
