import { columnsOf, type FactRow, type NumericFact } from '../facts.ts';
import type { Decision } from '../flags/determination.ts';
import type { IdleFacts } from '../flags/idle-facts.ts';
import { completeRow } from '../parcel/enterprise-land.ts';
import { idleFactsOfParcel, type UseEvidence } from '../parcel/idle-flag.ts';
import { sharesOfYear, type Occupancy, type SharedOccupancy } from '../parcel/occupancy.ts';
import { landOf, type ParcelRecord } from '../parcel/parcel.ts';
import type { ParkRules } from '../park/park-rules.ts';
import type { ZoneRecord } from '../park/zone-record.ts';
import { joinSites, type OwnSite, type Place } from '../parcel/site.ts';
import { stageFactsOf } from '../parcel/stage-facts.ts';
import type { Inspection, Supply } from '../parcel/supply.ts';
import { findingsUnder, type Findings, type VerdictFacts, type VerdictRules } from '../parcel/verdict.ts';
import type { StageFacts } from '../stages/stage-finding.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { outcomesOf } from './apply.ts';
import { fit } from './fit.ts';
import type { Fitted } from './fitted.ts';
import { mergeOccupants, type Occupant } from './merge.ts';
import type { Outcome } from './result.ts';
import { settleYear, tenantOutcome, type SettledYear, type TenantFollows } from './year-tenants.ts';

/** A data year as the store reads it. */
export interface YearFacts {
	year: number;
	enterprises: { id: number; code: string; row: FactRow }[];
	parcels: ParcelRecord[];
	occupancies: Occupancy[];
	/** Newest first within a parcel. */
	supplies: Supply[];
	/** Oldest first within a parcel. */
	inspections: Inspection[];
	/** Papers of cases up to the as-of day, oldest first within a parcel. */
	decisions?: Decision[];
	/** Development zones with their figures of the year. */
	zones?: ZoneRecord[];
}

/** The rule sets of a run: what scores, what flags, what proposes. */
export interface YearRules extends VerdictRules {
	scoring: RuleSet;
	/** What scores development zones; null or absent: none was chosen, they are not scored. */
	park?: ParkRules | null;
}

export interface EnterpriseYear {
	id: number;
	row: FactRow;
	/** Facts that were not reported but computed from occupancies and buildings. */
	derived: string[];
	/** A landlord judged together with its tenants: the row that was scored, and whose facts are in it. */
	settled?: { row: FactRow; tenants: number[] };
	/** A tenant that is judged with, or graded as, its landlord. */
	follows?: TenantFollows;
	result: Outcome;
}

/** A parcel's year, unproven: proofs are made again from these operands when somebody asks (parcel/verdict.ts). */
export interface ParcelYear extends Findings {
	id: number;
	row: FactRow;
	landKind: 'registered' | 'ellipsoidal';
	/** Fact → ids of the occupants that lack it. */
	missing: Partial<Record<NumericFact, number[]>>;
	occupants: SharedOccupancy[];
	result: Outcome;
	idleFacts: IdleFacts | null;
	evidence: UseEvidence;
	stageFacts: StageFacts;
	decisions: Decision[];
}

export interface YearWarning {
	code: 'shares-not-one' | 'share-unknown';
	params: Record<string, number | string>;
}

export interface YearEvaluation {
	fitted: Fitted;
	enterprises: EnterpriseYear[];
	parcels: ParcelYear[];
	warnings: YearWarning[];
}

/**
 * Evaluates a whole data year: the rule scores the enterprises; a parcel's values are its occupants' facts by share
 * (ratio of sums), graded by the same cuts; flags and the proposed disposition follow. Pure; `asOf` is today's date for
 * the clocks.
 */
export function evaluateYear(facts: YearFacts, rules: YearRules, asOf: string): YearEvaluation {
	const { occupancies, warnings } = sharesOfYear(facts.occupancies, facts.year);
	const { sites, placesOf } = joinSites({ ...facts, occupancies });
	const completed = facts.enterprises.map(({ id, code, row }) => {
		const places = placesOf.get(id) ?? [];
		const done = completeRow(row, places);
		done.row.other = withFacts(row.other, siteFacts(places));
		return { id, code, row: done.row, derived: done.derived };
	});
	const settledYear = settleYear(completed, placesOf, rules.scoring, asOf);
	const columns = columnsOf(settledYear.rows);
	const fitted = fit(columns, rules.scoring, asOf);
	const rowOf = new Map(completed.map((e) => [e.id, e.row]));
	const merged = sites.map((site) => mergeSite(site, rowOf));
	const parcelResultAt = outcomesOf(fitted, columnsOf(merged.map((m) => m.row)));
	const findingsOf = findingsUnder(rules, asOf);
	return {
		fitted,
		enterprises: enterpriseYears(completed, settledYear, outcomesOf(fitted, columns), fitted),
		parcels: merged.map((m, i) => evaluateParcel(m, parcelResultAt(i), findingsOf)),
		warnings: warnings.map((w) => ({
			code: Number.isNaN(w.sum) ? 'share-unknown' : 'shares-not-one',
			params: { enterprise: w.enterprise, ...(Number.isNaN(w.sum) ? {} : { sum: w.sum }) },
		})),
	};
}

/** Every enterprise with its result; tenants get what follows from their landlord's. */
function enterpriseYears(
	completed: readonly Omit<EnterpriseYear, 'result'>[],
	{ rows, settled, follows }: SettledYear,
	resultAt: (i: number) => Outcome,
	fitted: Fitted,
): EnterpriseYear[] {
	if (follows.size === 0) {
		return completed.map(({ id, row, derived }, i) => ({ id, row, derived, result: resultAt(i) }));
	}
	const results = new Map(rows.map((row, i) => [Number(row.id), resultAt(i)]));
	const alone = completed.filter(({ id }) => follows.get(id)?.how === 'owner-grade').map(({ row }) => row);
	const ownAt = outcomesOf(fitted, columnsOf(alone));
	const own = new Map(alone.map((row, i) => [row.id, ownAt(i)]));
	return completed.map(({ id, row, derived }) => {
		const tenant = follows.get(id);
		if (!tenant) {
			const merged = settled.get(id);
			const result = results.get(id) as Outcome;
			return merged ? { id, row, derived, settled: merged, result } : { id, row, derived, result };
		}
		const owner = results.get(tenant.owner) as Outcome;
		const result = tenantOutcome(row.id, own.get(row.id) ?? owner, owner, tenant);
		return { id, row, derived, follows: tenant, result };
	});
}

interface MergedSite {
	site: OwnSite;
	occupants: SharedOccupancy[];
	/** An occupant reported figures for the year. */
	producing: boolean;
	/** Occupants reported tax or revenue, and all of it is zero. */
	reportedZero: boolean;
	row: FactRow;
	missing: Partial<Record<NumericFact, string[]>>;
}

/** A parcel's occupants as one row; land, floor and footprint are the parcel's own. */
function mergeSite(site: OwnSite, rowOf: ReadonlyMap<number, FactRow>): MergedSite {
	const { parcel } = site;
	const occupants: SharedOccupancy[] = [];
	const parts: Occupant[] = [];
	for (const occupancy of site.occupancies) {
		const row = rowOf.get(occupancy.enterprise);
		if (!row) continue;
		occupants.push(occupancy);
		parts.push({ row, share: occupancy.yearShare });
	}
	const { row, missing } = mergeOccupants({ id: String(parcel.id), landMu: landOf(parcel).mu }, parts);
	row.facts.floorAreaM2 = parcel.floorM2;
	row.facts.footprintM2 = parcel.footprintM2;
	row.other = withFacts(row.other, statusOf(parcel));
	const producing = parts.some((part) => isProducing(part.row));
	const reportedZero = !producing && parts.length > 0 && parts.every((part) => hasReported(part.row));
	return { site, occupants, producing, reportedZero, row, missing };
}

// Objects are written out here and not spread from their parts: a spread costs more than all that is computed.
function evaluateParcel(
	{ site, occupants, producing, reportedZero, row, missing }: MergedSite,
	scored: Outcome,
	findingsOf: (facts: VerdictFacts) => Findings,
): ParcelYear {
	const { parcel } = site;
	const { stockKind, missingPapers } = parcel;
	const evidence = { producing, stock: stockKind !== null || parcel.status === 'reserve' };
	const result = settledResult(parcel, occupants.length, scored);
	const { values, grade } = result;
	const idleFacts = idleFactsOfParcel(site.supply, site.inspections, evidence);
	const stage = stageFactsOf(parcel, site.supply, site.inspections, { producing, reportedZero });
	const { decisions } = site;
	const findings = findingsOf({
		row,
		values,
		grade,
		idle: idleFacts,
		evidence,
		stockKind,
		missingPapers,
		stage,
		decisions,
	});
	const lacking: ParcelYear['missing'] = {};
	for (const fact of Object.keys(missing) as NumericFact[]) lacking[fact] = missing[fact]?.map(Number) ?? [];
	return {
		id: parcel.id,
		row,
		landKind: landOf(parcel).kind,
		missing: lacking,
		occupants,
		result,
		idleFacts,
		evidence,
		stageFacts: stage,
		decisions,
		idle: findings.idle,
		lowEfficiency: findings.lowEfficiency,
		disposition: findings.disposition,
		stages: findings.stages,
	};
}

/**
 * Land under construction, public utilities and reserve land are not rated whatever the rule says; land without an
 * occupant has no figures to rate. Never red.
 */
function settledResult(parcel: ParcelRecord, occupants: number, result: Outcome): Outcome {
	const status = statusOf(parcel);
	const notRated = (['underConstruction', 'utility', 'reserve'] as const).find((name) => status[name]);
	const reason =
		notRated !== undefined ? `not-rated:${notRated}` : occupants === 0 ? 'no-occupant' : undefined;
	return reason === undefined ? result : { ...result, total: null, rank: null, grade: null, reason };
}

/**
 * What rules ask of an enterprise's site: under construction where every parcel it holds is, and when it got its land
 * (the earliest supply of its own parcels). Unknown without a parcel or a supply on record.
 */
function siteFacts(places: readonly Place[]): {
	underConstruction: boolean | null;
	newSupplyOn: string | null;
} {
	let held = 0;
	let building = 0;
	let newSupplyOn: string | null = null;
	for (const { occupancy, site } of places) {
		if (site.parcel) held += 1;
		if (site.parcel?.status === 'under-construction') building += 1;
		const signedOn = occupancy.role === 'owner' ? (site.supply?.signedOn ?? null) : null;
		if (signedOn !== null && (newSupplyOn === null || signedOn < newSupplyOn)) newSupplyOn = signedOn;
	}
	return { underConstruction: held === 0 ? null : building === held, newSupplyOn };
}

/** What keeps a parcel from being rated, as facts that rules ask for. */
function statusOf(parcel: ParcelRecord): { underConstruction: boolean; utility: boolean; reserve: boolean } {
	return {
		underConstruction: parcel.status === 'under-construction',
		utility: parcel.status === 'public-utility',
		reserve: parcel.status === 'reserve' || parcel.stockKind !== null,
	};
}

/** A copy of `other` with what is known beside it. */
function withFacts(other: FactRow['other'], known: NonNullable<FactRow['other']>): FactRow['other'] {
	const all: FactRow['other'] = { ...other };
	for (const name of Object.keys(known)) all[name] = known[name] as (typeof known)[string];
	return all;
}

/** Tax or revenue was reported, whatever it says. */
function hasReported({ facts }: FactRow): boolean {
	return facts.taxWan !== null || facts.revenueWan !== null;
}

/** Any reported tax, revenue or value added above zero. */
function isProducing(row: FactRow): boolean {
	const { taxWan, revenueWan, valueAddedWan } = row.facts;
	return (taxWan ?? 0) > 0 || (revenueWan ?? 0) > 0 || (valueAddedWan ?? 0) > 0;
}
