import type { Db } from '#lib/server/database/db.ts';
import type { Inspection, Supply } from '#lib/domain/parcel/supply.ts';
import { live } from './known.ts';

/** A supply with the import row it was read from. */
export type SupplyRecord = Supply & { batch: number; row: number | null };

const COLUMNS = `s.subject_id::int as id, s.code, s.parcel_id::int as parcel, s.holder, s.location,
	s.land_ownership as "landOwnership", s.acquisition, s.land_use as "landUse", s.area_m2::float8 as "areaM2",
	s.price_wan::float8 as "priceWan", s.fee_base_wan::float8 as "feeBaseWan", s.fee_base_kind as "feeBaseKind",
	s.signed_on as "signedOn", s.delivered_on as "deliveredOn", s.agreed_start as "agreedStart",
	s.started_on as "startedOn", s.agreed_finish as "agreedFinish", s.finished_on as "finishedOn",
	s.agreed_production_on as "agreedProductionOn", s.agreed_full_production_on as "agreedFullProductionOn",
	s.agreed_investment_wan::float8 as "agreedInvestmentWan", s.agreed_far_min::float8 as "agreedFarMin",
	s.agreed_far_max::float8 as "agreedFarMax", s.agreed_output_per_mu::float8 as "agreedOutputPerMu",
	s.agreed_tax_per_mu::float8 as "agreedTaxPerMu", s.supplements, s.filed, s.mortgaged,
	s.government_cause_article as "governmentCauseArticle", s.government_cause_from as "governmentCauseFrom",
	s.government_cause_to as "governmentCauseTo", s.due_area_m2::float8 as "dueAreaM2",
	s.total_investment_wan::float8 as "totalInvestmentWan", s.price_paid as "pricePaid", s.funds_in_place as "fundsInPlace", s.batch_id::int as batch, s.row_no as row`;

/** What nobody recorded has no key: the facts of runs made before these two were asked read as they did. */
function asRecorded({ pricePaid, fundsInPlace, ...supply }: SupplyRecord): SupplyRecord {
	return {
		...supply,
		...(pricePaid == null ? {} : { pricePaid }),
		...(fundsInPlace == null ? {} : { fundsInPlace }),
	};
}

/** Every supply that has a parcel, newest signature first within a parcel. */
export async function withParcel(db: Db, knownAt: string): Promise<SupplyRecord[]> {
	const { rows } = await db.query<SupplyRecord>(
		`select ${COLUMNS} from supplies s where ${live('s', '$1')} and s.parcel_id is not null
		  order by s.parcel_id, s.signed_on desc nulls last, s.code`,
		[knownAt],
	);
	return rows.map(asRecorded);
}

/** The supplies of one parcel, newest signature first. */
export async function ofParcel(db: Db, parcel: number, knownAt: string): Promise<SupplyRecord[]> {
	const { rows } = await db.query<SupplyRecord>(
		`select ${COLUMNS} from supplies s where ${live('s', '$1')} and s.parcel_id = $2
		  order by s.signed_on desc nulls last, s.code`,
		[knownAt, parcel],
	);
	return rows.map(asRecorded);
}

/** An inspection with the import row it was read from. */
export type InspectionRecord = Inspection & { batch: number; row: number | null };

const INSPECTION = `i.subject_id::int as parcel, i.inspected_on as "inspectedOn", i.inspector, i.started,
	i.started_on as "startedOn", i.developed_area_m2::float8 as "developedAreaM2", i.invested_wan::float8 as "investedWan",
	i.suspended_on as "suspendedOn", i.resumed_on as "resumedOn", i.completed, i.producing, i.note, i.batch_id::int as batch, i.row_no as row`;

/** All inspections up to a day, oldest first within a parcel: later ones add to and overrule earlier ones. */
export async function inspections(db: Db, knownAt: string, upTo: string): Promise<InspectionRecord[]> {
	const { rows } = await db.query<InspectionRecord>(
		`select ${INSPECTION} from inspections i where ${live('i', '$1')} and i.inspected_on <= $2::date
		  order by i.subject_id, i.inspected_on`,
		[knownAt, upTo],
	);
	return rows;
}

/** The inspections of one parcel, oldest first. */
export async function inspectionsOf(db: Db, parcel: number, knownAt: string): Promise<InspectionRecord[]> {
	const { rows } = await db.query<InspectionRecord>(
		`select ${INSPECTION} from inspections i where ${live('i', '$1')} and i.subject_id = $2 order by i.inspected_on`,
		[knownAt, parcel],
	);
	return rows;
}
