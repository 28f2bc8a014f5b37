import { describe, expect, it } from 'vitest';
import { DECREE_53 } from '../../rulesets/flag-rules.ts';
import { idleChanges } from './idle-changes.ts';
import type { IdleFacts } from './idle-facts.ts';
import { findIdle } from './idle.ts';

const changes = (facts: Partial<IdleFacts>, asOf: string) =>
	idleChanges({ id: 'a', acquisition: '出让', ...facts }, asOf, DECREE_53, { absentStarted: 'statement' });
const brief = (facts: Partial<IdleFacts>, asOf: string) =>
	changes(facts, asOf).map(({ code, from, to, finding, consequence }) => [
		code,
		from,
		to,
		consequence ? `${finding} ${consequence}` : finding,
	]);

describe('what would change an idle finding', () => {
	it('of land not started: a start, a later agreed start, a cause of the government, and time', () => {
		expect(brief({ agreedStart: '2022-03-01', priceWan: 500 }, '2023-06-10')).toEqual([
			['started-by', null, '2023-06-10', 'no'],
			['supplement', '2022-03-01', '2022-06-10', 'no'],
			['recovery-from', '2023-06-10', '2024-03-02', 'yes recovery'],
			['government-cause', null, '8', 'yes menu'],
			// 466 days, 365 of them a year: 101 of the government's leave no more than a year of the holder's
			['government-days', 0, 101, 'no'],
		]);
	});

	it('names the nearest value: a day or a hundredth less would not do', () => {
		const facts: IdleFacts = { id: 'a', acquisition: '出让', agreedStart: '2022-03-01' };
		const with_ = (agreedStart: string) =>
			findIdle(
				{ ...facts, supplements: [{ signedOn: '2022-01-01', agreedStart }] },
				'2023-06-10',
				DECREE_53,
				{ absentStarted: 'statement' },
			).finding;
		expect([with_('2022-06-09'), with_('2022-06-10')]).toEqual(['yes', 'no']);
		const share = (developedAreaM2: number) =>
			findIdle(
				{
					id: 'a',
					acquisition: '出让',
					started: true,
					suspendedOn: '2021-01-01',
					dueAreaM2: 10_000,
					developedAreaM2,
				},
				'2023-06-10',
				DECREE_53,
				{ absentStarted: 'statement' },
			).finding;
		expect([share(3333.33), share(3333.34)]).toEqual(['yes', 'unknown']);
	});

	it('of suspended land: area up to a third, resumption, a later suspension', () => {
		const facts: Partial<IdleFacts> = {
			started: true,
			suspendedOn: '2021-01-01',
			dueAreaM2: 10_000,
			developedAreaM2: 2_900,
			totalInvestmentWan: 8_000,
			investedWan: 3_000,
			filed: true,
		};
		expect(brief(facts, '2023-06-10')).toEqual([
			['resumed', null, '2023-06-10', 'no'],
			['suspended-later', '2021-01-01', '2022-06-10', 'no'],
			['developedAreaM2.reached', 2_900, 3_333.34, 'no'],
			['government-days', 0, 525, 'no'],
		]);
	});

	it('leaves out a single operand that turns nothing: both shares are below', () => {
		const facts: Partial<IdleFacts> = {
			started: true,
			suspendedOn: '2021-01-01',
			dueAreaM2: 10_000,
			developedAreaM2: 2_900,
			totalInvestmentWan: 8_000,
			investedWan: 100,
			filed: true,
		};
		const codes = changes(facts, '2023-06-10').map((c) => c.code);
		expect(codes).not.toContain('developedAreaM2.reached');
		expect(codes).not.toContain('investedWan.reached');
	});

	it('of a barred menu: filing lifts the bar', () => {
		const facts: Partial<IdleFacts> = {
			agreedStart: '2020-01-01',
			governmentCause: { article: '8.2' },
			filed: false,
		};
		expect(changes(facts, '2023-06-10').find((c) => c.operand === 'filed')).toEqual({
			code: 'filed',
			operand: 'filed',
			from: false,
			to: true,
			finding: 'yes',
			consequence: 'menu',
			unblocks: ['art25-unfiled'],
		});
	});

	it('of an unknown start: either answer, with what would follow', () => {
		const facts: IdleFacts = { id: 'a', acquisition: '出让', agreedStart: '2022-03-01' };
		expect(
			idleChanges(facts, '2023-06-10', DECREE_53).map((c) => [c.operand, c.to, c.finding, c.consequence]),
		).toEqual([
			['started', true, 'no', undefined],
			['started', false, 'yes', 'fee'],
		]);
	});

	it('of land not yet idle: the day on which it will be', () => {
		expect(brief({ agreedStart: '2023-03-01' }, '2023-06-10')).toEqual([
			['idle-from', '2023-06-10', '2024-03-02', 'yes fee'],
		]);
	});

	it('of a reached share: the value just below the line', () => {
		const facts: Partial<IdleFacts> = {
			started: true,
			suspendedOn: '2021-01-01',
			dueAreaM2: 30_000,
			developedAreaM2: 10_000,
			totalInvestmentWan: 8_000,
			investedWan: 4_000,
		};
		expect(brief(facts, '2023-06-10')).toEqual([
			['developedAreaM2.below', 10_000, 9_999.99, 'yes menu'],
			['investedWan.below', 4_000, 1_999.99, 'yes menu'],
		]);
	});
});
