import { correctableFields } from '#lib/domain/notices/correctable.ts';
import type { NoticeKind } from '#lib/domain/notices/notice.ts';
import type { Lang } from '#lib/words/lang.ts';
import { sayIfKnown } from '#lib/words/words.ts';

/** What is contested or corrected, in words: `yearly.taxWan` → 评价税收. */
export function datumWord(datum: string, lang: Lang): string {
	const field = datum.split('.').at(-1) ?? datum;
	return sayIfKnown(lang, `contest.datum.${datum}`) ?? sayIfKnown(lang, `fact.${field}`) ?? datum;
}

/** What one may contest of a list of a kind, the usual first. */
export function dataOf(kind: NoticeKind): string[] {
	const whole = kind === 'determinations' ? ['decision'] : kind === 'grades' ? ['grade'] : [];
	const land = ['parcels.registeredAreaM2', 'occupancies.areaMu'];
	const filed = correctableFields('yearly').map((f) => `yearly.${f.name}`);
	const register = correctableFields('enterprises').map((f) => `enterprises.${f.name}`);
	return kind === 'grades'
		? [...whole, ...filed, ...land, 'occupancies.share', ...register, 'other']
		: [...whole, ...land, 'yearly.landMu', ...register, 'other'];
}
