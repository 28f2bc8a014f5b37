import type { IndustryEdition } from '#lib/domain/facts.ts';
import type { Db } from '#lib/server/database/db.ts';
import { live } from './known.ts';

/** What vacating asks of a parcel of a run: of its facts only these. */
export interface SelectionGround {
	id: number;
	park: number | null;
	group: string | null;
	industry: string | null;
	edition: IndustryEdition;
	rated: boolean;
	taxPerMu: number | null;
	valueAddedPerMu: number | null;
	tax: number | null;
	valueAdded: number | null;
	mu: number;
	floorM2: number | null;
	persons: number | null;
	occupants: number;
	producing: boolean;
	/** Whether works have begun, as the run knew it; null: unknown, or no supply on record. */
	started: boolean | null;
	stockKind: string | null;
	missingPapers: string[] | null;
}

/** The grounds of all parcels of a run, or of some, in one pass: the JSON is taken apart where it lies. */
export async function all(db: Db, run: number, parcels?: readonly number[]): Promise<SelectionGround[]> {
	const fact = (name: string) => `(r.facts -> 'facts' ->> '${name}')::float8`;
	const { rows } = await db.query<{ [K in keyof SelectionGround]: SelectionGround[K] }>(
		`select r.subject_id::int as id, (r.facts -> 'parcel' ->> 'park')::int as park, r.rule_group as "group",
		        r.facts ->> 'industry' as industry, coalesce((r.facts ->> 'industryEdition')::int, 2017) as edition,
		        r.total is not null as rated, (r.indicators ->> 'taxPerMu')::float8 as "taxPerMu",
		        (r.indicators ->> 'valueAddedPerMu')::float8 as "valueAddedPerMu",
		        ${fact('taxWan')} as tax, ${fact('valueAddedWan')} as "valueAdded",
		        coalesce((r.facts -> 'parcel' ->> 'registeredMu')::float8, (r.facts -> 'parcel' ->> 'areaMu')::float8) as mu,
		        ${fact('floorAreaM2')} as "floorM2", ${fact('employees')} as persons,
		        jsonb_array_length(r.facts -> 'occupants') as occupants,
		        coalesce((r.facts -> 'evidence' ->> 'producing')::boolean, false) as producing,
		        (r.facts -> 'idle' ->> 'started')::boolean as started,
		        r.facts -> 'parcel' ->> 'stockKind' as "stockKind",
		        nullif(r.facts -> 'parcel' -> 'missingPapers', 'null'::jsonb) as "missingPapers"
		   from run_rows r
		  where r.run_id = $1 and r.kind = 'parcel' and ($2::bigint[] is null or r.subject_id = any($2::bigint[]))
		  order by r.subject_id`,
		[run, parcels ?? null],
	);
	return rows;
}

/** Holder of each parcel that has one, as known at an instant. */
export async function holders(db: Db, knownAt: string): Promise<Map<number, string>> {
	const { rows } = await db.query<{ id: number; holder: string }>(
		`select p.subject_id::int as id, p.holder from parcels p where ${live('p', '$1')} and p.holder is not null`,
		[knownAt],
	);
	return new Map(rows.map((r) => [r.id, r.holder]));
}
