import { NUMERIC_FACTS, type FactRow } from '#lib/domain/facts.ts';
import { SLIVER_M2 } from '#lib/domain/geometry/apportion.ts';
import { FIGURES, type Tally } from '#lib/domain/scenario/figures.ts';
import type { MeasuredOutline } from '#lib/domain/scenario/measured.ts';
import type { Db } from '#lib/server/database/db.ts';
import { live } from './known.ts';

/** Parcels as the run knew them: what a scenario starts from beside the run's own rows. */
export async function parcelsAt(
	db: Db,
	ids: readonly number[],
	knownAt: string,
): Promise<{ id: number; code: string; landUse: string | null; areaM2: number }[]> {
	const { rows } = await db.query<Awaited<ReturnType<typeof parcelsAt>>[number]>(
		`select p.subject_id::int as id, p.code, p.land_use as "landUse", p.area_m2::float8 as "areaM2"
		   from parcels p where p.subject_id = any($2::bigint[]) and ${live('p', '$1')}`,
		[knownAt, ids],
	);
	return rows;
}

/** Parcels whose boundary is another one now than the run knew, or that are gone. */
export async function supersededSince(
	db: Db,
	ids: readonly number[],
	knownAt: string,
): Promise<{ id: number; code: string; gone: boolean }[]> {
	const { rows } = await db.query<{ id: number; code: string; gone: boolean }>(
		`select p.subject_id::int as id, p.code, n.subject_id is null as gone
		   from parcels p left join parcels n on n.subject_id = p.subject_id and ${live('n')}
		  where p.subject_id = any($2::bigint[]) and ${live('p', '$1')}
		    and (n.subject_id is null or not ST_Equals(n.geom, p.geom))
		  order by p.code`,
		[knownAt, ids],
	);
	return rows;
}

/**
 * Measures the outlines of a scenario on the ellipsoid: each one's area, the parcels under it as the run knew them, and
 * where two of them overlap.
 * @param outlines EWKB hex of valid polygons, by the key of their change
 */
export async function measureOutlines(
	db: Db,
	outlines: readonly { key: string; hex: string }[],
	knownAt: string,
): Promise<Map<string, MeasuredOutline>> {
	const keys = outlines.map((o) => o.key);
	const shapes = outlines.map((o) => o.hex);
	// As texts: the elements of an array of geometries are parted by colons, which no driver writes.
	const drawn = (alias: string) =>
		`(select u.key, u.hex::geometry as g from unnest($1::text[], $2::text[]) as u(key, hex)) ${alias}`;
	const areas = await db.query<{ key: string; areaM2: number }>(
		`select d.key, ST_Area(d.g::geography) as "areaM2" from ${drawn('d')}`,
		[keys, shapes],
	);
	const under = await db.query<{ key: string; parcel: number; areaM2: number; overlapM2: number }>(
		`select d.key, p.subject_id::int as parcel, p.area_m2::float8 as "areaM2",
		        case when ST_CoveredBy(p.geom, d.g) then p.area_m2::float8
		             else ST_Area(ST_Intersection(p.geom, d.g, 1e-11)::geography) end as "overlapM2"
		   from ${drawn('d')} join parcels p on ST_Intersects(p.geom, d.g)
		  where ${live('p', '$3')} order by d.key, p.code`,
		[keys, shapes, knownAt],
	);
	const overlaps = await db.query<{ key: string; other: string; overlapM2: number }>(
		`select a.key, b.key as other, ST_Area(ST_Intersection(a.g, b.g, 1e-11)::geography) as "overlapM2"
		   from ${drawn('a')}
		   join ${drawn('b')} on a.key <> b.key and ST_Intersects(a.g, b.g)`,
		[keys, shapes],
	);
	return new Map(
		areas.rows.map(({ key, areaM2 }) => [
			key,
			{
				areaM2,
				under: under.rows
					.filter((u) => u.key === key)
					.map(({ parcel, areaM2: own, overlapM2 }) => ({ parcel, areaM2: own, overlapM2 })),
				overlaps: overlaps.rows
					.filter((o) => o.key === key)
					.map(({ other, overlapM2 }) => ({ key: other, overlapM2 })),
			},
		]),
	);
}

/** The sums over every parcel of a run, made by the database: the whole that a scenario's touched land is a part of. */
export async function wholeTally(db: Db, run: number): Promise<Tally> {
	// Each row's facts are read once, as a record.
	const from = `run_rows r cross join lateral jsonb_to_record(r.facts -> 'facts') as f(${NUMERIC_FACTS.map((name) => `"${name}" float8`).join(', ')})
		 where r.run_id = $1 and r.kind = 'parcel'`;
	const parts = FIGURES.flatMap(({ of, per }, i) => {
		const both = per === null ? `f."${of}" is not null` : `f."${of}" is not null and f."${per}" is not null`;
		return [
			`coalesce(sum(f."${of}") filter (where ${both}), 0)::float8 as of${i}`,
			`${per === null ? '0' : `coalesce(sum(f."${per}") filter (where ${both}), 0)`}::float8 as per${i}`,
			`count(*) filter (where ${both})::int as known${i}`,
		];
	});
	const kinds = (['registered', 'ellipsoidal'] as const).map(
		(kind) =>
			`coalesce(sum(f."landMu") filter (where r.facts ->> 'landKind' = '${kind}'), 0)::float8 as "${kind}"`,
	);
	const sums = await db.query<Record<string, number>>(
		`select count(*)::int as objects, ${parts.join(', ')}, ${kinds.join(', ')} from ${from}`,
		[run],
	);
	const grades = await db.query<{ grade: string; objects: number; mu: number }>(
		`select coalesce(r.grade, 'none') as grade, count(*)::int as objects, coalesce(sum(f."landMu"), 0)::float8 as mu
		   from ${from} group by 1`,
		[run],
	);
	const row = sums.rows[0] as Record<string, number>;
	return {
		objects: row['objects'] as number,
		sums: Object.fromEntries(
			FIGURES.map(({ id }, i) => {
				const [of, per, known] = ['of', 'per', 'known'].map((name) => row[`${name}${i}`] as number);
				return [id, { of, per, known, basis: 0 } as Tally['sums'][string]];
			}),
		),
		land: { registered: row['registered'] as number, ellipsoidal: row['ellipsoidal'] as number },
		grades: Object.fromEntries(grades.rows.map(({ grade, objects, mu }) => [grade, { objects, mu }])),
	};
}

/** What a run's parcels are graded by, with the grade that they have in it: all of them, without what proofs ask. */
export async function gradedParcels(
	db: Db,
	run: number,
): Promise<{ id: number; grade: string | null; row: FactRow; occupants: number }[]> {
	const { rows } = await db.query<
		Omit<FactRow, 'id'> & { id: number; grade: string | null; occupants: number }
	>(
		`select subject_id::int as id, grade, facts -> 'facts' as facts, facts ->> 'industry' as industry,
		        (facts ->> 'industryEdition')::int as "industryEdition", (facts ->> 'aboveScale')::boolean as "aboveScale",
		        facts -> 'other' as other, jsonb_array_length(facts -> 'occupants') as occupants
		   from run_rows where run_id = $1 and kind = 'parcel' order by subject_id`,
		[run],
	);
	return rows.map(({ id, grade, occupants, ...row }) => ({
		id,
		grade,
		occupants,
		row: { ...row, id: String(id) },
	}));
}

/**
 * Parcels as the run knew them less the land of new outlines, and those outlines: the land of a scenario, each piece with
 * its area on the ellipsoid. What is left of a parcel below a sliver is no piece.
 */
export async function outlinesLess(
	db: Db,
	parcels: readonly number[],
	drawn: readonly string[],
	knownAt: string,
): Promise<{ geometry: string; areaM2: number }[]> {
	const { rows } = await db.query<{ geometry: string; areaM2: number }>(
		`with drawn as (select u.hex::geometry as g from unnest($2::text[]) as u(hex)),
		      pieces as (
		        select case when x.g is null then p.geom
		                    else ST_CollectionExtract(ST_Difference(p.geom, x.g, 1e-11), 3) end as g
		          from parcels p
		          left join lateral (select ST_Union(d.g, 1e-11) as g from drawn d where ST_Intersects(d.g, p.geom)) x on true
		         where p.subject_id = any($1::bigint[]) and ${live('p', '$3')}
		        union all select d.g from drawn d)
		 select ST_AsGeoJSON(g, 15) as geometry, ST_Area(g::geography) as "areaM2" from pieces
		  where not ST_IsEmpty(g) and ST_Area(g::geography) >= ${SLIVER_M2}`,
		[parcels, drawn, knownAt],
	);
	return rows;
}
