import { civilDay, formatCivilDay } from '../calendar/civil-date.ts';
import { SHIPPED_HOLIDAYS, type HolidayTable } from '../calendar/holiday-table.ts';
import { inclusiveWorkingDays, isWorkingDay } from '../calendar/working-days.ts';

/** An objection period (公示期), first and last day counted in (domain.md §10.3). */
export interface NoticePeriod {
	first: string;
	last: string;
	/** The working days that were counted, in order: the officer can count them again on the calendar. */
	days: string[];
	/** A year without a published holiday arrangement was leaned on: weekends alone were left out. */
	provisional: boolean;
}

/** The period of `count` working days that begins on `first` (YYYY-MM-DD); begun on a day off, it counts from the next. */
export function periodOf(first: string, count: number, table: HolidayTable = SHIPPED_HOLIDAYS): NoticePeriod {
	const end = inclusiveWorkingDays(first, count, table);
	const days: string[] = [];
	for (let day = civilDay(first); day <= civilDay(end.due); day++) {
		const date = formatCivilDay(day);
		if (isWorkingDay(date, table)) days.push(date);
	}
	return { first, last: end.due, days, provisional: end.provisional === true };
}

/** Where a day stands in a period. `left`: working days that remain, the day itself counted in. */
export function progressOf(
	period: Pick<NoticePeriod, 'first' | 'last' | 'days'>,
	today: string,
): { phase: 'before' | 'running' | 'over'; left: number; gone: number } {
	const left = period.days.filter((day) => day >= today).length;
	const phase = today < period.first ? 'before' : today <= period.last ? 'running' : 'over';
	return { phase, left, gone: period.days.length - left };
}

/** Whether an objection came in after the last day (逾期). It is recorded and answered all the same. */
export function isLate(receivedOn: string, closesOn: string): boolean {
	return receivedOn > closesOn;
}
