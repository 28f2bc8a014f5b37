import type { Db } from '#lib/server/database/db.ts';
import type { RecordKindName } from '#lib/domain/record-kinds/record-kind.ts';

/** By kind: which columns of the swapped rows are further keys of their subject, and how the key is spelt. */
const KEYS: Partial<Record<RecordKindName, { scheme: string; key: string }[]>> = {
	enterprises: [
		{ scheme: 'registration', key: `upper(regexp_replace(w.registration_no, '[\\s-]', '', 'g'))` },
		{ scheme: 'organisation', key: `upper(regexp_replace(w.organisation_code, '[\\s-]', '', 'g'))` },
		// GB 32100: characters 9–17 of the unified code are the old organisation code.
		{ scheme: 'organisation', key: `case when w.code_scheme = 'uscc' then substr(w.code, 9, 9) end` },
	],
	parcels: [{ scheme: 'parcel-no', key: 'w.parcel_no' }],
	regions: [{ scheme: 'name', key: 'w.name' }],
	parks: [{ scheme: 'name', key: 'w.name' }],
};

/** Records the further keys by which later files may name these subjects. */
export async function addKeys(db: Db, batch: number, kind: RecordKindName): Promise<void> {
	for (const { scheme, key } of KEYS[kind] ?? [])
		await db.query(
			`insert into subject_keys (subject_id, scheme, key, batch_id)
			 select w.subject_id, $2, ${key}, $1 from import_swap w where coalesce(${key}, '') <> ''
			 on conflict (scheme, key, subject_id) do nothing`,
			[batch, scheme],
		);
}
