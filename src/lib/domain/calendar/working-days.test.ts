import { describe, expect, it } from 'vitest';
import { SHIPPED_HOLIDAYS } from './holiday-table.ts';
import {
	addCalendarDays,
	addMonths,
	addWorkingDays,
	countWorkingDays,
	inclusiveWorkingDays,
	isArranged,
	isWorkingDay,
	withYears,
} from './working-days.ts';

describe('a working day', () => {
	it.each([
		['2026-10-10', true, 'a Saturday worked in return for National Day'],
		['2026-10-01', false, 'National Day'],
		['2026-10-11', false, 'a Sunday'],
		['2026-10-12', true, 'a Monday'],
		['1969-12-28', false, 'a Sunday before the epoch'],
	])('%s: %s (%s)', (date, works) => {
		expect(isWorkingDay(date)).toBe(works);
	});

	it('is known for the years 2004 to 2026 of the shipped data', () => {
		const years = [...SHIPPED_HOLIDAYS.years].sort();
		expect([years[0], years.at(-1), years.length]).toEqual([2004, 2026, 23]);
		expect([isArranged('2026-12-31'), isArranged('2027-01-01')]).toEqual([true, false]);
	});
});

describe('a term of working days, the first day not counted', () => {
	it.each([
		['2026-09-28', 5, '2026-10-10'],
		['2026-09-28', 10, '2026-10-16'],
		['2026-04-30', 5, '2026-05-11'],
	])('%s + %i → %s', (from, days, due) => {
		expect(addWorkingDays(from, days)).toEqual({ due, unit: 'working' });
	});

	it('that reaches a year without a published arrangement is provisional', () => {
		expect(addWorkingDays('2026-12-30', 3)).toEqual({
			due: '2027-01-04',
			unit: 'working',
			provisional: true,
		});
	});
});

describe('a term of calendar days, the last day rolled over days off', () => {
	it.each([
		['2026-01-20', 30, '2026-02-24', '2026-02-19'],
		['2026-03-05', 30, '2026-04-07', '2026-04-04'],
		['2025-12-02', 60, '2026-02-02', '2026-01-31'],
	])('%s + %i → %s, rolled from %s', (from, days, due, rolledFrom) => {
		expect(addCalendarDays(from, days)).toEqual({ due, unit: 'calendar', rolledFrom });
	});

	it('that ends on a working day stands', () => {
		expect(addCalendarDays('2026-01-05', 30)).toEqual({ due: '2026-02-04', unit: 'calendar' });
	});

	it('leans on the arrangement of its last day only', () => {
		expect(addCalendarDays('2026-12-20', 30)).toEqual({
			due: '2027-01-19',
			unit: 'calendar',
			provisional: true,
		});
		expect(addCalendarDays('2003-12-20', 30)).toEqual({ due: '2004-01-19', unit: 'calendar' });
	});

	it('of months ends on the corresponding day, or the last of a shorter month', () => {
		expect(addMonths('2025-08-31', 6)).toEqual({ due: '2026-02-28', unit: 'calendar' });
		expect(addMonths('2026-03-13', 6)).toEqual({
			due: '2026-09-14',
			unit: 'calendar',
			rolledFrom: '2026-09-13',
		});
	});

	it('of a fraction of a day is refused', () => {
		expect(() => addCalendarDays('2026-01-05', 1.5)).toThrow('expected a whole number');
		expect(() => addWorkingDays('2026-01-05', 0)).toThrow('expected at least 1');
	});
});

describe('a 公示 counted with its first day', () => {
	it.each([
		['2022-07-13', 5, '2022-07-19', '巢湖'],
		['2023-08-23', 5, '2023-08-29', '景宁'],
		['2025-08-14', 5, '2025-08-20', '海曙'],
		['2023-05-25', 6, '2023-06-01', '遂昌'],
		['2022-07-27', 3, '2022-07-29', '单县'],
	])('%s, %i working days → %s (%s)', (from, days, due) => {
		expect(inclusiveWorkingDays(from, days)).toEqual({ due, unit: 'working' });
		expect(countWorkingDays(from, due)).toEqual({ days });
	});

	it('begun on a Saturday is counted from the Monday', () => {
		expect(inclusiveWorkingDays('2026-07-11', 1).due).toBe('2026-07-13');
	});
});

describe('an imported year', () => {
	const table = withYears(SHIPPED_HOLIDAYS, [
		{ year: 2027, holidays: ['2027-01-01', '2027-01-04'], workdays: ['2027-01-09'] },
	]);

	it('makes its terms firm', () => {
		expect(addWorkingDays('2026-12-30', 3, table)).toEqual({ due: '2027-01-06', unit: 'working' });
		expect(isWorkingDay('2027-01-09', table)).toBe(true);
	});

	it('replaces what was known of that year, and no other', () => {
		const again = withYears(table, [{ year: 2027, holidays: [], workdays: [] }]);
		expect(isWorkingDay('2027-01-04', again)).toBe(true);
		expect(isWorkingDay('2026-10-10', again)).toBe(true);
	});

	it('with a date of another year is refused', () => {
		expect(() => withYears(table, [{ year: 2027, holidays: ['2028-01-01'], workdays: [] }])).toThrow(
			'expected a date of that year',
		);
	});
});
