import { worthOf, type Seats } from './greedy-match.ts';
import type { PackingColumn } from './packing-solver.ts';
import type { ReducedMatch } from './reduced-match.ts';
import type { SolveLimits } from './packing-solver.ts';

/**
 * The plain model, a column a pair: the way out where there are too many patterns. A set that the outside solver lets through
 * within its tolerance but that does not fit is ruled out by a row, and it is solved again.
 */
export function solveCompact(part: ReducedMatch, start: Seats, ceiling: number, limits: SolveLimits) {
	const { projects, sites, weight, value, capacity, single } = part;
	const pairs = [...value.keys()].filter((k) => value[k]! > 0);
	const covers: { site: number; members: Set<number> }[] = [];
	let [seats, bound] = [start, ceiling];
	while (limits.secondsLeft() > 0) {
		const columns = pairs.map((k): PackingColumn => {
			const [p, s] = [Math.floor(k / sites.length), k % sites.length];
			const within = covers.flatMap((c, i) => (c.site === s && c.members.has(p) ? [i] : []));
			return {
				cost: value[k]!,
				rows: [p, projects.length + s, ...within.map((i) => projects.length + sites.length + i)],
				values: [1, single[s] ? 1 : weight[p]!, ...within.map(() => 1)],
			};
		});
		const room = capacity.map((mu, s) => (single[s] ? 1 : mu));
		const rowUpper = [...projects.map(() => 1), ...room, ...covers.map((c) => c.members.size - 1)];
		const answer = limits.packing.solve(
			{ rowUpper, columns },
			limits.secondsLeft(),
			worthOf(part, seats) + 0.5,
		);
		if (answer.status === 'none') return { seats, bound: worthOf(part, seats) };
		if (Number.isFinite(answer.bound)) bound = Math.min(bound, Math.floor(answer.bound + 1e-3));
		if (answer.x) {
			const found: Seats = new Int32Array(projects.length).fill(-1);
			for (const [i, k] of pairs.entries())
				if (answer.x[i]! > 0.5) found[Math.floor(k / sites.length)] = k % sites.length;
			const broken = overfull(part, found);
			if (broken.length > 0) {
				covers.push(...broken);
				continue;
			}
			if (worthOf(part, found) > worthOf(part, seats)) seats = found;
		}
		if (answer.status === 'optimal')
			bound = Math.max(worthOf(part, seats), Math.min(bound, worthOf(part, seats)));
		break;
	}
	return { seats, bound };
}

function overfull({ sites, weight, capacity, single }: ReducedMatch, seats: Seats) {
	return sites.flatMap((_, s) => {
		const members = [...seats.keys()].filter((p) => seats[p] === s);
		const load = members.reduce((sum, p) => sum + weight[p]!, 0);
		const fits = single[s] ? members.length <= 1 : load <= capacity[s]!;
		return fits ? [] : [{ site: s, members: new Set(members) }];
	});
}
