import type { ShortlistInput, ShortlistItem } from '#lib/api/shortlists.ts';

export type Mark = ShortlistInput['marks'][number];
/** What a person said of candidates, by `keyOf`. Never changed in place: each change is a new map, so undo is the old one. */
export type Marks = ReadonlyMap<string, Mark>;

export const keyOf = (candidate: { kind: string; id: number }): string => `${candidate.kind}:${candidate.id}`;

/** The marks of a saved list's items. */
export function marksOf(items: readonly ShortlistItem[]): Marks {
	return new Map(
		items
			.filter((item) => item.mark !== null || item.note !== null)
			.map(({ kind, id, mark, note }) => [keyOf({ kind, id }), { kind, id, mark, note }]),
	);
}

/** Marks with one candidate's mark or note changed; a candidate about which nothing is said any more leaves the map. */
export function marked(
	marks: Marks,
	candidate: Pick<Mark, 'kind' | 'id'>,
	change: Partial<Pick<Mark, 'mark' | 'note'>>,
): Marks {
	const key = keyOf(candidate);
	const { kind, id } = candidate;
	const next: Mark = { ...(marks.get(key) ?? { kind, id, mark: null, note: null }), ...change };
	const all = new Map(marks);
	if (next.mark === null && !next.note) all.delete(key);
	else all.set(key, { ...next, note: next.note || null });
	return all;
}
