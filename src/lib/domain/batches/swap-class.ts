import type { CandidateKind } from './candidate.ts';
import type { SwapKind } from './swap-kind.ts';

/**
 * Classes of swaps, the first seated first: what art. 12(5) provides, what the batches were made for (stock and idle land,
 * by agreement with the holder), and our own extension to low-efficiency land.
 */
export const SWAP_CLASSES = ['statutory', 'negotiated', 'extension'] as const;
export type SwapClass = (typeof SWAP_CLASSES)[number];

/** The class of a relocation, whatever rule or planner put it into the batch. */
export function swapClass(kind: SwapKind, candidate: CandidateKind): SwapClass {
	if (kind === 'article-12-5') return 'statutory';
	return candidate === 'low-efficiency' ? 'extension' : 'negotiated';
}
