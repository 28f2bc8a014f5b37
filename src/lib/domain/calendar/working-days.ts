import {
	civilDay,
	formatCivilDay,
	monthsLater,
	parseCivilDate,
	yearOf,
	type CivilDay,
} from './civil-date.ts';
import { SHIPPED_HOLIDAYS, type HolidayTable } from './holiday-table.ts';

/**
 * The last day of a term. `rolledFrom`: the day it would have ended on, had that been a working day. `provisional`: a
 * day that the count leans on lies in a year without a published holiday arrangement; weekends alone were counted.
 */
export interface TermEnd {
	due: string;
	unit: 'calendar' | 'working';
	rolledFrom?: string;
	provisional?: true;
}

/** Whether offices work on a day: not a weekend unless made up, not a public holiday. */
export function isWorkingDay(date: string, table: HolidayTable = SHIPPED_HOLIDAYS): boolean {
	return works(civilDay(date), table);
}

/** Whether the holiday arrangement of a day's year is known; without it a holiday cannot be told from a working day. */
export function isArranged(date: string, table: HolidayTable = SHIPPED_HOLIDAYS): boolean {
	return table.years.has(yearOf(civilDay(date)));
}

/**
 * A term of calendar days: the first day is not counted (民法典 第二百零一条), and where the last day is no working day
 * the term ends on the next (第二百零三条). `days` ≥ 0.
 */
export function addCalendarDays(from: string, days: number, table: HolidayTable = SHIPPED_HOLIDAYS): TermEnd {
	return rolled(civilDay(from) + wholeDays(days), table);
}

/** A term of months: it ends on the corresponding day, or the month's last (民法典 第二百零二条), rolled like days. */
export function addMonths(from: string, months: number, table: HolidayTable = SHIPPED_HOLIDAYS): TermEnd {
	return rolled(monthsLater(civilDay(from), wholeDays(months)), table);
}

/** A term of working days: the first day is not counted, the `days`-th working day after it is the last. `days` ≥ 1. */
export function addWorkingDays(from: string, days: number, table: HolidayTable = SHIPPED_HOLIDAYS): TermEnd {
	return nthWorkingDay(civilDay(from) + 1, days, table);
}

/**
 * A public-objection period (公示) of `days` working days that begins on `from`: bureaus count the first day in
 * (巢湖 2022-07-13 → 07-19, five working days). Begun on a day off, it is counted from the next working day. `days` ≥ 1.
 */
export function inclusiveWorkingDays(
	from: string,
	days: number,
	table: HolidayTable = SHIPPED_HOLIDAYS,
): TermEnd {
	return nthWorkingDay(civilDay(from), days, table);
}

/** Working days from `from` to `to`, both counted in; 0 where `to` lies before `from`. */
export function countWorkingDays(
	from: string,
	to: string,
	table: HolidayTable = SHIPPED_HOLIDAYS,
): { days: number; provisional?: true } {
	const [first, last] = [civilDay(from), civilDay(to)];
	let days = 0;
	for (let day = first; day <= last; day++) if (works(day, table)) days += 1;
	return { days, ...(first <= last ? provisional(first, last, table) : {}) };
}

/**
 * A table with further years, as the State Council's yearly notice gives them: `holidays` are the days off, `workdays`
 * the weekend days worked in return. A year named again replaces what was known of it.
 */
export function withYears(
	table: HolidayTable,
	more: readonly { year: number; holidays: readonly string[]; workdays: readonly string[] }[],
): HolidayTable {
	const replaced = new Set(more.map((m) => m.year));
	const kept = (days: ReadonlySet<CivilDay>) => [...days].filter((day) => !replaced.has(yearOf(day)));
	const dated = (year: number, dates: readonly string[]) =>
		dates.map((date) => {
			const day = parseCivilDate(date);
			if (day === null || yearOf(day) !== year) {
				throw new Error(`holidays of ${year}: got ${date}, expected a date of that year, YYYY-MM-DD`);
			}
			return day;
		});
	return {
		years: new Set([...table.years, ...replaced]),
		holidays: new Set([...kept(table.holidays), ...more.flatMap((m) => dated(m.year, m.holidays))]),
		workdays: new Set([...kept(table.workdays), ...more.flatMap((m) => dated(m.year, m.workdays))]),
	};
}

function nthWorkingDay(first: CivilDay, days: number, table: HolidayTable): TermEnd {
	if (wholeDays(days) === 0) throw new Error('working days: got 0, expected at least 1');
	let day = first - 1;
	for (let left = days; left > 0;) if (works(++day, table)) left -= 1;
	return { due: formatCivilDay(day), unit: 'working', ...provisional(first, day, table) };
}

function rolled(last: CivilDay, table: HolidayTable): TermEnd {
	let day = last;
	while (!works(day, table)) day += 1;
	return {
		due: formatCivilDay(day),
		unit: 'calendar',
		...(day === last ? {} : { rolledFrom: formatCivilDay(last) }),
		...provisional(last, day, table),
	};
}

function works(day: CivilDay, table: HolidayTable): boolean {
	if (table.workdays.has(day)) return true;
	return !table.holidays.has(day) && !isWeekend(day);
}

/** 1970-01-01 was a Thursday. */
function isWeekend(day: CivilDay): boolean {
	const weekday = (((day + 4) % 7) + 7) % 7;
	return weekday === 0 || weekday === 6;
}

function provisional(first: CivilDay, last: CivilDay, table: HolidayTable): { provisional?: true } {
	for (let year = yearOf(first); year <= yearOf(last); year++) {
		if (!table.years.has(year)) return { provisional: true };
	}
	return {};
}

function wholeDays(count: number): number {
	if (Number.isInteger(count) && count >= 0) return count;
	throw new Error(`term: got ${count}, expected a whole number of days or months ≥ 0`);
}
