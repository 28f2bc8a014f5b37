import type { Db } from '#lib/server/database/db.ts';
import { live } from './known.ts';

type Box = [number, number, number, number];
const BOX = (t: string) =>
	`array[ST_XMin(${t}.geom), ST_YMin(${t}.geom), ST_XMax(${t}.geom), ST_YMax(${t}.geom)]::float8[]`;

/** Groups of the answer, in the order in which they are shown. */
export const HIT_KINDS = [
	'region',
	'park',
	'parcel',
	'enterprise',
	'low-slope',
	'constraint',
	'drawing',
	'scenario',
	'shortlist',
] as const;
export interface Hit {
	kind: (typeof HIT_KINDS)[number];
	id: number;
	code: string;
	name: string | null;
	bbox: Box | null;
	/** 0 is the very code or name, 1 begins with the text, 2 holds it. */
	rank: number;
}

/** What is looked through: the columns as one text, and what of the row is shown. */
interface Source {
	kind: Hit['kind'];
	from: string;
	where: string;
	id: string;
	code: string;
	name: string;
	/** Further columns that may hold the text. */
	also?: string[];
	bbox: string;
}
const SOURCES: readonly Source[] = [
	...(['region', 'park'] as const).map((kind) => ({
		kind,
		from: `${kind}s t`,
		where: live('t'),
		id: 't.subject_id',
		code: 't.code',
		name: 't.name',
		bbox: BOX('t'),
	})),
	{
		kind: 'parcel',
		from: 'parcels t',
		where: live('t'),
		id: 't.subject_id',
		code: 't.code',
		name: 'coalesce(t.holder, t.location)',
		also: ['t.parcel_no', 't.location'],
		bbox: BOX('t'),
	},
	{
		kind: 'enterprise',
		from: 'enterprises t',
		where: live('t'),
		id: 't.subject_id',
		code: 't.code',
		name: 't.name',
		also: ['t.registration_no', 't.organisation_code'],
		bbox: `(select ${BOX('p')} from occupancies o join parcels p on p.subject_id = o.parcel_id and ${live('p')}
		         where o.subject_id = t.subject_id and ${live('o')} order by o.share desc nulls last limit 1)`,
	},
	{
		kind: 'low-slope',
		from: 'low_slope_blocks t',
		where: live('t'),
		id: 't.subject_id',
		code: 't.code',
		name: 't.name',
		bbox: BOX('t'),
	},
	{
		kind: 'constraint',
		from: 'constraints t',
		where: live('t'),
		id: 't.subject_id',
		code: 't.code',
		name: 't.name',
		also: ['t.approval_no'],
		bbox: BOX('t'),
	},
	{
		kind: 'drawing',
		from: 'drawings t',
		where: 't.deleted_at is null',
		id: 't.id',
		code: `''`,
		name: 't.name',
		also: ['t.note'],
		bbox: BOX('t'),
	},
	{
		kind: 'scenario',
		from: 'scenarios t',
		where: 't.deleted_at is null',
		id: 't.id',
		code: `''`,
		name: 't.name',
		also: ['t.note'],
		bbox: 'null::float8[]',
	},
	{
		kind: 'shortlist',
		from: 'shortlists t',
		where: 't.deleted_at is null',
		id: 't.id',
		code: `''`,
		name: 't.name',
		bbox: 'null::float8[]',
	},
];

/**
 * Places, parcels, enterprises, land, papers and saved work whose code, name, holder or number holds the text: of each kind the
 * nearest `limit`, the very code first, then what begins with it, then the shortest. Boxes are made of the hits only.
 */
export async function search(db: Db, text: string, limit = 6): Promise<Hit[]> {
	const found = SOURCES.map(({ kind, from, where, id, code, name, also = [], bbox }) => {
		const columns = [code, name, ...also];
		// One text a row: a hundred thousand rows are looked through once, not once a column.
		const all = columns.map((column) => `coalesce(${column}, '')`).join(` || E'\\n' || `);
		const begins = columns.map((column) => `${column} ilike $2`).join(' or ');
		return `(select '${kind}' as kind, ${id}::int as id, ${code} as code, ${name} as name, ${bbox} as bbox,
		        case when lower(${code}) = lower($3) or lower(${name}) = lower($3) then 0 when ${begins} then 1 else 2 end as rank
		   from ${from}
		  where ${where} and (${all}) ilike $1
		  order by rank, length(coalesce(${name}, ${code})), lower(${code}), ${id} limit ${limit})`;
	});
	const escaped = text.replace(/[\\%_]/g, (c) => `\\${c}`);
	const { rows } = await db.query<Hit>(found.join(' union all '), [`%${escaped}%`, `${escaped}%`, text]);
	return rows.sort((a, b) => HIT_KINDS.indexOf(a.kind) - HIT_KINDS.indexOf(b.kind) || a.rank - b.rank);
}
