import type { ParcelDetail, SourceAnswer } from '#lib/api/evaluation.ts';
import { apply } from '#lib/domain/evaluate/apply.ts';
import {
	derivedFact,
	indicatorProofs,
	mergedFact,
	type OccupantRecord,
	type SeatRecord,
} from '#lib/domain/evaluate/fact-origins.ts';
import type { Fitted } from '#lib/domain/evaluate/fitted.ts';
import { nextGradeChanges, type GradeChange } from '#lib/domain/evaluate/next-grade.ts';
import { proofOf } from '#lib/domain/evaluate/proof.ts';
import { NUMERIC_FACTS, type FactRow } from '#lib/domain/facts.ts';
import { INDICATORS } from '#lib/domain/indicators/registry.ts';
import type { Proof } from '#lib/domain/proof.ts';
import { withOrigins, withSources } from '#lib/domain/proof-tree.ts';
import { definitionOf } from '#lib/domain/rules/rule-indicators.ts';
import type * as runs from '#lib/server/store/runs.ts';
import type { EnterpriseRunFacts } from './run-facts.ts';

/** How values that were computed came about, by fact or indicator. */
export type Origins = Readonly<Record<string, Proof | undefined>>;

export type Evaluated = Pick<
	ParcelDetail,
	| 'facts'
	| 'sources'
	| 'values'
	| 'scores'
	| 'total'
	| 'rank'
	| 'grade'
	| 'group'
	| 'reason'
	| 'proof'
	| 'indicatorProofs'
>;

/**
 * A row with the proof of its grade and of every indicator, made from the stored operands and the run's own `Fitted`: it
 * cannot differ from the record. `origins` are walked on below the operands that were computed.
 */
export function evaluated(
	run: runs.RunRecord,
	row: runs.RunRow,
	sources: Record<string, SourceAnswer>,
	origins: Origins = {},
): Evaluated {
	const fitted = run.fitted as Fitted;
	const object = objectOf(row);
	const proof: Proof = isSetAside(row)
		? { code: 'grade.none', params: { grade: null, reason: row.reason }, result: null }
		: proofOf(fitted, object, apply(fitted, object), sources);
	const indicators = indicatorProofs(indicatorsOf(fitted), object, sources);
	return {
		facts: object.facts,
		sources,
		values: row.indicators,
		scores: row.scores,
		total: row.total,
		rank: row.rank,
		grade: row.grade,
		group: row.group,
		reason: row.reason,
		proof: withOrigins(proof, origins),
		indicatorProofs: Object.fromEntries(
			Object.entries(indicators).map(([id, p]) => [id, withOrigins(p, origins)]),
		),
	};
}

/** What would change a row's grade; empty for what was set aside before the rule was asked. */
export function gradeChangesOf(run: runs.RunRecord, row: runs.RunRow): GradeChange[] {
	return isSetAside(row) ? [] : nextGradeChanges(run.fitted as Fitted, objectOf(row));
}

/** The row as it was judged: a landlord on its tenants' figures too. */
function objectOf(row: runs.RunRow): FactRow {
	const kept = row.facts as Omit<FactRow, 'id'> & Pick<EnterpriseRunFacts, 'settled'>;
	return { ...kept, facts: kept.settled?.facts ?? kept.facts, id: String(row.id) };
}

/** The year's evaluation took it out before the rule was asked (whole-year.ts). */
function isSetAside({ reason }: runs.RunRow): boolean {
	return reason !== null && /^(not-rated:|no-occupant$)/.test(reason);
}

/** Ours, and those that the run's rule defines by a formula of its own. */
function indicatorsOf(fitted: Fitted) {
	const own = fitted.rules.groups.flatMap((group) =>
		group.indicators.flatMap((rule) => (rule.formula ? (definitionOf(rule) ?? []) : [])),
	);
	return [...new Map([...INDICATORS, ...own].map((i) => [i.id, i])).values()];
}

/** Facts of an enterprise that nobody reported, walked back to where it sits. */
export function enterpriseOrigins(facts: EnterpriseRunFacts, seats: readonly SeatRecord[]): Origins {
	return Object.fromEntries(
		facts.derived.map((fact) => [
			fact,
			derivedFact(fact, facts.facts[fact as keyof FactRow['facts']], seats),
		]),
	);
}

/** A parcel's figures walked back: those of its occupants by share; its land, floor and footprint are its own. */
export function parcelOrigins(
	facts: FactRow['facts'],
	occupants: readonly OccupantRecord[],
	land: Pick<ParcelDetail, 'areas' | 'source'>,
	buildings: ParcelDetail['buildings'],
): Origins {
	const merged = NUMERIC_FACTS.filter((fact) => !OWN.includes(fact)).map(
		(fact) => [fact, mergedFact(fact, facts[fact], occupants)] as const,
	);
	return {
		...Object.fromEntries(merged),
		landMu: landProof(facts.landMu, land),
		floorAreaM2: buildingSum('floorAreaM2', facts.floorAreaM2, buildings),
		footprintM2: buildingSum('footprintM2', facts.footprintM2, buildings),
	};
}

const OWN: readonly string[] = ['landMu', 'floorAreaM2', 'footprintM2'];

function landProof(
	mu: number | null,
	{ areas, source }: Pick<ParcelDetail, 'areas' | 'source'>,
): Proof | undefined {
	if (mu === null) return undefined;
	const registered = areas.registeredM2 !== null && areas.registeredM2 > 0;
	const m2 = registered ? (areas.registeredM2 as number) : areas.ellipsoidalM2;
	return {
		code: registered ? 'fact.land-registered' : 'fact.land-ellipsoidal',
		operands: [{ name: registered ? 'registeredM2' : 'ellipsoidalM2', value: m2, unit: '㎡', source }],
		arithmetic: `${m2} × 3 ÷ 2000 = ${mu}`,
		result: mu,
	};
}

function buildingSum(
	fact: 'floorAreaM2' | 'footprintM2',
	value: number | null,
	buildings: ParcelDetail['buildings'],
): Proof | undefined {
	if (value === null || buildings.length === 0) return undefined;
	// the floor that counts in FAR is the one with high storeys doubled
	const of = (b: ParcelDetail['buildings'][number]) => (fact === 'floorAreaM2' ? b.farAreaM2 : b.footprintM2);
	return {
		code: `fact.buildings-${fact}`,
		params: { buildings: buildings.length },
		operands: buildings.map((b) => ({
			name: `building.${fact}`,
			value: of(b),
			unit: '㎡',
			source: { ...b.source, record: b.code },
		})),
		arithmetic: `${buildings.map((b) => of(b) ?? '?').join(' + ')} = ${value}`,
		result: value,
	};
}

/** A flag, a stage or a proposal with the records of its operands, and with the indicators it asks of walked back. */
export function withRecords<T extends { proof: Proof }>(
	finding: T,
	sources: Readonly<Record<string, SourceAnswer | undefined>>,
	origins: Origins = {},
): T {
	return { ...finding, proof: withOrigins(withSources(finding.proof, sources), origins) };
}
