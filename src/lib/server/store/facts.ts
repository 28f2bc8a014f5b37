import type { Db } from '#lib/server/database/db.ts';
import {
	NUMERIC_FACTS,
	noFacts,
	type FactRow,
	type IndustryEdition,
	type NumericFact,
} from '#lib/domain/facts.ts';
import type { ParcelRecord } from '#lib/domain/parcel/parcel.ts';
import type { Occupancy } from '#lib/domain/parcel/occupancy.ts';
import { holdsIn, live, placeKnown } from './known.ts';

/** Which facts to read: a data year, an optional county, and the instant they were known at. */
export interface FactScope {
	year: number;
	/** Subject id of the county; undefined = all. */
	region?: number;
	/** ISO instant; the same instant reads the same facts. */
	knownAt: string;
}

export interface EnterpriseRecord {
	id: number;
	code: string;
	name: string;
	establishedOn: string | null;
	row: FactRow;
}

/** The year's enterprises with their figures; a figure without a row is missing. `row.id` is the subject id. */
export async function enterprises(db: Db, scope: FactScope): Promise<EnterpriseRecord[]> {
	const county = placeKnown('parcels', 'p', 'region_id', '$1');
	const records = await db.query<{
		id: number;
		code: string;
		name: string;
		industry: string | null;
		edition: number | null;
		established_on: string | null;
		public_utility: boolean | null;
	}>(
		`select e.subject_id::int as id, e.code, e.name, e.industry, e.industry_edition as edition,
		        e.established_on, e.public_utility
		   from enterprises e
		  where ${live('e', '$1')} and ($2::bigint is null or e.region_id = $2 or exists (
		        select 1 from occupancies o join parcels p on p.subject_id = o.parcel_id and ${live('p', '$1')}
		               ${county.join}
		         where o.subject_id = e.subject_id and ${live('o', '$1')} and ${county.place} = $2))
		  order by e.code`,
		[scope.knownAt, scope.region ?? null],
	);
	const byId = new Map<number, EnterpriseRecord>();
	for (const r of records.rows) {
		byId.set(r.id, {
			id: r.id,
			code: r.code,
			name: r.name,
			establishedOn: r.established_on,
			row: {
				id: String(r.id),
				industry: r.industry,
				industryEdition: (r.edition ?? 2017) as IndustryEdition,
				aboveScale: null,
				other: { utility: r.public_utility, establishedOn: r.established_on },
				facts: noFacts(),
			},
		});
	}
	const figures = await db.query<{ id: number; fact: string; value: number }>(
		`select y.subject_id::int as id, y.fact, y.value::float8 as value
		   from yearly_figures y where y.year = $2 and ${live('y', '$1')}`,
		[scope.knownAt, scope.year],
	);
	for (const f of figures.rows) {
		const record = byId.get(f.id);
		if (!record) continue;
		if (f.fact === 'aboveScale') record.row.aboveScale = f.value === 1;
		else if ((NUMERIC_FACTS as readonly string[]).includes(f.fact))
			record.row.facts[f.fact as NumericFact] = f.value;
	}
	return [...byId.values()];
}

/** The parcels with what stands on them. */
export async function parcels(db: Db, scope: FactScope): Promise<ParcelRecord[]> {
	const park = placeKnown('parcels', 'p', 'park_id', '$1');
	const county = placeKnown('parcels', 'p', 'region_id', '$1');
	const stands = placeKnown('buildings', 'b', 'parcel_id', '$1');
	const { rows } = await db.query<{ [K in keyof ParcelRecord]: ParcelRecord[K] }>(
		`select p.subject_id::int as id, p.code, ${park.place}::int as "parkId", ${county.place}::int as "regionId",
		        p.land_use as "landUse", p.tenure, p.holder, p.location, p.status, p.stock_kind as "stockKind",
		        p.missing_papers as "missingPapers", p.registered_area_m2::float8 as "registeredM2",
		        p.area_m2::float8 as "areaM2", b.floor as "floorM2", b.footprint as "footprintM2",
		        coalesce(b.unknown, 0)::int as "storeysOfUnknownHeight"
		   from parcels p ${park.join} ${county.join}
		   left join (
		        select ${stands.place} as parcel_id, case when bool_and(b.far_area_m2 is not null) then sum(b.far_area_m2)::float8 end as floor,
		               sum(b.footprint_m2)::float8 as footprint, sum(b.storeys_of_unknown_height) as unknown
		          from buildings b ${stands.join}
		         where ${live('b', '$1')} and ${stands.place} is not null group by 1
		   ) b on b.parcel_id = p.subject_id
		  where ${live('p', '$1')} and ($2::bigint is null or ${county.place} = $2)
		  order by p.code`,
		[scope.knownAt, scope.region ?? null],
	);
	return rows;
}

/** Who sat where in the year. A firm that moved within the year has both rows. */
export async function occupancies(db: Db, scope: FactScope): Promise<Occupancy[]> {
	const { rows } = await db.query<{ [K in keyof Occupancy]: Occupancy[K] }>(
		`select o.subject_id::int as enterprise, o.parcel_id::int as parcel, o.from_date as "fromDate",
		        o.to_date as "toDate", o.share::float8 as share,
		        o.share_basis as "shareBasis", o.role, o.area_mu::float8 as "areaMu", o.floor_area_m2::float8 as "floorM2"
		   from occupancies o
		  where ${live('o', '$1')} and ${holdsIn('o', '$2')}
		  order by o.subject_id, o.parcel_id, o.from_date nulls first`,
		[scope.knownAt, scope.year],
	);
	return rows;
}
