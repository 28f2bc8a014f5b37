import { RECORD_KINDS } from '#lib/domain/record-kinds/kinds.ts';
import type { Lang } from '#lib/words/lang.ts';
import { sayIfKnown } from '#lib/words/words.ts';
import { fieldWord } from './template.ts';

/** An import kind's name; the code itself for a kind of another version. */
export const wordOfKind = (kind: string, lang: Lang): string => sayIfKnown(lang, `kind.${kind}`) ?? kind;

/** What a problem's path names: the field as a bureau calls it, or the path. */
export function wordOfPath(path: string | undefined, kind: string, lang: Lang): string {
	if (path === undefined) return '';
	if (path === 'geometry') return sayIfKnown(lang, 'data.geometry') ?? path;
	const fields = Object.entries(RECORD_KINDS).find(([name]) => name === kind)?.[1].fields ?? [];
	const field = fields.find((f) => f.name === path);
	return field ? fieldWord(field, lang) : path;
}
