import type { PublicField, PublicRow } from './public-row.ts';

/** A row that is not the same in a later edition of a list; `before` or `after` is null where it came or went. */
export interface RowChange {
	subject: number;
	before: PublicRow | null;
	after: PublicRow | null;
	/** Fields that differ; empty where the row came or went. */
	fields: PublicField[];
}

/** What a later edition of a list changed, in the order of the earlier one, new rows last. */
export function changesBetween(
	before: ReadonlyMap<number, PublicRow>,
	after: ReadonlyMap<number, PublicRow>,
): RowChange[] {
	const changes: RowChange[] = [];
	for (const [subject, old] of before) {
		const now = after.get(subject) ?? null;
		const fields = now === null ? [] : differing(old, now);
		if (now === null || fields.length > 0) changes.push({ subject, before: old, after: now, fields });
	}
	for (const [subject, now] of after) {
		if (!before.has(subject)) changes.push({ subject, before: null, after: now, fields: [] });
	}
	return changes;
}

function differing(a: PublicRow, b: PublicRow): PublicField[] {
	const names = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<PublicField>;
	return [...names].filter((name) => (a[name] ?? null) !== (b[name] ?? null));
}
