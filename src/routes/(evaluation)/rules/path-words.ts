import type { Lang } from '#lib/words/lang.ts';
import { factWord } from '#lib/words/proof-words.ts';
import { sayIfKnown } from '#lib/words/words.ts';
import { isObject, valueAt, type Path } from './edit/json-edit.ts';

/** `groups[0].indicators[1].weight` → its keys and places. */
export function pathOf(text: string): Path {
	return [...text.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map((m) =>
		m[1] === undefined ? (m[2] as string) : Number(m[1]),
	);
}

/**
 * A place of a rule file as a planner reads it: `规上工业企业 · 亩均税收 · 权重`. Items of lists go by their title or id,
 * keys by their words; what has none is shown as written.
 */
export function pathWords(file: unknown, path: Path, lang: Lang): string {
	const words: string[] = [];
	path.forEach((key, i) => {
		if (typeof key === 'number') {
			words.push(itemName(valueAt(file, path.slice(0, i + 1)), key, lang));
		} else if (!SILENT.has(key) || i === path.length - 1) {
			words.push(sayIfKnown(lang, `rules.key.${key}`) ?? factWord(key, lang));
		}
	});
	return words.join(' · ');
}

/** Keys that only hold what is named below them. */
const SILENT = new Set([
	'groups',
	'indicators',
	'criteria',
	'measure',
	'threshold',
	'menu',
	'rules',
	'deadlines',
]);

function itemName(item: unknown, index: number, lang: Lang): string {
	if (!isObject(item)) return String(index + 1);
	const { title, id, grade } = item;
	if (typeof title === 'string' && title !== '') return title;
	if (typeof grade === 'string') return grade;
	return typeof id === 'string' ? factWord(id, lang) : String(index + 1);
}

/** The path of a change (items named by id: `criteria[low-far].measure.threshold.value`) in words. */
export function changedPath(path: string, lang: Lang): string {
	const keys = [...path.matchAll(/\[([^\]]+)\]|([^.[\]]+)/g)].map((m) => m[1] ?? m[2] ?? '');
	return keys
		.filter((key, i) => !SILENT.has(key) || i === keys.length - 1)
		.map((key) =>
			/^\d+$/.test(key)
				? String(Number(key) + 1)
				: (sayIfKnown(lang, `rules.key.${key}`) ?? factWord(key, lang)),
		)
		.join(' · ');
}
