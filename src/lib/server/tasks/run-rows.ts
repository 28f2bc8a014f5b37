import type { Proposal } from '#lib/domain/disposition/propose.ts';
import type { Outcome } from '#lib/domain/evaluate/result.ts';
import type {
	EnterpriseYear,
	ParcelYear,
	YearEvaluation,
	YearFacts,
} from '#lib/domain/evaluate/whole-year.ts';
import type { ParkRules } from '#lib/domain/park/park-rules.ts';
import type { ParcelRecord } from '#lib/domain/parcel/parcel.ts';
import type { FlagFinding } from '#lib/domain/parcel/verdict.ts';
import { muOf } from '#lib/domain/units.ts';
import type { ParkRecord } from '#lib/server/store/places.ts';
import type { RunRow } from '#lib/server/store/runs.ts';
import { parkRow } from './park-row.ts';
import type { EnterpriseRunFacts, ParcelRunFacts } from './run-facts.ts';

/** What a run keeps: a row for each enterprise, parcel and park, with the operands that its proof is made of. */
export function runRows(
	input: YearFacts,
	evaluation: YearEvaluation,
	parks: readonly ParkRecord[],
	parkRules: ParkRules | null = null,
): RunRow[] {
	const inPark = new Map<number | null, ParcelYear[]>();
	evaluation.parcels.forEach((parcel, i) => {
		const park = input.parcels[i]?.parkId ?? null;
		const list = inPark.get(park);
		if (list) list.push(parcel);
		else inPark.set(park, [parcel]);
	});
	const zones = new Map((input.zones ?? []).map((zone) => [zone.park, zone]));
	return [
		...evaluation.enterprises.map(enterpriseRow),
		...evaluation.parcels.map((parcel, i) => parcelRow(parcel, input.parcels[i] as ParcelRecord)),
		...parks.map((park) => parkRow(park, inPark.get(park.id) ?? [], zones.get(park.id), parkRules)),
	];
}

// Rows are written out and not spread from their parts: at a hundred thousand of them it shows.
function enterpriseRow({ id, row, derived, settled, follows, result }: EnterpriseYear): RunRow {
	const { industry, industryEdition, aboveScale, other, facts } = row;
	const kept: EnterpriseRunFacts = { industry, industryEdition, aboveScale, other, facts, derived };
	if (settled) kept.settled = { facts: settled.row.facts, tenants: settled.tenants };
	if (follows) kept.follows = follows;
	return runRow('enterprise', id, result, kept, null, null);
}

function parcelRow(parcel: ParcelYear, record: ParcelRecord): RunRow {
	const { industry, industryEdition, aboveScale, other, facts } = parcel.row;
	const kept: ParcelRunFacts = {
		industry,
		industryEdition,
		aboveScale,
		other,
		facts,
		landKind: parcel.landKind,
		missing: parcel.missing,
		occupants: parcel.occupants,
		idle: parcel.idleFacts,
		evidence: parcel.evidence,
		stage: parcel.stageFacts,
		stages: parcel.stages,
		decisions: parcel.decisions,
		parcel: {
			code: record.code,
			park: record.parkId,
			region: record.regionId,
			registeredMu: record.registeredM2 === null ? null : muOf(record.registeredM2),
			areaMu: muOf(record.areaM2),
			status: record.status,
			stockKind: record.stockKind,
			missingPapers: record.missingPapers,
		},
	};
	const flags = [parcel.idle, parcel.lowEfficiency];
	return runRow('parcel', parcel.id, parcel.result, kept, flags, parcel.disposition);
}

function runRow(
	kind: RunRow['kind'],
	id: number,
	{ values, scores, total, rank, grade, group, reason }: Outcome,
	facts: EnterpriseRunFacts | ParcelRunFacts,
	flags: FlagFinding[] | null,
	disposition: Proposal | null,
): RunRow {
	return {
		kind,
		id,
		facts,
		indicators: values,
		scores,
		total,
		rank,
		grade,
		group,
		reason: reason ?? null,
		flags,
		disposition,
	};
}
