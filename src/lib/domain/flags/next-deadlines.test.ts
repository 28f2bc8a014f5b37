import { describe, expect, it } from 'vitest';
import { DECREE_53 } from '../../rulesets/flag-rules.ts';
import type { IdleFacts } from './idle-facts.ts';
import { findIdle } from './idle.ts';
import { nextDeadlines, type ProcedureEvents } from './next-deadlines.ts';

const due = (facts: Partial<IdleFacts>, events: ProcedureEvents, asOf: string) => {
	const found = findIdle({ id: 'a', acquisition: '出让', ...facts }, asOf, DECREE_53, {
		absentStarted: 'statement',
	});
	return nextDeadlines(found, events, asOf, DECREE_53);
};
const idle: Partial<IdleFacts> = { agreedStart: '2024-06-01', priceWan: 100 };

describe('next deadlines', () => {
	it('without a recorded event: issue the 调查通知书 within 30 days of the finding (art. 5), and when recovery begins', () => {
		expect(due(idle, {}, '2026-01-20')).toEqual([
			{
				code: 'investigation-notice',
				from: '2026-01-20',
				due: '2026-02-24',
				unit: 'calendar',
				rolledFrom: '2026-02-19',
				party: 'authority',
				article: '第五条',
				basis: {
					rule: 'decree-53@2012-07-01',
					mark: 'text',
					source: DECREE_53.source,
					note: '办法未称工作日，按日历日计',
				},
				assumed: true,
			},
			expect.objectContaining({
				code: 'recovery-from',
				due: '2026-06-02',
				party: 'clock',
				article: '第十四条第二项',
			}),
		]);
	});

	it('of a suspicion on record count from its day, and stay when overdue', () => {
		expect(due(idle, { suspicion: '2025-11-03' }, '2026-01-20')[0]).toMatchObject({
			code: 'investigation-notice',
			due: '2025-12-03',
			overdue: true,
		});
	});

	it('of a notice served: the holder answers within 30 days; the notice itself is done', () => {
		const found = due(idle, { suspicion: '2025-12-20', 'investigation-notice': '2026-01-05' }, '2026-01-20');
		expect(found.map((d) => [d.code, d.due, d.party])).toEqual([
			['holder-answer', '2026-02-04', 'holder'],
			['recovery-from', '2026-06-02', 'clock'],
		]);
	});

	it('of a hearing notice: five working days, make-up days counted', () => {
		expect(
			due(idle, { 'hearing-notice': '2026-09-28' }, '2026-09-28').filter((d) => d.unit === 'working'),
		).toEqual([
			expect.objectContaining({
				code: 'hearing-request',
				due: '2026-10-10',
				basis: expect.objectContaining({ mark: 'seen' }),
			}),
		]);
		expect(due(idle, { 'hearing-notice': '2026-09-28' }, '2026-10-11').map((d) => d.code)).not.toContain(
			'hearing-request',
		);
	});

	it('of a fee decision: pay in 30 days, review in 60, suit in 6 months', () => {
		const found = due(idle, { 'fee-decision': '2025-12-02' }, '2025-12-10');
		expect(found.map((d) => [d.code, d.due, d.unit, d.article])).toEqual([
			['pay-fee', '2026-01-04', 'calendar', '第十七条'],
			['review-fee-decision', '2026-02-02', 'calendar', '行政复议法（2023）第二十条'],
			['suit-fee-decision', '2026-06-02', 'calendar', '行政诉讼法第四十六条'],
			['recovery-from', '2026-06-02', 'calendar', '第十四条第二项'],
		]);
	});

	it('an event after the as-of day has not happened yet', () => {
		expect(due(idle, { suspicion: '2026-02-01' }, '2026-01-20')[0]).toMatchObject({
			from: '2026-01-20',
			assumed: true,
		});
	});

	it('beyond the published holidays are provisional', () => {
		expect(due(idle, { suspicion: '2026-12-20' }, '2026-12-21')[0]).toMatchObject({
			due: '2027-01-19',
			provisional: true,
		});
	});

	it('of land not yet idle: the agreed day and the first idle day', () => {
		expect(due({ agreedStart: '2026-06-01' }, {}, '2026-01-20').map((d) => [d.code, d.due])).toEqual([
			['start', '2026-06-01'],
			['idle-from', '2027-06-02'],
		]);
		expect(due({ startedOn: '2025-01-01', agreedStart: '2025-06-01' }, {}, '2026-01-20')).toEqual([]);
	});
});
