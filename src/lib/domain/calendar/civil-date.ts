import type { Problem } from '../problem.ts';

/**
 * A civil date without zone as a day number: whole days since 1970-01-01. Comparison and difference are plain
 * arithmetic, which the evaluation of a whole county needs (a Temporal.PlainDate costs 4 µs an operation; it is the
 * reference in the tests).
 */
export type CivilDay = number;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Days of 400 Gregorian years, and from 0000-03-01 to 1970-01-01. */
const ERA_DAYS = 146_097;
const EPOCH = 719_468;

/** 'YYYY-MM-DD' → day number; null where the text is not a date of the calendar (2023-02-30, 2023-2-3). */
export function parseCivilDate(text: string): CivilDay | null {
	const match = ISO_DATE.exec(text);
	if (!match) return null;
	const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
	if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
	return dayOf(year, month, day);
}

/** The day of a date that was checked at the door. Throws where it was not. */
export function civilDay(text: string): CivilDay {
	const day = parseCivilDate(text);
	if (day === null) throw new Error(`civil date: got ${JSON.stringify(text)}, expected YYYY-MM-DD`);
	return day;
}

/** Day number → 'YYYY-MM-DD'. */
export function formatCivilDay(day: CivilDay): string {
	const [year, month, date] = partsOf(day);
	return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`;
}

/**
 * The corresponding day `years` years later, or the last day of that month where it has none
 * (民法典 第二百零二条: 2024-02-29 + 1 → 2025-02-28).
 */
export function anniversary(day: CivilDay, years: number): CivilDay {
	const [year, month, date] = partsOf(day);
	return dayOf(year + years, month, Math.min(date, daysInMonth(year + years, month)));
}

/** The corresponding day `months` months later, or the last day of that month where it has none. */
export function monthsLater(day: CivilDay, months: number): CivilDay {
	const [year, month, date] = partsOf(day);
	const later = year * 12 + (month - 1) + months;
	const [toYear, toMonth] = [Math.floor(later / 12), (((later % 12) + 12) % 12) + 1];
	return dayOf(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

/** The calendar year of a day. */
export function yearOf(day: CivilDay): number {
	return partsOf(day)[0];
}

/**
 * Full days of a term that began on `from`, up to `to`: the first day is not counted (民法典 第二百零一条).
 * Negative where `to` lies before `from`.
 */
export function daysBetween(from: CivilDay, to: CivilDay): number {
	return to - from;
}

/** The Problem of a text that is no civil date. */
export function dateProblem(got: unknown, path: string): Problem {
	return {
		code: 'date.invalid',
		message: `日期“${String(got)}”无法识别或历法中不存在`,
		path,
		got,
		expected: 'YYYY-MM-DD',
		fix: '写成四位年-两位月-两位日，例如 2023-03-01',
	};
}

// Day number ↔ year, month, day: years are counted from March, so that the leap day is the last of its year
// (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
function dayOf(year: number, month: number, day: number): CivilDay {
	const y = month > 2 ? year : year - 1;
	const era = Math.floor(y / 400);
	const yearOfEra = y - era * 400;
	const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
	const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
	return era * ERA_DAYS + yearOfEra * 365 + leapDays + dayOfYear - EPOCH;
}

function partsOf(day: CivilDay): [year: number, month: number, day: number] {
	const era = Math.floor((day + EPOCH) / ERA_DAYS);
	const dayOfEra = day + EPOCH - era * ERA_DAYS;
	const leapDays =
		Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / (ERA_DAYS - 1));
	const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
	const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
	const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
	return [year, month, dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1];
}

function daysInMonth(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
