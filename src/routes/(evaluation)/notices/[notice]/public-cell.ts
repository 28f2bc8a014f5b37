import type { PublicField, PublicRow } from '#lib/domain/notices/public-row.ts';
import type { Lang } from '#lib/words/lang.ts';
import { showNumber } from '#lib/words/numbers.ts';
import { sayIfKnown } from '#lib/words/words.ts';

/** A field of a public row as the screen and the paper show it; missing is —. */
export function publicCell(row: PublicRow | null, field: PublicField, lang: Lang): string {
	const value = row?.[field];
	if (typeof value === 'number') return showNumber(value, 2);
	if (value === null || value === undefined) return '—';
	if (field !== 'determined') return value;
	return value
		.split(',')
		.map((code) => sayIfKnown(lang, `contest.determined.${code}`) ?? code)
		.join('、');
}

export const isNumberField = (field: PublicField) => field === 'areaMu' || field === 'score';
