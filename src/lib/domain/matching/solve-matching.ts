import { unscaled } from './decimal-scale.ts';
import { matchComponents } from './match-components.ts';
import { matchModel, startAt, type MatchModel } from './match-model.ts';
import type { MatchConflict, MatchProblem, SeatedPair } from './match-problem.ts';
import { timeOf } from './match-time.ts';
import { pinConflicts } from './pin-conflicts.ts';
import { reduceMatch } from './reduced-match.ts';
import { settleTies } from './settle-ties.ts';
import type { SolveLimits } from './packing-solver.ts';
import { solveComponent, type PartAnswer } from './solve-component.ts';

export interface MatchSolution {
	status: 'optimal' | 'feasible' | 'infeasible';
	/** Σ worth of the seated pairs; null where the pins cannot stand. */
	objective: number | null;
	/** No answer is worth more; equal to the objective where optimal. */
	bound: number | null;
	/** In the order of the projects. */
	pairs: SeatedPair[];
	/** Ids of the projects without a site, in their order. */
	unmet: string[];
	conflict: MatchConflict[];
	methods: PartAnswer['method'][];
}

/**
 * Projects to sites with the greatest total worth: one site a project, no site beyond its mu, zones and latest starts kept,
 * pins kept, forbidden pairs kept apart. Proven optimal unless the seconds run out; then `feasible` with a true bound.
 */
export function solveMatching(problem: MatchProblem, limits: SolveLimits): MatchSolution {
	return solveModel(matchModel(problem), limits);
}

/** The same for a model that is built. */
export function solveModel(model: MatchModel, limits: SolveLimits): MatchSolution {
	const conflict = pinConflicts(model);
	if (conflict.length > 0) {
		return {
			status: 'infeasible',
			objective: null,
			bound: null,
			pairs: [],
			unmet: model.problem.projects.map((p) => p.id),
			conflict,
			methods: [],
		};
	}
	const reduced = reduceMatch(model);
	const seats = model.pinned.slice();
	const methods: PartAnswer['method'][] = [];
	let bound = 0;
	for (const { part, sitesOf } of matchComponents(reduced)) {
		const answer = solveComponent(part, limits);
		bound += answer.bound;
		methods.push(answer.method);
		for (const [p, s] of answer.seats.entries()) {
			if (s !== -1) seats[part.projects[p]!] = reduced.sites[sitesOf[s]!]!;
		}
	}
	for (const [p, s] of model.pinned.entries()) if (s !== -1) bound += worthAt(model, p, s);
	const settled = settleTies(model, seats);
	const objective = [...settled.entries()].reduce(
		(sum, [p, s]) => sum + (s === -1 ? 0 : worthAt(model, p, s)),
		0,
	);
	return {
		status: objective === bound ? 'optimal' : 'feasible',
		objective: unscaled(objective, model.valueDecimals),
		bound: unscaled(bound, model.valueDecimals),
		pairs: [...settled.entries()].flatMap(([p, s]) => (s === -1 ? [] : [pairOf(model, p, s)])),
		unmet: model.problem.projects.filter((_, p) => settled[p] === -1).map((p) => p.id),
		conflict: [],
		methods,
	};
}

function pairOf(model: MatchModel, p: number, s: number): SeatedPair {
	return {
		project: model.problem.projects[p]!.id,
		site: model.problem.sites[s]!.id,
		at: timeOf(model.kind, startAt(model, p, s)),
		value: unscaled(worthAt(model, p, s), model.valueDecimals),
	};
}

function worthAt(model: MatchModel, p: number, s: number): number {
	return model.value[p * model.problem.sites.length + s]!;
}
