import type { Mark } from '#lib/domain/proof.ts';
import { isObject, type JsonObject } from './json-edit.ts';

export const MARKS: readonly Mark[] = ['text', 'seen', 'memory', 'synthetic'];

/** A figure of a rule file as its field shows it, bare or with its provenance. */
export interface FigureParts {
	value: number | null;
	unit: string;
	/** Null: the file's own mark holds. */
	mark: Mark | null;
	clause: string;
	source: string;
}

export function partsOf(figure: unknown): FigureParts {
	const object: JsonObject = isObject(figure) ? figure : { value: figure };
	const text = (key: string) => (typeof object[key] === 'string' ? object[key] : '');
	const mark = MARKS.find((m) => m === object['mark']) ?? null;
	return {
		value: typeof object['value'] === 'number' ? object['value'] : null,
		unit: text('unit'),
		mark,
		clause: text('clause'),
		source: text('source'),
	};
}

/**
 * The figure with another number. Whoever types another number no longer has the one that the source was read for: it
 * is unverified until its mark is set again.
 */
export function withNumber(figure: unknown, value: number): JsonObject {
	const object = isObject(figure) ? figure : {};
	return object['value'] === value ? object : { ...object, value, mark: 'memory' };
}

/** The figure with another part of its provenance; an empty text takes the part away. */
export function withPart(
	figure: unknown,
	part: 'unit' | 'mark' | 'clause' | 'source',
	text: string,
): JsonObject {
	const object = isObject(figure) ? figure : { value: figure ?? null };
	const { [part]: _old, ...others } = object;
	return text === '' ? others : { ...others, [part]: text };
}

/** The figure with its number not published: what is known of it stays. */
export function unpublished(figure: unknown): JsonObject | null {
	return isObject(figure) ? { ...figure, value: null } : null;
}
