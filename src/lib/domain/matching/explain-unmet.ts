import { unscaled } from './decimal-scale.ts';
import { barCause, matchModel, pairFault, type MatchModel } from './match-model.ts';
import { BAR_CAUSES, type BarCause, type MatchProblem, type MatchSite } from './match-problem.ts';
import type { SolveLimits } from './packing-solver.ts';
import { solveModel, type MatchSolution } from './solve-matching.ts';

/**
 * `zone`: no site in its zones. `unavailable`: those are not yet known to come free. `size`: none is big enough. `late`: none
 * comes free in time. `forbidden`: the rest is ruled out, by the planner or by the land. `no-gain`: seating it is worth nothing.
 * `pins`: the pins hold the land. `taken`: others are worth more on it. `infeasible`: the pins themselves cannot stand.
 */
export type UnmetCode =
	'zone' | 'unavailable' | 'size' | 'late' | 'forbidden' | 'no-gain' | 'pins' | 'taken' | 'infeasible';

export interface Unmet {
	project: string;
	reason: UnmetCode;
	/** Where `forbidden`: what ruled the sites out that could take it, and how many each; absent in plans saved earlier. */
	barred?: { cause: BarCause; sites: number }[];
	/** The largest site within its zones that comes free, mu; null where there is none. */
	largestMu: number | null;
	/** What seating it would take from the objective, by a new solution; null where not asked or out of time. */
	regret: number | null;
	/** Who would lose their seat for it. */
	displaced: string[];
	/** One more site of its size, and what a new solution does with it; null where not asked or out of time. */
	unlock: Unlock | null;
}

export interface Unlock {
	site: MatchSite;
	/** Whether the best answer then seats the project. */
	seats: boolean;
	/** Where it does not: the projects that the best answer puts on the new site. */
	takenBy: string[];
}

export interface ExplainOptions {
	/** Solve anew for regret and for what unlocks; without it the class alone is told. */
	resolve: boolean;
}

/** Why each project has no site, what forcing it in would cost, and what would seat it. */
export function explainUnmet(
	problem: MatchProblem,
	answer: MatchSolution,
	limits: SolveLimits,
	options: ExplainOptions,
): Unmet[] {
	const model = matchModel(problem);
	return answer.unmet.map((id): Unmet => {
		const p = model.projectIndex.get(id)!;
		const reason = answer.status === 'infeasible' ? 'infeasible' : reasonOf(model, p);
		const plain: Unmet = {
			project: id,
			reason,
			barred: reason === 'forbidden' ? barredBy(model, p) : [],
			largestMu: largestFor(model, p),
			regret: null,
			displaced: [],
			unlock: null,
		};
		if (!options.resolve || reason === 'infeasible' || reason === 'no-gain' || limits.secondsLeft() <= 0)
			return plain;
		const unlock = unlockOf(problem, p, limits);
		if (reason !== 'taken') return { ...plain, unlock };
		return { ...plain, ...forcedIn(problem, answer, p, limits), unlock };
	});
}

function reasonOf(model: MatchModel, p: number): UnmetCode {
	const faults = model.problem.sites.map((_, s) => pairFault(model, p, s));
	const open = [...faults.keys()].filter((s) => faults[s] === null);
	if (open.length > 0) {
		const worth = open.map((s) => model.value[p * model.problem.sites.length + s]!);
		return Math.max(...worth) > 0 ? 'taken' : 'no-gain';
	}
	// The furthest a site came in the order of the tests names the reason.
	const order = ['forbidden', 'late', 'size'] as const;
	const found = order.find((code) => faults.includes(code));
	if (found) return found;
	const project = model.problem.projects[p]!;
	const inZone = model.problem.sites.some(
		(s) => !project.zones?.length || project.zones.includes(s.zone ?? ''),
	);
	return inZone && faults.includes('unavailable') ? 'unavailable' : 'zone';
}

function barredBy(model: MatchModel, p: number): Unmet['barred'] {
	const causes = model.problem.sites.map((_, s) =>
		pairFault(model, p, s) === 'forbidden' ? barCause(model, p, s) : null,
	);
	return BAR_CAUSES.map((cause) => ({ cause, sites: causes.filter((c) => c === cause).length })).filter(
		({ sites }) => sites > 0,
	);
}

function largestFor(model: MatchModel, p: number): number | null {
	const mus = model.problem.sites.flatMap((site, s) => {
		const fault = pairFault(model, p, s);
		return fault === 'zone' || fault === 'unavailable' ? [] : [site.mu];
	});
	return mus.length > 0 ? mus.reduce((a, b) => Math.max(a, b)) : null;
}

/** The best answer that seats project `p`: its worth there is raised above all that the others could gain. */
function forcedIn(problem: MatchProblem, answer: MatchSolution, p: number, limits: SolveLimits) {
	const model = matchModel(problem);
	const sites = problem.sites.length;
	let raise = 1;
	for (const value of model.value) if (value > 0) raise += value;
	for (let s = 0; s < sites; s++) model.value[p * sites + s] = model.value[p * sites + s]! + raise;
	const forced = solveModel(model, limits);
	const id = problem.projects[p]!.id;
	if (forced.status !== 'optimal') return {};
	if (forced.unmet.includes(id)) return { reason: 'pins' as const };
	const regret = Math.round((answer.objective! - forced.objective!) * 10 ** model.valueDecimals) + raise;
	return {
		regret: unscaled(regret, model.valueDecimals),
		displaced: forced.unmet.filter((other) => !answer.unmet.includes(other)),
	};
}

/** A site of just its size, in its first zone, free when it starts: does the best answer then seat it? */
function unlockOf(problem: MatchProblem, p: number, limits: SolveLimits): Unlock | null {
	const project = problem.projects[p]!;
	const taken = new Set(problem.sites.map((site) => site.id));
	let id = `+${project.mu}`;
	while (taken.has(id)) id = `+${id}`;
	const available = project.delayLoss ? project.from : (project.by ?? project.from);
	const site: MatchSite = { id, mu: project.mu, zone: project.zones?.[0] ?? null, available };
	const answer = solveModel(matchModel({ ...problem, sites: [...problem.sites, site] }), limits);
	if (answer.status !== 'optimal') return null;
	return {
		site,
		seats: !answer.unmet.includes(project.id),
		takenBy: answer.pairs.filter((pair) => pair.site === id).map((pair) => pair.project),
	};
}
