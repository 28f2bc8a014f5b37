import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { anniversary, civilDay, daysBetween, formatCivilDay, parseCivilDate } from './civil-date.ts';

describe('a civil date', () => {
	it('is read from YYYY-MM-DD and written back', () => {
		expect(formatCivilDay(civilDay('2023-03-01'))).toBe('2023-03-01');
		expect(civilDay('1970-01-02')).toBe(1);
	});

	it.each([
		'2023-02-29',
		'2023-02-30',
		'2023-13-01',
		'2023-2-3',
		'20230203',
		'2023-02-03T00:00',
		' 2023-02-03',
		'',
	])('is refused where the calendar or the form has none: %s', (text) => {
		expect(parseCivilDate(text)).toBeNull();
		expect(() => civilDay(text)).toThrow('expected YYYY-MM-DD');
	});

	it.each([
		['1899-12-01', 600],
		['1999-01-01', 4000],
		['2023-01-01', 1500],
		['2099-12-01', 600],
	])('counts and adds years as Temporal does, from %s on %i days', (from, count) => {
		const origin = Temporal.PlainDate.from(from);
		const first = civilDay(from);
		for (let i = 0; i < count; i++) {
			const reference = origin.add({ days: i });
			const day = first + i;
			expect(formatCivilDay(day)).toBe(String(reference));
			expect(civilDay(String(reference))).toBe(day);
			expect(formatCivilDay(anniversary(day, 1))).toBe(String(reference.add({ years: 1 })));
			expect(formatCivilDay(anniversary(day, 2))).toBe(String(reference.add({ years: 2 })));
			expect(daysBetween(first, day)).toBe(origin.until(reference).days);
		}
	});

	it('ends the year of 29 February on the 28th where there is no 29th', () => {
		expect(formatCivilDay(anniversary(civilDay('2024-02-29'), 1))).toBe('2025-02-28');
		expect(formatCivilDay(anniversary(civilDay('2024-02-29'), 4))).toBe('2028-02-29');
	});
});
