import type { CorrectableFact, CorrectionInput } from '#lib/api/notices.ts';
import type { Lang } from '#lib/words/lang.ts';
import { showNumber } from '#lib/words/numbers.ts';
import type { Words } from '#lib/words/words.ts';
import { datumWord } from './datum-words.ts';

/** Which fact it is: its name, and where there are several of a name, whose. */
export function factLabel(fact: CorrectableFact, lang: Lang): string {
	const name = datumWord(`${fact.kind}.${fact.field}`, lang);
	const whose =
		fact.kind === 'yearly' ? String(fact.year ?? '') : fact.kind === 'enterprises' ? '' : fact.code;
	return [name, whose, fact.fromDate ?? ''].filter(Boolean).join(' · ');
}

/** Its value with the unit; what nobody has filed says so. */
export function factValue(fact: Pick<CorrectableFact, 'value' | 'unit'>, t: Words): string {
	const { value, unit } = fact;
	if (value === null) return t('contest.answer.unfiled');
	if (typeof value === 'boolean') return value ? t('contest.answer.yes') : t('contest.answer.no');
	const text = typeof value === 'number' ? showNumber(value, 4).replace(/\.?0+$/, '') : value;
	return unit && unit !== '1' ? `${text} ${unit}` : text;
}

/** A typed value as the fact takes it; null where it is none. */
export function typedValue(fact: CorrectableFact, text: string): CorrectionInput['value'] | null {
	if (text.trim() === '') return null;
	if (fact.type === 'boolean') return text === 'true';
	if (fact.type === 'number' || fact.type === 'integer')
		return Number.isFinite(Number(text)) ? Number(text) : null;
	return text.trim();
}

/** Tells facts apart in a list of choices. */
export function factKey(fact: CorrectableFact): string {
	return [fact.kind, fact.subject, fact.parcel ?? '', fact.fromDate ?? '', fact.field].join(' ');
}
