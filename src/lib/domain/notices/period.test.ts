import { describe, expect, it } from 'vitest';
import { isLate, periodOf, progressOf } from './period.ts';

describe('an objection period', () => {
	it.each([
		['巢湖', '2022-07-13', 5, '2022-07-19'],
		['景宁', '2023-08-23', 5, '2023-08-29'],
		['海曙', '2025-08-14', 5, '2025-08-20'],
		['遂昌', '2023-05-25', 6, '2023-06-01'],
		['单县', '2022-07-27', 3, '2022-07-29'],
	])('ends as %s published it: from %s, %i working days, the first counted in', (_, first, days, last) => {
		const period = periodOf(first, days);
		expect(period).toMatchObject({ first, last, provisional: false });
		expect(period.days).toHaveLength(days);
		expect(period.days[0]).toBe(first);
		expect(period.days.at(-1)).toBe(last);
	});

	it('shows the days it counted: National Day is left out, the made-up Saturday is in', () => {
		expect(periodOf('2026-09-29', 5).days).toEqual([
			'2026-09-29',
			'2026-09-30',
			'2026-10-08',
			'2026-10-09',
			'2026-10-10',
		]);
	});

	it('begun on a day off, counts from the next working day', () => {
		expect(periodOf('2025-08-16', 1)).toMatchObject({ first: '2025-08-16', last: '2025-08-18' });
	});

	it('is provisional where the holidays of a year are not published yet', () => {
		expect(periodOf('2026-12-30', 2).provisional).toBe(false);
		expect(periodOf('2026-12-30', 5).provisional).toBe(true);
	});

	it('counts down in working days, today counted in', () => {
		const period = periodOf('2025-08-14', 5);
		expect(progressOf(period, '2025-08-13')).toEqual({ phase: 'before', left: 5, gone: 0 });
		expect(progressOf(period, '2025-08-14')).toEqual({ phase: 'running', left: 5, gone: 0 });
		expect(progressOf(period, '2025-08-17')).toEqual({ phase: 'running', left: 3, gone: 2 });
		expect(progressOf(period, '2025-08-20')).toEqual({ phase: 'running', left: 1, gone: 4 });
		expect(progressOf(period, '2025-08-21')).toEqual({ phase: 'over', left: 0, gone: 5 });
	});

	it('takes an objection of the last day in time, and one of the next day late', () => {
		expect(isLate('2025-08-20', '2025-08-20')).toBe(false);
		expect(isLate('2025-08-21', '2025-08-20')).toBe(true);
	});
});
