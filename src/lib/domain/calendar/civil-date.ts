import type { Problem } from '../problem.ts';

/**
 * A civil date without zone as a day number: whole days since 1970-01-01. Comparison and difference are plain
 * arithmetic, which the evaluation of a whole county needs (a Temporal.PlainDate costs 4 µs an operation; it is the
 * reference in the tests).
 */
export type CivilDay = number;

const DAY_MS = 86_400_000;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** 'YYYY-MM-DD' → day number; null where the text is not a date of the calendar (2023-02-30, 2023-2-3). */
export function parseCivilDate(text: string): CivilDay | null {
	const match = ISO_DATE.exec(text);
	if (!match) return null;
	const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
	// Date.UTC reads the years 0–99 as 1900–1999; no deed is that old.
	if (year < 100) return null;
	const ms = Date.UTC(year, month - 1, day);
	const back = new Date(ms);
	if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return null;
	return ms / DAY_MS;
}

/** The day of a date that was checked at the door. Throws where it was not. */
export function civilDay(text: string): CivilDay {
	const day = parseCivilDate(text);
	if (day === null) throw new Error(`civil date: got ${JSON.stringify(text)}, expected YYYY-MM-DD`);
	return day;
}

/** Day number → 'YYYY-MM-DD'. */
export function formatCivilDay(day: CivilDay): string {
	return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The corresponding day `years` years later, or the last day of that month where it has none
 * (民法典 第二百零二条: 2024-02-29 + 1 → 2025-02-28).
 */
export function anniversary(day: CivilDay, years: number): CivilDay {
	const date = new Date(day * DAY_MS);
	const [year, month] = [date.getUTCFullYear() + years, date.getUTCMonth()];
	const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
	return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / DAY_MS;
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
		fix: '写成四位年-两位月-两位日,例如 2023-03-01',
	};
}
