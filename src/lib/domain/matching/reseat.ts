import { bestPattern } from './knapsack-patterns.ts';
import type { Seats } from './greedy-match.ts';
import type { ReducedMatch } from './reduced-match.ts';

/**
 * Each site in turn takes the set of projects that gains most, counting what those seated elsewhere give up; until no site
 * gains. Never worse than before.
 */
export function reseat(part: ReducedMatch, seats: Seats): Seats {
	const { projects, sites, value, weight, capacity, single } = part;
	const better = seats.slice();
	const at = (p: number, s: number) => (s === -1 ? 0 : value[p * sites.length + s]!);
	for (let gained = true, rounds = 0; gained && rounds < 50; rounds++) {
		gained = false;
		for (let s = 0; s < sites.length; s++) {
			const here = projects.map((_, p) => p).filter((p) => better[p] === s);
			const items = projects.flatMap((_, p) => {
				const profit = at(p, s) - (better[p] === s ? 0 : at(p, better[p]!));
				return at(p, s) > 0 && profit > 0 ? [{ project: p, weight: weight[p]!, profit }] : [];
			});
			const now = here.reduce((sum, p) => sum + at(p, s), 0);
			const { members, profit } = bestPattern(items, capacity[s]!, single[s]!);
			if (profit <= now) continue;
			for (const p of here) better[p] = -1;
			for (const p of members) better[p] = s;
			gained = true;
		}
	}
	return better;
}
