import { RECORD_KINDS } from '#lib/domain/record-kinds/kinds.ts';
import type { Field, RecordKindName } from '#lib/domain/record-kinds/record-kind.ts';
import type { Lang } from '#lib/words/lang.ts';

/** What a bureau calls a field, or its English name. */
export const fieldWord = (field: Pick<Field, 'zh' | 'en' | 'name'>, lang: Lang): string =>
	lang === 'en' ? field.en || field.name : (field.zh[0] ?? field.name);

/** The heading of an empty table: the preferred word and its unit, as the importer reads it back. */
export const headingOf = (field: Field): string => {
	const word = field.zh[0] ?? field.name;
	return field.unit && field.type === 'number' ? `${word}（${field.unit}）` : word;
};

/** Whether a kind can come as a plain table. */
export const isTable = (kind: RecordKindName): boolean => RECORD_KINDS[kind].geometry !== 'required';

/** An empty table of a kind that Excel opens: UTF-8 with its mark, the headings and nothing else. */
export function templateCsv(kind: RecordKindName): string {
	const cells = RECORD_KINDS[kind].fields
		.map(headingOf)
		.map((text) => (/[",\n]/.test(text) ? `"${text}"` : text));
	return `\ufeff${cells.join(',')}\r\n`;
}

/** What must be there: the required fields. */
export function needsOf(kind: RecordKindName, lang: Lang): string[] {
	return RECORD_KINDS[kind].fields.filter((field) => field.required).map((field) => fieldWord(field, lang));
}
