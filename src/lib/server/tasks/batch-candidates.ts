import type { BatchItem } from '#lib/api/batches.ts';
import { candidateKind } from '#lib/domain/batches/candidate.ts';
import type { SwapNeed } from '#lib/domain/batches/pair-fit.ts';
import { missingPapers } from '#lib/domain/batches/papers.ts';
import { swapClass } from '#lib/domain/batches/swap-class.ts';
import { swapStanding } from '#lib/domain/batches/swap-kind.ts';
import { useClassOf } from '#lib/domain/batches/use-class.ts';
import type { DispositionFacts, DispositionRules } from '#lib/domain/disposition/disposition-rules.ts';
import { proposalOf, type Proposal } from '#lib/domain/disposition/propose.ts';
import { batchFactsOf, type FlagFinding, type VerdictRules } from '#lib/domain/parcel/verdict.ts';
import { m2OfMu } from '#lib/domain/units.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as records from '#lib/server/store/batch-records.ts';
import * as places from '#lib/server/store/places.ts';
import * as runs from '#lib/server/store/runs.ts';
import type { ParcelRunFacts } from './run-facts.ts';

/** A candidate with what the rules propose, before the planner's word. */
export interface BatchCandidate {
	item: Pick<
		BatchItem,
		| 'id'
		| 'code'
		| 'region'
		| 'park'
		| 'mu'
		| 'muKind'
		| 'landUse'
		| 'kind'
		| 'stockKind'
		| 'bbox'
		| 'proposed'
		| 'papers'
		| 'papersKnown'
	>;
	facts: DispositionFacts;
	need: SwapNeed;
}

/**
 * The candidates of a run (stock land, idle land, parcels that lack papers, and by our extension low-efficiency land), each
 * with the batch that the rules propose. Nothing is evaluated again: the run keeps its facts and findings.
 */
export async function batchCandidates(
	db: Db,
	run: runs.RunRecord,
	rules: DispositionRules,
): Promise<{ candidates: BatchCandidate[]; idleUnknown: number }> {
	const propose = proposalOf(rules);
	const regions = new Map((await places.regions(db)).map((region) => [region.id, region.code]));
	const candidates: BatchCandidate[] = [];
	let idleUnknown = 0;
	for (const row of await runs.rowsOf(db, run.id, 'parcel')) {
		const kept = row.facts as ParcelRunFacts;
		const { stockKind, status, missingPapers: written } = kept.parcel;
		const idle = findingOf(row, 'idle');
		const lowEfficiency = findingOf(row, 'low-efficiency');
		const kind = candidateKind({ stockKind, status, missingPapers: written, idle, lowEfficiency });
		if (kind === null) {
			if (idle === 'unknown') idleUnknown += 1;
			continue;
		}
		const facts = batchFactsOf(
			{
				row: { ...kept, id: String(row.id) },
				values: row.indicators,
				grade: row.grade,
				idle: kept.idle,
				evidence: kept.evidence,
				stockKind: stockKind ?? (status === 'reserve' ? 'reserve' : null),
				missingPapers: written,
			},
			run.flagRules as VerdictRules,
			run.asOf,
			lowEfficiency,
		);
		const { registeredMu, areaMu, code, park, region } = kept.parcel;
		const mu = registeredMu ?? areaMu;
		const swap = swapStanding(facts).kind;
		candidates.push({
			facts,
			item: {
				...{ id: row.id, code, park, mu, kind, stockKind },
				region: region === null ? null : (regions.get(region) ?? null),
				muKind: registeredMu === null ? 'ellipsoidal' : 'registered',
				landUse: null,
				bbox: null,
				proposed: proposedOf(propose(facts), rules),
				papers: missingPapers(written),
				papersKnown: written !== null,
			},
			need: {
				id: row.id,
				kind: swap,
				class: swapClass(swap, kind),
				use: useClassOf(kept.idle?.use ?? null),
				areaM2: m2OfMu(mu),
				floorM2: kept.facts.floorAreaM2,
				valueWan: kept.idle?.priceWan ?? null,
			},
		});
	}
	await addLand(db, candidates, run.knownAt);
	return { candidates, idleUnknown };
}

/** The use that the register has goes before the contract's. */
async function addLand(db: Db, candidates: readonly BatchCandidate[], knownAt: string): Promise<void> {
	const ids = candidates.map((c) => c.item.id);
	const land = new Map((await records.land(db, ids, knownAt)).map((one) => [one.id, one]));
	for (const candidate of candidates) {
		const found = land.get(candidate.item.id);
		if (!found) continue;
		candidate.item.landUse = found.landUse;
		candidate.item.bbox = found.bbox;
		candidate.need.use = useClassOf(found.landUse) ?? candidate.need.use;
	}
}

function findingOf(row: runs.RunRow, code: FlagFinding['code']) {
	return (row.flags as FlagFinding[]).find((flag) => flag.code === code)?.finding ?? 'unknown';
}

function proposedOf(proposal: Proposal, rules: DispositionRules): BatchItem['proposed'] {
	const { batch, reason, params, mark, extension, missing } = proposal;
	const id = proposal.rule?.split('#').at(-1) ?? null;
	const rule = rules.rules.find((one) => one.id === id);
	return {
		...{ batch, reason, params, mark, extension, missing },
		rule: id,
		clause: rule?.clause ?? null,
		source: rule?.source ?? null,
	};
}
