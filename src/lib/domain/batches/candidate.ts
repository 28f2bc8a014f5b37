import type { Finding } from '../proof.ts';

/**
 * Why a parcel is a candidate: unsupplied stock and idle land are what the batches were made for; parcels in use that
 * lack papers; low-efficiency land by our extension.
 */
export const CANDIDATE_KINDS = ['stock', 'idle', 'papers', 'low-efficiency'] as const;
export type CandidateKind = (typeof CANDIDATE_KINDS)[number];

export interface CandidateFacts {
	stockKind: string | null;
	status: string | null;
	missingPapers: readonly string[] | null;
	idle: Finding;
	lowEfficiency: Finding;
}

/** What makes a parcel a candidate, the weightiest first; null: nothing known calls for a batch (missing data never does). */
export function candidateKind(facts: CandidateFacts): CandidateKind | null {
	if (facts.stockKind !== null || facts.status === 'reserve') return 'stock';
	if (facts.idle === 'yes') return 'idle';
	if ((facts.missingPapers?.length ?? 0) > 0) return 'papers';
	return facts.lowEfficiency === 'yes' ? 'low-efficiency' : null;
}
