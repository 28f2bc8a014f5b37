import type { Db } from '#lib/server/database/db.ts';

/** A subject found by one of its codes. `code` is its own, `loose` a spelling or a further key of it. */
export interface FoundSubject {
	id: number;
	code: string;
}

/**
 * The subjects of a kind behind codes as files write them: first the code itself, then without spaces and hyphens, then
 * by further keys (15-digit registration number, 9-character organisation code, old parcel number, name of a county).
 * A code that means several subjects comes with all of them: the caller refuses to guess.
 */
export async function find(
	db: Db,
	kind: string,
	codes: readonly { written: string; loose: string }[],
): Promise<Map<string, FoundSubject[]>> {
	const found = new Map<string, { order: number; subjects: FoundSubject[] }>();
	if (codes.length === 0) return new Map();
	const { rows } = await db.query<{ written: string; id: number; code: string; place: number }>(
		`with wanted as (select * from unnest($2::text[], $3::text[]) as t (written, loose))
		 select w.written, s.id::int as id, s.code, 0 as place from wanted w join subjects s on s.kind = $1 and s.code = w.written
		 union all
		 select w.written, s.id::int, s.code, 1 from wanted w join subjects s on s.kind = $1 and s.code = w.loose
		 union all
		 select w.written, s.id::int, s.code, 2 from wanted w
		   join subject_keys k on k.key in (w.written, w.loose) join subjects s on s.id = k.subject_id and s.kind = $1
		 order by place`,
		[kind, codes.map((c) => c.written), codes.map((c) => c.loose)],
	);
	for (const { written, id, code, place } of rows) {
		const known = found.get(written);
		if (!known) found.set(written, { order: place, subjects: [{ id, code }] });
		else if (known.order === place && !known.subjects.some((s) => s.id === id))
			known.subjects.push({ id, code });
	}
	return new Map([...found].map(([written, { subjects }]) => [written, subjects]));
}
