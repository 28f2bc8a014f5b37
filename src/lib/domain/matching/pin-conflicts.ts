import { unscaled } from './decimal-scale.ts';
import { barCause, pairFault, type MatchModel } from './match-model.ts';
import type { MatchConflict, MatchPair } from './match-problem.ts';

/** Every reason why the pins cannot all stand; none: they can. */
export function pinConflicts(model: MatchModel): MatchConflict[] {
	const pins = distinct(model.problem.pin ?? []);
	const single = pins.flatMap((pair): MatchConflict[] => {
		const [p, s] = [model.projectIndex.get(pair.project)!, model.siteIndex.get(pair.site)!];
		const code = pairFault(model, p, s);
		if (code === null) return [];
		const cause = code === 'forbidden' ? barCause(model, p, s) : null;
		return [{ code, pairs: [pair], ...(code === 'size' && mus(model, [p], s)), ...(cause && { cause }) }];
	});
	const twice = groups(pins, (pair) => pair.project).map((pairs): MatchConflict => ({
		code: 'two-sites',
		pairs,
	}));
	const crowded = groups(pins, (pair) => pair.site).flatMap((pairs): MatchConflict[] => {
		const s = model.siteIndex.get(pairs[0]!.site)!;
		const members = pairs.map((pair) => model.projectIndex.get(pair.project)!);
		if (model.exclusive[s]) return [{ code: 'exclusive', pairs }];
		const needed = members.reduce((sum, p) => sum + model.weight[p]!, 0);
		return needed > model.capacity[s]! ? [{ code: 'capacity', pairs, ...mus(model, members, s) }] : [];
	});
	return [...single, ...twice, ...crowded];
}

function mus(model: MatchModel, members: readonly number[], s: number) {
	const needed = members.reduce((sum, p) => sum + model.weight[p]!, 0);
	return { neededMu: unscaled(needed, model.muDecimals), siteMu: model.problem.sites[s]!.mu };
}

function distinct(pins: readonly MatchPair[]): MatchPair[] {
	return [...new Map(pins.map((pair) => [JSON.stringify([pair.project, pair.site]), pair])).values()];
}

function groups(pins: readonly MatchPair[], by: (pair: MatchPair) => string): MatchPair[][] {
	const found = new Map<string, MatchPair[]>();
	for (const pair of pins) found.set(by(pair), [...(found.get(by(pair)) ?? []), pair]);
	return [...found.values()].filter((pairs) => pairs.length > 1);
}
