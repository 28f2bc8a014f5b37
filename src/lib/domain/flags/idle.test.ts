import { describe, expect, it } from 'vitest';
import { DECREE_53 } from '../../rulesets/flag-rules.ts';
import type { IdleFacts } from './idle-facts.ts';
import { findIdle } from './idle.ts';

const base: IdleFacts = { id: 'a', acquisition: '出让', agreedStart: '2020-01-01', priceWan: 1000 };
/** As the `idle` command: silence means "not started". */
const stated = (facts: Partial<IdleFacts>, asOf: string) =>
	findIdle({ ...base, ...facts }, asOf, DECREE_53, { absentStarted: 'statement' });
/** As imports and runs: silence means not known. */
const imported = (facts: Partial<IdleFacts>, asOf: string) =>
	findIdle({ ...base, ...facts }, asOf, DECREE_53);
const half: Partial<IdleFacts> = {
	startedOn: '2020-03-01',
	dueAreaM2: 30_000,
	developedAreaM2: 9_000,
	suspendedOn: '2021-01-01',
};

describe('the clock', () => {
	it('has not begun on the agreed day', () => {
		expect(stated({}, '2020-01-01')).toMatchObject({ finding: 'no', days: 0, reason: 'not-yet-due' });
	});

	it('runs from the latest supplement signed by then', () => {
		const supplements = [
			{ signedOn: '2021-06-01', agreedStart: '2021-12-01' },
			{ signedOn: '2020-11-01', agreedStart: '2020-12-31' },
		];
		expect(stated({ supplements }, '2022-12-01')).toMatchObject({
			finding: 'no',
			effectiveStart: '2021-12-01',
			days: 365,
		});
		expect(stated({ supplements }, '2022-12-02').finding).toBe('yes');
		const before = stated({ supplements }, '2021-05-31');
		expect(before).toMatchObject({ effectiveStart: '2020-12-31' });
		expect(before.warnings.map((w) => w.code)).toEqual(['supplement-not-yet-signed']);
	});

	it('shows a supplement that was signed after its own start date, and one over a year', () => {
		const supplements = [{ signedOn: '2022-05-10', agreedStart: '2022-03-01' }];
		const { finding, reason, warnings, proof } = stated({ supplements }, '2023-05-01');
		expect({ finding, reason }).toEqual({ finding: 'yes', reason: 'supplement-signed-after-start' });
		expect(warnings).toEqual([
			{
				code: 'supplement-signed-after-start',
				params: { signedOn: '2022-05-10', agreedStart: '2022-03-01' },
			},
			{
				code: 'supplement-over-one-year',
				params: { signedOn: '2022-05-10', agreedStart: '2022-03-01', before: '2020-01-01' },
			},
		]);
		expect(proof.steps?.map((s) => s.code)).toContain('idle.warning.supplement-signed-after-start');
	});

	it('takes an extension of exactly one year without remark', () => {
		const supplements = [{ signedOn: '2020-06-01', agreedStart: '2021-01-01' }];
		expect(stated({ supplements }, '2022-01-01').warnings).toEqual([]);
	});

	it('without any date to count from is not known, and says which would do', () => {
		expect(stated({ agreedStart: null }, '2024-01-01')).toMatchObject({
			finding: 'unknown',
			days: null,
			overdueDays: null,
			missing: ['agreedStart', 'deliveredOn'],
		});
	});

	it('shows delivery after the agreed start: a government cause to be looked into', () => {
		const { warnings } = stated({ deliveredOn: '2020-06-01' }, '2022-01-01');
		expect(warnings.map((w) => w.code)).toEqual(['delivered-after-agreed-start']);
	});

	it('says so where the decree was not yet in force', () => {
		const { warnings } = stated({ agreedStart: '2009-01-01' }, '2011-01-01');
		expect(warnings).toEqual([{ code: 'rule-not-in-force', params: { from: '2012-07-01' } }]);
	});
});

describe('never started', () => {
	it('is idle by silence in the command, and the proof says so', () => {
		const found = stated({}, '2021-01-02');
		expect(found).toMatchObject({
			finding: 'yes',
			limb: 1,
			days: 367,
			overdueDays: 367,
			consequence: 'fee',
			discretion: false,
			fee: 200,
			approver: '本级人民政府',
			blocked: [],
			missing: [],
		});
		expect(found.proof.steps?.[1]).toMatchObject({
			code: 'idle.started.stated-by-absence',
			clause: { rule: 'decree-53@2012-07-01', clause: '第三十条', mark: 'text' },
		});
	});

	it('is not known by silence in imports: days overdue, and what would settle it', () => {
		expect(imported({}, '2021-06-01')).toMatchObject({
			finding: 'unknown',
			overdueDays: 517,
			missing: ['started'],
			consequence: 'none',
			fee: null,
			approver: null,
		});
		expect(imported({}, '2020-01-01')).toMatchObject({ finding: 'no', overdueDays: 0, missing: [] });
	});

	it('is not known where `started` is expressly null, also in the command', () => {
		expect(stated({ started: null }, '2021-06-01')).toMatchObject({
			finding: 'unknown',
			missing: ['started'],
		});
	});

	it('is a recovery from the day after two full years, with the higher approver and no fee', () => {
		expect(stated({}, '2022-01-01')).toMatchObject({ consequence: 'fee', approver: '本级人民政府' });
		expect(stated({}, '2022-01-02')).toMatchObject({
			consequence: 'recovery',
			approver: '有批准权的人民政府',
			fee: null,
			recoveryFrom: '2022-01-02',
		});
	});

	it('is no longer idle once it started, however late', () => {
		const late: Partial<IdleFacts> = { started: true, startedOn: '2021-09-01' };
		expect(stated(late, '2022-01-01')).toMatchObject({
			finding: 'no',
			reason: 'started-late',
			overdueDays: 609,
			consequence: 'none',
		});
		expect(stated({ startedOn: '2021-09-01' }, '2021-08-31')).toMatchObject({ finding: 'yes', limb: 1 });
	});

	it('is not idle where it started before the agreed day', () => {
		expect(stated({ startedOn: '2019-10-01' }, '2024-01-01')).toMatchObject({
			finding: 'no',
			overdueDays: 0,
			reason: 'not-suspended',
		});
	});

	it('names the missing fee base and still finds', () => {
		expect(stated({ priceWan: null, acquisition: '划拨' }, '2021-06-01')).toMatchObject({
			finding: 'yes',
			consequence: 'fee',
			fee: null,
			missing: ['priceWan'],
		});
	});

	it('charges the fee on the recorded base before the price, and names its kind', () => {
		const { fee, proof } = stated({ feeBaseWan: 6383.9935 }, '2021-06-01');
		expect(fee).toBe(1276.7987);
		expect(proof.steps?.find((s) => s.code === 'idle.fee.feeBaseWan')).toMatchObject({
			arithmetic: '6383.9935 × 0.2 = 1276.7987 万元',
			clause: { clause: '第十四条第一项' },
		});
	});

	it('built on without a permit is for the officer to decide', () => {
		for (const facts of [
			{ started: false, developedAreaM2: 20_000 },
			{ started: true, startedOn: '2020-05-01', permit: false },
		]) {
			expect(stated(facts, '2021-06-01')).toMatchObject({
				finding: 'yes',
				limb: 1,
				discretion: true,
				reason: 'built-without-permit',
			});
		}
	});

	it('on collective land goes by analogy, and says so', () => {
		const { finding, proof } = stated({ landOwnership: '集体' }, '2021-06-01');
		expect(finding).toBe('yes');
		expect(proof.steps?.find((s) => s.code === 'idle.by-analogy')?.clause?.clause).toBe('第三十一条');
	});

	it('in imports leaves the cause open: its absence is not the statement that there is none', () => {
		expect(imported({ started: false }, '2021-06-01')).toMatchObject({
			finding: 'yes',
			consequence: 'fee',
			missing: ['governmentCause'],
		});
	});

	it('in imports rests on how far the inspection reaches', () => {
		const seen = (inspectedOn: string, asOf: string) =>
			imported({ started: false, governmentCause: null, inspectedOn }, asOf);
		expect(seen('2020-06-01', '2021-06-01')).toMatchObject({
			finding: 'unknown',
			reason: 'inspection-too-old',
			missing: ['started'],
		});
		expect(seen('2021-03-01', '2023-01-01')).toMatchObject({
			finding: 'yes',
			consequence: 'fee',
			missing: ['started'],
		});
		expect(seen('2022-03-01', '2023-01-01')).toMatchObject({ consequence: 'recovery', missing: [] });
	});
});

describe('a government cause', () => {
	it('without dates covers the whole delay: the menu, no fee, however long', () => {
		expect(stated({ governmentCause: { article: '8.2' }, filed: true }, '2024-01-01')).toMatchObject({
			finding: 'yes',
			limb: 1,
			consequence: 'menu',
			discretion: false,
			fee: null,
			approver: '本级人民政府',
			blocked: [],
			missing: [],
		});
	});

	it('with dates that leave a full year is mixed: the menu, at discretion', () => {
		const governmentCause = { article: '8.1' as const, from: '2020-02-01', to: '2020-04-30' };
		// 90 days of the 366: the holder's own year is full after 2021-01-01 + 90 days.
		expect(stated({ governmentCause }, '2021-04-01')).toMatchObject({
			finding: 'no',
			reason: 'delay-attributed-to-government',
			days: 456,
			netDays: 366,
			consequence: 'none',
		});
		expect(stated({ governmentCause }, '2021-04-02')).toMatchObject({
			finding: 'yes',
			consequence: 'menu',
			discretion: true,
			netDays: 367,
		});
	});

	it('counts only the days that fall into the delay', () => {
		const governmentCause = { article: '8.4' as const, from: '2019-06-01', to: '2020-01-10' };
		expect(stated({ governmentCause }, '2021-06-01').netDays).toBe(517 - 9);
	});

	it('under a full year altogether is simply not idle', () => {
		const governmentCause = { article: '8.1' as const, from: '2020-02-01', to: '2020-04-30' };
		expect(stated({ governmentCause }, '2021-01-01')).toMatchObject({
			finding: 'no',
			reason: 'under-a-full-year',
		});
	});

	it('with one of its dates only is bounded by nothing: the menu, and the other date is asked for', () => {
		const governmentCause = { article: '8.5' as const, from: '2020-02-01' };
		expect(stated({ governmentCause, filed: true }, '2021-06-01')).toMatchObject({
			finding: 'yes',
			consequence: 'menu',
			missing: ['governmentCause.to'],
		});
	});

	it('marks the deduction as practice, not law', () => {
		const governmentCause = { article: '8.1' as const, from: '2020-02-01', to: '2020-04-30' };
		const step = stated({ governmentCause }, '2021-06-01').proof.steps?.find(
			(s) => s.code === 'idle.net-days',
		);
		expect(step?.clause).toMatchObject({ mark: 'memory', clause: '实务做法,办法无此规定' });
	});

	it('that ends before it begins leaves an idle finding open', () => {
		const governmentCause = { article: '8.1' as const, from: '2020-05-01', to: '2020-04-30' };
		expect(stated({ governmentCause }, '2021-06-01')).toMatchObject({
			finding: 'unknown',
			reason: 'government-cause-reversed',
		});
		expect(stated({ governmentCause }, '2020-06-01').finding).toBe('no');
	});

	it('of preparatory work helps real estate only', () => {
		const governmentCause = { article: '26.preparatory' as const };
		expect(stated({ governmentCause, use: '其他普通商品住房用地' }, '2021-06-01').consequence).toBe('menu');
		expect(stated({ governmentCause, use: '工业用地' }, '2021-06-01')).toMatchObject({
			consequence: 'fee',
			discretion: true,
			reason: 'preparatory-work-not-real-estate',
		});
		expect(stated({ governmentCause }, '2021-06-01')).toMatchObject({
			consequence: 'menu',
			missing: ['filed', 'use'],
		});
	});
});

describe('started and suspended', () => {
	it('is idle by either share, at discretion, and goes to the menu: never a fee', () => {
		expect(stated({ ...half, filed: true }, '2022-01-02')).toMatchObject({
			finding: 'yes',
			limb: 2,
			consequence: 'menu',
			discretion: true,
			fee: null,
			suspendedDays: 366,
			missing: [],
		});
	});

	it('for a full year only: the anniversary itself is not enough', () => {
		expect(stated(half, '2022-01-01')).toMatchObject({
			finding: 'no',
			reason: 'suspended-under-a-full-year',
			suspendedDays: 365,
		});
	});

	it('follows any-of over the two shares: one yes suffices, one no leaves the other open', () => {
		const at = (facts: Partial<IdleFacts>) => {
			const found = stated({ startedOn: '2020-03-01', suspendedOn: '2021-01-01', ...facts }, '2022-06-01');
			return [found.finding, found.missing];
		};
		const low = { dueAreaM2: 300, developedAreaM2: 99 };
		const enough = { dueAreaM2: 300, developedAreaM2: 100 };
		const invested = { totalInvestmentWan: 100, investedWan: 25 };
		expect(at({ ...low, ...invested, filed: true })).toEqual(['yes', []]);
		expect(at({ ...low, filed: true })).toEqual(['yes', []]);
		expect(at(enough)).toEqual(['unknown', ['investedWan', 'totalInvestmentWan']]);
		expect(at({ ...enough, investedWan: 30 })).toEqual(['unknown', ['totalInvestmentWan']]);
		expect(at({ ...enough, ...invested })).toEqual(['no', []]);
		expect(at({})).toEqual([
			'unknown',
			['developedAreaM2', 'dueAreaM2', 'investedWan', 'totalInvestmentWan'],
		]);
	});

	it('compares exactly: a third of 99.9 is 33.3', () => {
		const at = (developedAreaM2: number, dueAreaM2: number) =>
			stated({ ...half, developedAreaM2, dueAreaM2, totalInvestmentWan: 100, investedWan: 90 }, '2022-06-01')
				.finding;
		expect(33.3 * 3 < 99.9).toBe(true); // what binary fractions would say
		expect(at(33.3, 99.9)).toBe('no');
		expect(at(33.29, 99.9)).toBe('yes');
	});

	it('is over once work was resumed, and still stands before that', () => {
		expect(stated({ ...half, resumedOn: '2022-06-01' }, '2022-06-01')).toMatchObject({
			finding: 'no',
			reason: 'resumed',
		});
		expect(stated({ ...half, resumedOn: '2022-06-01' }, '2022-05-31').finding).toBe('yes');
	});

	it('is understood to have started where only the suspension is recorded', () => {
		const { finding, limb, proof } = stated({ ...half, startedOn: null }, '2022-06-01');
		expect({ finding, limb }).toEqual({ finding: 'yes', limb: 2 });
		expect(proof.steps?.[1]?.code).toBe('idle.started.suspension');
	});

	it('by government cause goes to the menu too; its days are left out likewise', () => {
		const governmentCause = { article: '8.4' as const, from: '2021-02-01', to: '2021-06-30' };
		expect(stated({ ...half, governmentCause }, '2022-03-01')).toMatchObject({
			finding: 'no',
			limb: 2,
			reason: 'delay-attributed-to-government',
		});
		expect(stated({ ...half, governmentCause }, '2022-06-02')).toMatchObject({
			finding: 'yes',
			consequence: 'menu',
			discretion: true,
		});
	});

	it('in imports is open where nothing says that the suspension went on', () => {
		expect(imported(half, '2022-06-01')).toMatchObject({
			finding: 'unknown',
			limb: 2,
			missing: ['resumedOn'],
		});
		expect(imported({ ...half, inspectedOn: '2022-03-01' }, '2022-06-01').finding).toBe('yes');
	});

	it('in imports raises the question only where a share is below the line', () => {
		expect(imported({ ...half, suspendedOn: null }, '2022-06-01')).toMatchObject({
			finding: 'unknown',
			missing: ['suspendedOn'],
		});
		expect(imported({ startedOn: '2020-03-01' }, '2022-06-01')).toMatchObject({
			finding: 'no',
			reason: 'no-suspension-recorded',
		});
	});

	it('is not idle once completed', () => {
		expect(stated({ ...half, completed: true }, '2022-06-01')).toMatchObject({
			finding: 'no',
			reason: 'completed',
		});
	});
});

describe('facts that cannot both be true', () => {
	it.each([
		['started-after-as-of', { started: true, startedOn: '2022-01-01' }],
		['not-started-but-dated', { started: false, startedOn: '2020-06-01' }],
		['not-started-but-suspended', { started: false, suspendedOn: '2020-06-01' }],
		['suspended-before-start', { startedOn: '2020-06-01', suspendedOn: '2020-03-01' }],
		[
			'resumed-before-suspension',
			{ startedOn: '2020-02-01', suspendedOn: '2020-05-01', resumedOn: '2020-04-01' },
		],
	] as const)('%s: never yes', (reason, facts) => {
		const found = stated(facts, '2021-06-01');
		expect(found).toMatchObject({ finding: 'unknown', reason, consequence: 'none' });
		expect(found.warnings.map((w) => w.code)).toEqual([reason]);
	});

	it('more developed than due: the area says nothing, the investment may', () => {
		const facts = { ...half, developedAreaM2: 40_000 };
		expect(stated(facts, '2022-06-01')).toMatchObject({
			finding: 'unknown',
			reason: 'developed-exceeds-due',
			missing: ['developedAreaM2', 'dueAreaM2', 'investedWan', 'totalInvestmentWan'],
		});
		expect(stated({ ...facts, totalInvestmentWan: 100, investedWan: 10 }, '2022-06-01').finding).toBe('yes');
	});
});

describe('the menu of art. 12', () => {
	it('is barred where the land is not filed (art. 25), open with a question where that is not known', () => {
		const cause = { governmentCause: { article: '8.6' as const } };
		expect(stated({ ...cause, filed: false }, '2021-06-01')).toMatchObject({
			finding: 'yes',
			consequence: 'menu',
			blocked: ['art25-unfiled'],
		});
		expect(stated({ ...cause, filed: false }, '2021-06-01').menu.map((o) => o.offered)).toEqual(
			Array(6).fill('no'),
		);
		expect(stated(cause, '2021-06-01')).toMatchObject({ blocked: [], missing: ['filed'] });
	});

	it('does not bar a fee', () => {
		expect(stated({ filed: false }, '2021-06-01')).toMatchObject({ consequence: 'fee', blocked: [] });
	});

	it('offers a swap only with its three conditions', () => {
		const swap = (facts: Partial<IdleFacts>) =>
			stated({ filed: true, ...facts }, '2021-06-01').menu.find((o) => o.id === '12.5');
		const plan = { governmentCause: { article: '8.2' as const } };
		expect(swap({ ...plan, pricePaid: true, fundsInPlace: true })).toMatchObject({ offered: 'yes' });
		expect(swap({ ...plan, pricePaid: true })).toMatchObject({
			offered: 'unknown',
			missing: ['fundsInPlace'],
		});
		expect(swap({ ...plan, pricePaid: false })).toMatchObject({ offered: 'no', missing: [] });
		expect(swap({ governmentCause: { article: '8.6' }, pricePaid: true, fundsInPlace: true })).toMatchObject({
			offered: 'no',
		});
	});
});

describe('a finding', () => {
	it('over time goes no → fee → recovery → no, and never back', () => {
		const seen = Array.from({ length: 1500 }, (_, i) => {
			const day = new Date(Date.UTC(2019, 11, 1) + i * 86_400_000).toISOString().slice(0, 10);
			const { finding, consequence } = stated({ startedOn: '2023-01-10' }, day);
			return finding === 'yes' ? consequence : finding;
		});
		expect(seen.filter((s, i) => s !== seen[i - 1])).toEqual(['no', 'fee', 'recovery', 'no']);
	});

	it('cites a clause at every step that decides', () => {
		for (const s of stated({ governmentCause: { article: '8.6' } }, '2024-01-01').proof.steps ?? []) {
			expect(s.clause, s.code).toMatchObject({ rule: 'decree-53@2012-07-01' });
		}
	});

	it('throws on a date that its door should have refused', () => {
		expect(() => stated({ agreedStart: '2020-02-30' }, '2021-06-01')).toThrow('expected YYYY-MM-DD');
	});
});
