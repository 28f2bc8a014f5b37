import type { MissingPaper } from '../domain/batches/papers.ts';
import type { Batch } from '../domain/disposition/disposition-rules.ts';
import type { Scalar, When } from '../domain/rules/rule-set.ts';
import { muOf } from '../domain/units.ts';
import type { Lang } from './lang.ts';
import { showNumber } from './numbers.ts';
import { factWord } from './proof-words.ts';
import { say, sayIfKnown } from './words.ts';

/** A batch, or that a parcel has none. */
export function batchWord(batch: Batch | null, lang: Lang): string {
	return say(lang, batch === null ? 'batches.batch.none' : `batches.batch.${batch}`);
}

/** A paper by its word, or as the register writes it. */
export function paperWord(
	{ code, written }: { code: string | null; written: MissingPaper['written'] },
	lang: Lang,
) {
	return (code === null ? undefined : sayIfKnown(lang, `batches.paper.${code}`)) ?? written;
}

/** Why a swap has no destination, as plans keep it: codes instead of ids. */
export interface ToldUnassigned {
	reason: string;
	largestM2: number | null;
	taken: readonly { code: string; by: readonly string[] }[];
}

/** Why a swap has no destination, in a sentence. */
export function unassignedSentence({ reason, largestM2, taken }: ToldUnassigned, lang: Lang): string {
	const list = (parts: readonly string[]) => parts.join(lang === 'en' ? ', ' : '、');
	return (
		sayIfKnown(lang, `batches.unassigned.${reason}`, {
			mu: largestM2 === null ? '—' : showNumber(muOf(largestM2), 2),
			places: list(
				taken
					.slice(0, 4)
					.map(({ code, by }) => (by.length > 0 ? `${code}（${list(by.slice(0, 3))}）` : code)),
			),
		}) ?? reason
	);
}

/** A value of a fact that the batch rules ask for. */
export function valueWord(fact: string, value: Scalar, lang: Lang): string {
	if (typeof value === 'boolean') return say(lang, value ? 'batches.yes' : 'batches.no');
	return (
		sayIfKnown(lang, `batches.value.${fact}.${value}`) ?? sayIfKnown(lang, `cause.${value}`) ?? String(value)
	);
}

/** A condition of a batch rule in words: `存量类型为批而未供，且缺少手续`. */
export function conditionWords(when: When, lang: Lang): string {
	const parts = Object.entries(when).map(([name, test]): string => {
		if (name === 'any' || name === 'all' || name === 'not') {
			const list = (test as When[]).map((one) => conditionWords(one, lang));
			const join = say(lang, name === 'all' ? 'batches.when.and' : 'batches.when.or');
			return say(lang, name === 'not' ? 'batches.when.not' : 'batches.when.group', { list: list.join(join) });
		}
		const bound = typeof test === 'object' && !Array.isArray(test) ? (test['in'] ?? test['==']) : test;
		const values = (Array.isArray(bound) ? bound : [bound]) as Scalar[];
		return say(lang, 'batches.when.is', {
			fact: factWord(name, lang),
			value: values.map((value) => valueWord(name, value, lang)).join(say(lang, 'batches.when.or')),
		});
	});
	return parts.length === 0 ? say(lang, 'batches.when.always') : parts.join(say(lang, 'batches.when.and'));
}
