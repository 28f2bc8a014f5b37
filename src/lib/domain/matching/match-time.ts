import { formatCivilDay, parseCivilDate } from '../calendar/civil-date.ts';
import type { MatchTime } from './match-problem.ts';

export type TimeKind = 'quarter' | 'date' | 'number';

/** '2027-Q2'. */
const QUARTER = /^(\d{4})-?Q([1-4])$/;

/** The kind of a time, or null where the text is neither a quarter nor a date of the calendar. */
export function timeKind(time: MatchTime): TimeKind | null {
	if (typeof time === 'number') return Number.isFinite(time) ? 'number' : null;
	if (QUARTER.test(time)) return 'quarter';
	return parseCivilDate(time) === null ? null : 'date';
}

/** Quarters, days or the number itself: comparable within one kind. Throws where the time was not checked. */
export function timeOrdinal(time: MatchTime): number {
	if (typeof time === 'number') return time;
	const match = QUARTER.exec(time);
	if (match) return Number(match[1]) * 4 + Number(match[2]) - 1;
	const day = parseCivilDate(time);
	if (day === null) throw new Error(`time: got ${JSON.stringify(time)}, expected a quarter or a date`);
	return day;
}

/** Quarters from the earlier to the later ordinal: of dates, the difference of their calendar quarters. */
export function quartersLater(kind: TimeKind, from: number, at: number): number {
	return kind === 'date' ? quarterOfDay(at) - quarterOfDay(from) : at - from;
}

/** An ordinal back in the kind it came in. */
export function timeOf(kind: TimeKind, ordinal: number): MatchTime {
	if (kind === 'number') return ordinal;
	return kind === 'date' ? formatCivilDay(ordinal) : quarterText(ordinal);
}

/** The quarter of a time (dates and quarters), e.g. '2027-Q2'; a number stays as it is. */
export function quarterOf(time: MatchTime): string {
	const kind = timeKind(time);
	if (kind === 'date') return quarterText(quarterOfDay(timeOrdinal(time)));
	return kind === 'quarter' ? quarterText(timeOrdinal(time)) : String(time);
}

function quarterText(ordinal: number): string {
	return `${Math.floor(ordinal / 4)}-Q${(ordinal % 4) + 1}`;
}

function quarterOfDay(day: number): number {
	const [year, month] = formatCivilDay(day).split('-').map(Number);
	return (year ?? 0) * 4 + Math.floor(((month ?? 1) - 1) / 3);
}
