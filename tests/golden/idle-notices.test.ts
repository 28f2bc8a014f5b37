import { describe, expect, it } from 'vitest';
import { readIdleFacts } from '#lib/api/idle-facts.ts';
import { findIdle } from '#lib/domain/flags/idle.ts';
import type { IdleFacts } from '#lib/domain/flags/idle-facts.ts';
import { DECREE_53 } from '#lib/rulesets/flag-rules.ts';

// Cases as public notices word them; days, dates and amounts below were worked out by hand.
const find = (facts: Partial<IdleFacts>, asOf: string) =>
	findIdle({ id: 'x', acquisition: '出让', ...facts }, asOf, DECREE_53, { absentStarted: 'statement' });

describe('not started (art. 2, para. 1)', () => {
	it('granted, agreed 2021-03-15: still a fee on the second anniversary, recovery the day after', () => {
		const facts: Partial<IdleFacts> = { agreedStart: '2021-03-15', priceWan: 3_256.8 };
		expect(find(facts, '2023-03-15')).toMatchObject({
			...{ finding: 'yes', limb: 1, days: 730, overdueDays: 730, consequence: 'fee', fee: 651.36 },
			...{ feeBaseKind: '出让/划拨价款', approver: '本级人民政府', recoveryFrom: '2023-03-16' },
		});
		expect(find(facts, '2023-03-16')).toMatchObject({
			...{ consequence: 'recovery', fee: null, feeBaseKind: null, approver: '有批准权的人民政府' },
		});
	});

	it('allocated, only delivered on a leap day: start 2021-02-28, idle from 2022-03-01, its price not on record', () => {
		const facts: Partial<IdleFacts> = { acquisition: '划拨', deliveredOn: '2020-02-29' };
		expect(find(facts, '2022-02-28')).toMatchObject({
			finding: 'no',
			days: 365,
			reason: 'under-a-full-year',
		});
		expect(find(facts, '2022-03-01')).toMatchObject({
			...{ finding: 'yes', days: 366, effectiveStart: '2021-02-28', recoveryFrom: '2023-03-01' },
			...{ consequence: 'fee', fee: null, missing: ['priceWan'] },
		});
	});

	it('agreed on a leap day: the year ends on 2021-02-28, the second on 2022-02-28', () => {
		expect(find({ agreedStart: '2020-02-29' }, '2021-02-28').finding).toBe('no');
		expect(find({ agreedStart: '2020-02-29' }, '2021-03-01')).toMatchObject({
			finding: 'yes',
			recoveryFrom: '2022-03-01',
		});
	});

	it('two supplements: the later one counts, whatever their order in the file', () => {
		const supplements = [
			{ signedOn: '2021-12-20', agreedStart: '2022-06-30' },
			{ signedOn: '2020-12-28', agreedStart: '2021-06-30' },
		];
		const facts: Partial<IdleFacts> = { agreedStart: '2020-12-30', supplements, priceWan: 1_000 };
		expect(find(facts, '2023-06-30')).toMatchObject({ finding: 'no', days: 365, warnings: [] });
		expect(find(facts, '2023-07-01')).toMatchObject({ finding: 'yes', days: 366, fee: 200 });
	});

	it('a supplement signed after its own start date moves the clock and is shown as an error', () => {
		const supplements = [{ signedOn: '2021-06-10', agreedStart: '2021-03-31' }];
		const found = find({ agreedStart: '2020-09-30', supplements, priceWan: 500 }, '2022-04-01');
		expect(found).toMatchObject({
			...{ finding: 'yes', effectiveStart: '2021-03-31', days: 366, reason: 'supplement-signed-after-start' },
		});
		expect(found.warnings.map((w) => w.code)).toEqual(['supplement-signed-after-start']);
	});

	it('whether it started is expressly not known: unknown, with the days it would be late', () => {
		expect(find({ agreedStart: '2021-10-08', started: null }, '2023-10-09')).toMatchObject({
			...{ finding: 'unknown', overdueDays: 731, consequence: 'none', fee: null, missing: ['started'] },
		});
	});

	it('a start after the day of the finding is no start yet', () => {
		expect(find({ agreedStart: '2021-10-08', startedOn: '2022-10-10' }, '2022-10-09')).toMatchObject({
			...{ finding: 'yes', limb: 1, overdueDays: 366 },
		});
		expect(find({ agreedStart: '2021-10-08', startedOn: '2022-10-10' }, '2022-10-10')).toMatchObject({
			...{ finding: 'no', reason: 'started-late', overdueDays: 367 },
		});
	});

	it('collective land goes by analogy (art. 31), and says so', () => {
		const found = find(
			{ landOwnership: '集体', acquisition: '租赁', agreedStart: '2022-01-01' },
			'2023-01-02',
		);
		expect(found.finding).toBe('yes');
		expect(found.proof.steps?.map((s) => s.code)).toContain('idle.by-analogy');
	});

	it('a finding dated before the decree is shown as such', () => {
		const { finding, warnings } = find({ agreedStart: '2010-03-01' }, '2012-06-30');
		expect([finding, warnings.map((w) => w.code)]).toEqual(['yes', ['rule-not-in-force']]);
		expect(find({ agreedStart: '2010-03-01' }, '2012-07-01').warnings).toEqual([]);
	});
});

describe('causes of the government (art. 8)', () => {
	const typhoon = (to: string): Partial<IdleFacts> => ({
		agreedStart: '2021-06-01',
		governmentCause: { article: '8.force-majeure', from: '2022-01-01', to },
		filed: true,
	});

	it('force majeure of 90 days: 457 − 90 = 367, still a full year: menu, at discretion', () => {
		expect(find(typhoon('2022-03-31'), '2022-09-01')).toMatchObject({
			...{ finding: 'yes', days: 457, netDays: 367, consequence: 'menu', discretion: true, fee: null },
		});
	});

	it('of 92 days: 457 − 92 = 365, no full year of the holder’s own', () => {
		expect(find(typhoon('2022-04-02'), '2022-09-01')).toMatchObject({
			...{ finding: 'no', netDays: 365, reason: 'delay-attributed-to-government', consequence: 'none' },
		});
	});

	it('dated wholly before the delay: still decides as recorded, and is shown for the officer to verify', () => {
		const governmentCause = { article: '8.1' as const, from: '2020-01-01', to: '2020-06-30' };
		const found = find({ agreedStart: '2021-06-01', governmentCause }, '2022-09-01');
		expect(found).toMatchObject({ finding: 'yes', netDays: 457, consequence: 'menu', discretion: true });
		expect(found.warnings.map((w) => w.code)).toEqual(['government-cause-outside-delay']);
	});

	it('over two years and not filed: the menu, barred by art. 25, never recovery', () => {
		const facts: Partial<IdleFacts> = {
			...{ agreedStart: '2018-01-01', governmentCause: { article: '8.4' }, filed: false },
		};
		const found = find(facts, '2023-01-01');
		expect(found).toMatchObject({
			consequence: 'menu',
			blocked: ['art25-unfiled'],
			approver: '本级人民政府',
		});
		expect(found.menu.every((option) => option.offered === 'no')).toBe(true);
	});

	it('a swap (art. 12, item 5) asks for a changed plan, the price paid and funds in place', () => {
		const swap = (facts: Partial<IdleFacts>) =>
			find({ agreedStart: '2020-01-01', filed: true, ...facts }, '2023-01-01').menu.find(
				(o) => o.id === '12.5',
			);
		const plan = { governmentCause: { article: '8.2' as const } };
		expect(swap({ ...plan, pricePaid: true, fundsInPlace: true })?.offered).toBe('yes');
		expect(swap({ ...plan, pricePaid: true })).toMatchObject({
			offered: 'unknown',
			missing: ['fundsInPlace'],
		});
		expect(swap({ ...plan, pricePaid: false, fundsInPlace: true })?.offered).toBe('no');
		expect(swap({ governmentCause: { article: '8.1' }, pricePaid: true, fundsInPlace: true })?.offered).toBe(
			'no',
		);
	});

	it('preparatory work excuses real estate only; on industrial land it is for the officer', () => {
		const facts: Partial<IdleFacts> = {
			agreedStart: '2020-01-01',
			governmentCause: { article: '26.preparatory' },
		};
		expect(find({ ...facts, use: '城镇住宅用地' }, '2021-06-01')).toMatchObject({ consequence: 'menu' });
		expect(find({ ...facts, use: '工业用地', priceWan: 100 }, '2021-06-01')).toMatchObject({
			...{ consequence: 'fee', fee: 20, discretion: true, reason: 'preparatory-work-not-real-estate' },
		});
	});
});

describe('started and suspended (art. 2, para. 2)', () => {
	const suspended: Partial<IdleFacts> = { startedOn: '2019-01-10', suspendedOn: '2020-02-29', filed: true };

	it('suspended on a leap day: a full year from 2021-03-01', () => {
		const facts = { ...suspended, dueAreaM2: 30_000, developedAreaM2: 3_000 };
		expect(find(facts, '2021-02-28')).toMatchObject({ finding: 'no', suspendedDays: 365 });
		expect(find(facts, '2021-03-01')).toMatchObject({
			finding: 'yes',
			limb: 2,
			consequence: 'menu',
			discretion: true,
		});
	});

	it('the area alone decides where it is below a third; where it is not, the unknown investment is asked for', () => {
		expect(find({ ...suspended, dueAreaM2: 30_000, developedAreaM2: 9_999.99 }, '2022-01-01').finding).toBe(
			'yes',
		);
		expect(find({ ...suspended, dueAreaM2: 30_000, developedAreaM2: 10_000 }, '2022-01-01')).toMatchObject({
			...{ finding: 'unknown', missing: ['investedWan', 'totalInvestmentWan'] },
		});
	});

	it('without the area due, the investment decides: 24.9999 % is below, 25 % is not', () => {
		const money = (investedWan: number) =>
			find({ ...suspended, developedAreaM2: 8_000, totalInvestmentWan: 10_000, investedWan }, '2022-01-01');
		expect(money(2_499.99)).toMatchObject({ finding: 'yes', consequence: 'menu', fee: null });
		expect(money(2_500)).toMatchObject({ finding: 'unknown', missing: ['dueAreaM2'] });
	});

	it('exactly one third and exactly 25 % are not idle', () => {
		const facts = { dueAreaM2: 99.9, developedAreaM2: 33.3, totalInvestmentWan: 0.4, investedWan: 0.1 };
		expect(find({ ...suspended, ...facts }, '2022-01-01')).toMatchObject({
			finding: 'no',
			reason: 'shares-reached',
		});
	});

	it('work resumed by the day of the finding is not suspended, however long it had stood', () => {
		const facts = { ...suspended, dueAreaM2: 30_000, developedAreaM2: 3_000, resumedOn: '2022-01-10' };
		expect(find(facts, '2022-01-09')).toMatchObject({ finding: 'yes', limb: 2 });
		expect(find(facts, '2022-01-10')).toMatchObject({ finding: 'no', reason: 'resumed' });
	});
});

describe('the base of the fee', () => {
	const late: Partial<IdleFacts> = { agreedStart: '2022-01-01' };
	it('is named: the assessment of 中山, 20 % of 6,383.9935 万元', () => {
		const facts = { ...late, priceWan: 4_145.4503, feeBaseWan: 6_383.9935, feeBaseKind: '评估价' };
		expect(find(facts, '2023-06-01')).toMatchObject({ fee: 1_276.7987, feeBaseKind: '评估价', missing: [] });
	});

	it('is the contract price where the kind says so in other words', () => {
		expect(find({ ...late, priceWan: 100, feeBaseKind: '出让合同价款' }, '2023-06-01')).toMatchObject({
			...{ fee: 20, feeBaseKind: '出让合同价款' },
		});
	});

	it('of another kind without its amount leaves the fee open: the price is then the wrong base', () => {
		expect(find({ ...late, priceWan: 100, feeBaseKind: '评估价' }, '2023-06-01')).toMatchObject({
			...{ finding: 'yes', consequence: 'fee', fee: null, missing: ['feeBaseWan'] },
		});
	});

	it('of no recorded kind is charged, and its kind is not guessed', () => {
		expect(find({ ...late, feeBaseWan: 100 }, '2023-06-01')).toMatchObject({ fee: 20, feeBaseKind: null });
	});
});

describe('a file of facts that is not right', () => {
	const problemsOf = (row: Record<string, unknown>) => {
		const read = readIdleFacts([{ id: 'a', acquisition: '出让', ...row }]);
		return read.facts === null ? read.problems.map((p) => [p.code, p.path, p.got]) : [];
	};
	it.each([
		[{ acquisition: '出让 ' }, ['idle.fact-invalid', '[0].acquisition', '出让 ']],
		[{ acquisition: '协议' }, ['idle.fact-invalid', '[0].acquisition', '协议']],
		[{ agreedStart: '2022-01-01T00:00:00Z' }, ['date.invalid', '[0].agreedStart', '2022-01-01T00:00:00Z']],
		[{ agreedStart: '2022-02-30' }, ['date.invalid', '[0].agreedStart', '2022-02-30']],
		[{ agreedStart: '2022/1/1' }, ['date.invalid', '[0].agreedStart', '2022/1/1']],
		[{ agreedStart: 20220101 }, ['date.invalid', '[0].agreedStart', 20220101]],
		[{ priceWan: '1000' }, ['idle.fact-invalid', '[0].priceWan', '1000']],
		[{ priceWan: -1 }, ['idle.fact-invalid', '[0].priceWan', -1]],
		[{ started: '是' }, ['idle.fact-invalid', '[0].started', '是']],
		[{ supplements: {} }, ['idle.fact-invalid', '[0].supplements', {}]],
		[
			{ supplements: [{ signedOn: '2021-13-01', agreedStart: '2022-01-01' }] },
			['date.invalid', '[0].supplements[0].signedOn', '2021-13-01'],
		],
		[{ governmentCause: { article: '8.7' } }, ['idle.fact-invalid', '[0].governmentCause.article', '8.7']],
		[{ feeBaseKind: 3 }, ['idle.fact-invalid', '[0].feeBaseKind', 3]],
	])('%j is named by its path, with what came', (row, problem) => {
		expect(problemsOf(row)).toEqual([problem]);
	});

	it('says what to write instead of a word with blanks around it', () => {
		const read = readIdleFacts([{ id: 'a', acquisition: ' 出让' }]);
		expect(read.facts === null && read.problems[0]?.fix).toBe('去掉前后的空格，写成“出让”');
	});
});
