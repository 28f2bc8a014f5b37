import type { MatchModel } from './match-model.ts';

/**
 * What is left to decide once the pins stand: free projects that some site could take with a gain, and the sites that
 * matter to them. Of sites that differ in size only, no more than there are projects for them are kept, the largest first.
 */
export interface ReducedMatch {
	/** Index into the model's projects. */
	projects: number[];
	sites: number[];
	/** Capacity left by the pins, in the order of `sites`. */
	capacity: number[];
	single: boolean[];
	weight: number[];
	/** Worth at [p * sites.length + s] in the order above; 0 where the pair cannot stand or gains nothing. */
	value: Float64Array;
}

/** The reduced problem. The pins must be free of conflict. */
export function reduceMatch(model: MatchModel): ReducedMatch {
	const { left, closed } = afterPins(model);
	const columns = model.problem.sites.length;
	const gain = (p: number, s: number) => {
		const value = model.value[p * columns + s]!;
		return value > 0 && !closed[s] && model.weight[p]! <= left[s]! ? value : 0;
	};
	const free = [...model.pinned.keys()].filter((p) => model.pinned[p] === -1);
	const sites = worthKeeping(model, free, left, gain);
	const projects = free.filter((p) => sites.some((s) => gain(p, s) > 0));
	const value = new Float64Array(projects.length * sites.length);
	for (const [i, p] of projects.entries()) {
		for (const [j, s] of sites.entries()) value[i * sites.length + j] = gain(p, s);
	}
	return {
		projects,
		sites,
		capacity: sites.map((s) => left[s]!),
		single: sites.map((s) => model.exclusive[s]!),
		weight: projects.map((p) => model.weight[p]!),
		value,
	};
}

function afterPins(model: MatchModel): { left: Float64Array; closed: boolean[] } {
	const left = model.capacity.slice();
	const closed = model.exclusive.map(() => false);
	for (const [p, s] of model.pinned.entries()) {
		if (s === -1) continue;
		left[s] = left[s]! - model.weight[p]!;
		if (model.exclusive[s]) closed[s] = true;
	}
	return { left, closed };
}

/**
 * Sites of one class have the same worth for whatever fits on both, so the larger does all that the smaller can. Each
 * project takes one site at most: the P largest of a class suffice for its P projects.
 */
function worthKeeping(
	model: MatchModel,
	free: readonly number[],
	left: Float64Array,
	gain: (p: number, s: number) => number,
): number[] {
	const useful = [...left.keys()].filter((s) => free.some((p) => gain(p, s) > 0));
	const largestFirst = useful.sort((a, b) => left[b]! - left[a]! || a - b);
	const classes = new Map<string, { column: Float64Array; kept: number; room: number }[]>();
	const kept: number[] = [];
	for (const s of largestFirst) {
		const column = Float64Array.from(free, (p) => gain(p, s));
		const kind = `${model.exclusive[s]}`;
		const known = classes.get(kind) ?? [];
		classes.set(kind, known);
		// The first of a class is its largest: every later column of it is the same with some pairs lost to size.
		const home = known.find((c) =>
			column.every((v, i) => v === c.column[i] || (v === 0 && model.weight[free[i]!]! > left[s]!)),
		);
		if (!home) {
			known.push({ column, kept: 1, room: column.reduce((n, v) => n + (v > 0 ? 1 : 0), 0) });
			kept.push(s);
		} else if (home.kept < home.room) {
			home.kept++;
			kept.push(s);
		}
	}
	return kept.sort((a, b) => a - b);
}
