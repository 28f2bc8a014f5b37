import type { Destination, Fit, Misfit, SwapNeed } from './pair-fit.ts';

/** Why a swap has no destination: the reason nearest to having one. */
export type UnseatedReason =
	| 'none-recorded'
	| 'area-unknown'
	| 'use-unknown'
	| 'no-same-use'
	| 'all-too-small'
	| 'floor-unknown'
	| 'forbidden'
	| 'taken';

export interface Unseated {
	swap: number;
	reason: UnseatedReason;
	/** Of `all-too-small`: the largest of the same use, m². */
	largestM2: number | null;
	/** Of `taken`: the destinations that would fit, and the swaps that have them. */
	taken: { destination: number; by: number[] }[];
	/** How many destinations fail, by why. */
	counts: Partial<Record<Misfit | 'forbidden' | 'taken', number>>;
}

/**
 * Why a swap was left without a destination, from how it fits each of them (null: the planner forbids the pair). What
 * fits and is taken goes first, since a pin would settle it; then what is too small, of other use, not known.
 */
export function explainUnseated(
	swap: SwapNeed,
	fits: readonly (Fit | Misfit | null)[],
	destinations: readonly Destination[],
	pairs: readonly { swap: number; destination: number }[],
): Unseated {
	const counts: Unseated['counts'] = {};
	const taken: Unseated['taken'] = [];
	let largestM2: number | null = null;
	fits.forEach((fit, i) => {
		const to = destinations[i];
		if (!to) return;
		const why = fit === null ? 'forbidden' : typeof fit === 'string' ? fit : 'taken';
		counts[why] = (counts[why] ?? 0) + 1;
		if (why === 'taken') {
			const by = pairs.filter((pair) => pair.destination === to.id).map((pair) => pair.swap);
			taken.push({ destination: to.id, by });
		}
		const size = why === 'too-small' ? to.areaM2 : why === 'no-floor' ? to.floorM2 : null;
		if (size !== null && (largestM2 === null || size > largestM2)) largestM2 = size;
	});
	const has = (...whys: (keyof typeof counts)[]) => whys.some((why) => (counts[why] ?? 0) > 0);
	const reason: UnseatedReason = has('taken')
		? 'taken'
		: has('forbidden')
			? 'forbidden'
			: has('too-small', 'no-floor')
				? 'all-too-small'
				: swap.use === null
					? 'use-unknown'
					: has('area-unknown')
						? 'area-unknown'
						: has('floor-unknown')
							? 'floor-unknown'
							: has('other-use', 'use-unknown', 'article-needs-land')
								? 'no-same-use'
								: 'none-recorded';
	return { swap: swap.id, reason, largestM2, taken, counts };
}
