import { parseCivilDate } from '../calendar/civil-date.ts';

/**
 * A day as a bureau writes it → `YYYY-MM-DD`: 2018年12月31日, 2018-12-31, 2018/1/5, 2018.1.5, 20181231, with or without
 * a clock time. A month without a day, a two-digit year and a day that does not exist are not guessed at: undefined.
 */
export function writtenDate(raw: unknown): string | undefined {
	const text = raw instanceof Date ? raw.toISOString() : String(raw).normalize('NFKC').trim();
	const found =
		/^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/.exec(text) ??
		/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]\s*\d{1,2}:\d{2}.*)?$/.exec(text) ??
		/^(\d{4})(\d{2})(\d{2})$/.exec(text);
	if (!found?.[1] || !found[2] || !found[3]) return undefined;
	const date = `${found[1]}-${found[2].padStart(2, '0')}-${found[3].padStart(2, '0')}`;
	const year = Number(found[1]);
	return parseCivilDate(date) === null || year < 1900 || year > 2200 ? undefined : date;
}
