import { columnsOf, type FactRow, type NumericFact } from '../facts.ts';
import type { IdleFacts } from '../flags/idle-facts.ts';
import { completeRow } from '../parcel/enterprise-land.ts';
import { idleFactsOfParcel, type UseEvidence } from '../parcel/idle-flag.ts';
import { sharesOfYear, type Occupancy, type SharedOccupancy } from '../parcel/occupancy.ts';
import { landOf, type ParcelRecord } from '../parcel/parcel.ts';
import type { Inspection, Supply } from '../parcel/supply.ts';
import { findingsUnder, type Findings, type VerdictFacts, type VerdictRules } from '../parcel/verdict.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { outcomesOf } from './apply.ts';
import { fit } from './fit.ts';
import type { Fitted } from './fitted.ts';
import { mergeOccupants } from './merge.ts';
import type { Outcome } from './result.ts';

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
}

/** The rule sets of a run: what scores, what flags, what proposes. */
export interface YearRules extends VerdictRules {
	scoring: RuleSet;
}

export interface EnterpriseYear {
	id: number;
	row: FactRow;
	/** Facts that were not reported but computed from occupancies and buildings. */
	derived: string[];
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
	const parcels = new Map(facts.parcels.map((p) => [p.id, p]));
	const { occupancies, warnings } = sharesOfYear(facts.occupancies, facts.year);
	const byEnterprise = groupBy(occupancies, (o) => o.enterprise);
	const byParcel = groupBy(occupancies, (o) => o.parcel);
	const occupantsOf = new Map(
		[...byParcel].map(([parcel, list]) => [
			parcel,
			{ occupants: list.length, tenants: list.filter((o) => o.role === 'tenant').length },
		]),
	);
	const suppliesOf = groupBy(
		facts.supplies.filter((s) => s.parcel !== null),
		(s) => s.parcel as number,
	);
	const completed = facts.enterprises.map((e) => {
		const places = byEnterprise.get(e.id) ?? [];
		const done = completeRow(e.row, places, parcels, occupantsOf);
		const other = { ...done.row.other, ...siteFacts(places, parcels, suppliesOf) };
		return { id: e.id, row: { ...done.row, other }, derived: done.derived };
	});
	const columns = columnsOf(completed.map((e) => e.row));
	const fitted = fit(columns, rules.scoring, asOf);
	const resultAt = outcomesOf(fitted, columns);
	const enterprises = completed.map((e, i): EnterpriseYear => ({ ...e, result: resultAt(i) }));
	const rowOf = new Map(completed.map((e) => [e.id, e.row]));
	const inspectionsOf = groupBy(facts.inspections, (i) => i.parcel);
	const merged = facts.parcels.map((parcel) => {
		const occupants = (byParcel.get(parcel.id) ?? []).filter((o) => rowOf.has(o.enterprise));
		return { parcel, occupants, ...mergeParcel(parcel, occupants, rowOf) };
	});
	const parcelResultAt = outcomesOf(fitted, columnsOf(merged.map((m) => m.row)));
	const findingsOf = findingsUnder(rules, asOf);
	return {
		fitted,
		enterprises,
		parcels: merged.map((m, i) => {
			const supply = suppliesOf.get(m.parcel.id)?.[0];
			const parcel = settledParcel(m, parcelResultAt(i), rowOf, supply, inspectionsOf.get(m.parcel.id) ?? []);
			return { ...parcel, ...findingsOf(verdictFacts(m.parcel, parcel)) };
		}),
		warnings: warnings.map((w) => ({
			code: Number.isNaN(w.sum) ? 'share-unknown' : 'shares-not-one',
			params: { enterprise: w.enterprise, ...(Number.isNaN(w.sum) ? {} : { sum: w.sum }) },
		})),
	};
}

interface MergedYear {
	parcel: ParcelRecord;
	occupants: SharedOccupancy[];
	row: FactRow;
	missing: Partial<Record<NumericFact, string[]>>;
}

/** A parcel's occupants as one row; land, floor and footprint are the parcel's own. */
function mergeParcel(
	parcel: ParcelRecord,
	occupants: readonly SharedOccupancy[],
	rowOf: ReadonlyMap<number, FactRow>,
): Pick<MergedYear, 'row' | 'missing'> {
	const { row, missing } = mergeOccupants(
		{ id: String(parcel.id), landMu: landOf(parcel).mu },
		occupants.map((o) => ({ row: rowOf.get(o.enterprise) as FactRow, share: o.yearShare })),
	);
	return {
		row: {
			...row,
			facts: { ...row.facts, floorAreaM2: parcel.floorM2, footprintM2: parcel.footprintM2 },
			other: { ...row.other, ...statusOf(parcel) },
		},
		missing,
	};
}

/** All of a parcel's year but the findings, which rest on it. */
function settledParcel(
	{ parcel, occupants, row, missing }: MergedYear,
	result: Outcome,
	rowOf: ReadonlyMap<number, FactRow>,
	supply: Supply | undefined,
	inspections: readonly Inspection[],
): Omit<ParcelYear, keyof Findings> {
	const evidence = {
		producing: occupants.some((o) => isProducing(rowOf.get(o.enterprise) as FactRow)),
		stock: parcel.stockKind !== null || parcel.status === 'reserve',
	};
	const lacking: ParcelYear['missing'] = {};
	for (const fact of Object.keys(missing) as NumericFact[]) lacking[fact] = missing[fact]?.map(Number) ?? [];
	return {
		id: parcel.id,
		row,
		landKind: landOf(parcel).kind,
		missing: lacking,
		occupants,
		result: settledResult(parcel, occupants.length, result),
		idleFacts: idleFactsOfParcel(supply, inspections, evidence),
		evidence,
	};
}

function verdictFacts(
	{ stockKind, missingPapers }: ParcelRecord,
	{ row, result, idleFacts, evidence }: Omit<ParcelYear, keyof Findings>,
): VerdictFacts {
	const { values, grade } = result;
	return { row, values, grade, idle: idleFacts, evidence, stockKind, missingPapers };
}

/**
 * Land under construction, public utilities and reserve land are not rated whatever the rule says; land without an
 * occupant has no figures to rate. Never red.
 */
function settledResult(parcel: ParcelRecord, occupants: number, result: Outcome): Outcome {
	const notRated = Object.entries(statusOf(parcel)).find(([, holds]) => holds)?.[0];
	const reason =
		notRated !== undefined ? `not-rated:${notRated}` : occupants === 0 ? 'no-occupant' : undefined;
	return reason === undefined ? result : { ...result, total: null, rank: null, grade: null, reason };
}

/**
 * What rules ask of an enterprise's site: under construction where every parcel it holds is, and when it got its land
 * (the earliest supply of its own parcels). Unknown without a parcel or a supply on record.
 */
function siteFacts(
	places: readonly SharedOccupancy[],
	parcels: ReadonlyMap<number, ParcelRecord>,
	suppliesOf: ReadonlyMap<number, Supply[]>,
): { underConstruction: boolean | null; newSupplyOn: string | null } {
	const held = places.map((o) => parcels.get(o.parcel)).filter((p) => p !== undefined);
	const signed = places
		.filter((o) => o.role === 'owner')
		.map((o) => suppliesOf.get(o.parcel)?.[0]?.signedOn ?? null)
		.filter((day) => day !== null)
		.sort();
	return {
		underConstruction: held.length === 0 ? null : held.every((p) => p.status === 'under-construction'),
		newSupplyOn: signed[0] ?? null,
	};
}

/** What keeps a parcel from being rated, as facts that rules ask for. */
function statusOf(parcel: ParcelRecord): { underConstruction: boolean; utility: boolean; reserve: boolean } {
	return {
		underConstruction: parcel.status === 'under-construction',
		utility: parcel.status === 'public-utility',
		reserve: parcel.status === 'reserve' || parcel.stockKind !== null,
	};
}

/** Any reported tax, revenue or value added above zero. */
function isProducing(row: FactRow): boolean {
	return [row.facts.taxWan, row.facts.revenueWan, row.facts.valueAddedWan].some((x) => x !== null && x > 0);
}

function groupBy<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const item of items) {
		const list = groups.get(key(item));
		if (list) list.push(item);
		else groups.set(key(item), [item]);
	}
	return groups;
}
