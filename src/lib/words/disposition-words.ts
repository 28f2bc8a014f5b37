import type { Proof } from '../domain/proof.ts';
import type { Lang } from './lang.ts';
import { showNumber } from './numbers.ts';
import { sentenceOf } from './proof-words.ts';
import { sayIfKnown } from './words.ts';

/**
 * Why a candidate is listed, in sentences: that of the reason, and one more for each of its figures that has one
 * (`disposition.{reason}.{figure}`). A figure that was not recorded says nothing.
 */
export function dispositionWords(
	reason: string,
	params: Readonly<Record<string, unknown>> | undefined,
	lang: Lang,
): string {
	const code = `disposition.${reason}`;
	// By name: what was saved comes back in the database's own order of keys.
	const figures = Object.keys(params ?? {})
		.toSorted()
		.flatMap((name) => {
			const value = params?.[name];
			if (typeof value !== 'number') return [];
			return sayIfKnown(lang, `${code}.${name}`, { value: showNumber(value, 1) }) ?? [];
		});
	return [sentenceOf({ code, params: params as Proof['params'] }, lang), ...figures].join(
		lang === 'en' ? ' ' : '',
	);
}
