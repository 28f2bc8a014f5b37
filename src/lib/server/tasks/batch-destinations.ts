import { createHash } from 'node:crypto';
import type { DestinationAnswer, DestinationProblem } from '#lib/domain/batches/assign-destinations.ts';
import type { SwapNeed } from '#lib/domain/batches/pair-fit.ts';
import type { PlanState } from '#lib/domain/batches/plan-log.ts';
import { useClassOf } from '#lib/domain/batches/use-class.ts';
import type { ReserveRecord } from '#lib/server/store/stock.ts';
import { assignAside } from '#lib/server/workers/assign-aside.ts';
import { canonicalJson } from './canonical-json.ts';

/** Seconds after which the best found is answered with its bound. */
const SECONDS = 8;

/** What the swaps of a plan and the reserves make of a question, with the planner's pins and forbidden pairs. */
export function destinationProblem(
	needs: readonly SwapNeed[],
	reserves: readonly ReserveRecord[],
	{ pairs, settings }: Pick<PlanState, 'pairs' | 'settings'>,
): DestinationProblem {
	const pairsAs = (as: 'pin' | 'forbid') =>
		pairs.filter((p) => p.as === as).map((p) => ({ swap: p.parcel, destination: p.reserve }));
	return {
		swaps: needs,
		destinations: reserves.map(({ id, kind, areaM2, floorM2, valueWan, plannedUse }) => ({
			...{ id, kind, areaM2, floorM2, valueWan },
			// a standard workshop is for industry unless it says otherwise
			use:
				useClassOf(plannedUse) ?? (kind === 'standard-workshop' && plannedUse === null ? 'industrial' : null),
		})),
		rules: { leastAreaShare: settings.leastAreaShare },
		pins: pairsAs('pin'),
		forbidden: pairsAs('forbid'),
	};
}

/** SHA-256 of the question: where it is the same, so is the answer. */
export function hashOfProblem(problem: DestinationProblem): string {
	return createHash('sha256').update(canonicalJson(problem)).digest('hex');
}

/** Destinations for all swaps, assigned in a thread of its own. */
export function solveDestinations(problem: DestinationProblem): Promise<DestinationAnswer> {
	return assignAside({ problem, seconds: SECONDS });
}
