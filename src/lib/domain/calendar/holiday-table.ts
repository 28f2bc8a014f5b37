import published from 'chinese-days/dist/chinese-days.json';
import { civilDay, yearOf, type CivilDay } from './civil-date.ts';

/** Days off and weekend days worked in return, and the years for which both are known. */
export interface HolidayTable {
	years: ReadonlySet<number>;
	holidays: ReadonlySet<CivilDay>;
	workdays: ReadonlySet<CivilDay>;
}

const holidays = Object.keys(published.holidays).map(civilDay);
const workdays = Object.keys(published.workdays).map(civilDay);

/**
 * The State Council's yearly arrangements as `chinese-days` carries them (2004 on). A year counts as known where its
 * National Day is in the data: a stray day of the next year's New Year holiday does not make that year known.
 */
export const SHIPPED_HOLIDAYS: HolidayTable = {
	years: new Set(
		Object.keys(published.holidays).flatMap((d) => (d.endsWith('-10-01') ? [yearOf(civilDay(d))] : [])),
	),
	holidays: new Set(holidays),
	workdays: new Set(workdays),
};
