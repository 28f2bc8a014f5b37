import { decimalNumber, exactSum } from './exact-decimal.ts';
import { greedySet } from './greedy-set.ts';
import { mergedQuotas, setModel, type ModelGoal } from './set-model.ts';
import type { SetConflict, SetDemand, SetProblem, SetQuota, SetRemedy, SolveOptions } from './set-problem.ts';
import { selectionOf } from './selection-of.ts';
import { solveModel, type SolvedModel } from './solve-model.ts';
import { decimalOf } from './unit-column.ts';

/**
 * Why nothing fits: a minimal set of demands that exclude each other, found by leaving out one after the other, and for each what
 * would do with all other demands of the problem kept. Every verdict is a solve of its own.
 *
 * @param problem an infeasible one
 */
export function conflictOf(problem: SetProblem, options: SolveOptions = {}): SetConflict {
	let minimal = true;
	const fits = (demands: readonly SetDemand[]) => {
		const { status, objective } = solved(withDemands(problem, demands), 'any', options);
		if (status === 'feasible' && objective === null) minimal = false;
		return objective !== null;
	};
	let kept = demandsOf(problem);
	const first = solved(problem, 'any', options);
	const few = supported(problem, first, kept);
	if (few !== null && !fits(few)) kept = few;
	for (const demand of [...kept].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))) {
		const without = kept.filter((one) => one !== demand);
		const before = minimal;
		if (!fits(without)) {
			if (minimal || !before) kept = without;
			// Not known whether it fits: the demand stays.
			else minimal = false;
		}
	}
	kept = kept.flatMap((demand) => {
		if (demand.ids === undefined || demand.ids.length < 2) return [demand];
		const others = kept.filter((one) => one !== demand);
		return fewestIds(demand, (ids) => !fits([...others, { ...demand, ids }]));
	});
	return { demands: kept, remedies: kept.flatMap((one) => remedyOf(problem, one, options) ?? []), minimal };
}

/** Left out in this order: what stays is told in terms of the budget and the target, where these are part of it. */
const ORDER: SetDemand['kind'][] = ['lock-out', 'quota-max', 'quota-min', 'lock-in', 'target', 'budget'];

export function demandsOf(problem: SetProblem): SetDemand[] {
	const demands: SetDemand[] = [];
	if (problem.budgetWan !== undefined) demands.push({ kind: 'budget', value: problem.budgetWan });
	if (problem.targetMu !== undefined) demands.push({ kind: 'target', value: problem.targetMu });
	for (const [group, { minMu, maxMu }] of mergedQuotas(problem)) {
		if (minMu !== undefined && minMu > 0) demands.push({ kind: 'quota-min', group, value: minMu });
		if (maxMu !== undefined) demands.push({ kind: 'quota-max', group, value: maxMu });
	}
	const [inside, outside] = [[...new Set(problem.lockIn)], [...new Set(problem.lockOut)]];
	if (inside.length > 0) demands.push({ kind: 'lock-in', ids: inside, value: inside.length });
	if (outside.length > 0) demands.push({ kind: 'lock-out', ids: outside, value: outside.length });
	return demands;
}

/** The same items with these demands and no others. */
function withDemands(problem: SetProblem, demands: readonly SetDemand[]): SetProblem {
	const find = (kind: SetDemand['kind']) => demands.find((one) => one.kind === kind);
	const [budget, target] = [find('budget'), find('target')];
	return {
		items: problem.items,
		objective: problem.objective,
		...(budget ? { budgetWan: budget.value } : {}),
		...(target ? { targetMu: target.value } : {}),
		quotas: demands.flatMap(({ kind, group, value }): SetQuota[] =>
			kind === 'quota-min'
				? [{ group: group!, minMu: value }]
				: kind === 'quota-max'
					? [{ group: group!, maxMu: value }]
					: [],
		),
		lockIn: demands.flatMap(({ kind, ids }) => (kind === 'lock-in' ? (ids ?? []) : [])),
		lockOut: demands.flatMap(({ kind, ids }) => (kind === 'lock-out' ? (ids ?? []) : [])),
	};
}

/** The demands that a proof in one step weighs, and the locks; null where the proof has more steps. */
function supported(
	problem: SetProblem,
	{ tree }: SolvedModel,
	demands: readonly SetDemand[],
): SetDemand[] | null {
	const [weights] = tree.weights;
	if (tree.nodes.length !== 1 || weights === undefined) return null;
	const y = new Map(setModel(problem, 'any').rows.map(({ key }, i) => [key, weights.y[i]!]));
	return demands.filter(({ kind, group }) => {
		if (kind === 'budget') return y.get('budget') !== 0;
		if (kind === 'target') return y.get('target') !== 0;
		if (kind === 'quota-min') return (y.get(`group:${group}`) ?? 0) < 0;
		if (kind === 'quota-max') return (y.get(`group:${group}`) ?? 0) > 0;
		return true;
	});
}

/** Locks that are enough to conflict: leaves out halves, quarters, …, single ones. */
function fewestIds(demand: SetDemand, conflicts: (ids: string[]) => boolean): SetDemand[] {
	let ids = demand.ids ?? [];
	for (let size = Math.ceil(ids.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
		for (let at = 0; at < ids.length;) {
			const without = [...ids.slice(0, at), ...ids.slice(at + size)];
			if (without.length > 0 && conflicts(without)) ids = without;
			else at += size;
		}
	}
	return [{ ...demand, ids, value: ids.length }];
}

function remedyOf(problem: SetProblem, demand: SetDemand, options: SolveOptions): SetRemedy | null {
	const { kind, group } = demand;
	const named = group === undefined ? {} : { group };
	const { budgetWan, targetMu, ...rest } = problem;
	if (kind === 'budget') {
		const open = targetMu === undefined ? rest : { ...rest, targetMu };
		return amountOf(open, 'min-cost', -1n, demand, options);
	}
	const withBudget = budgetWan === undefined ? rest : { ...rest, budgetWan };
	if (kind === 'target') return amountOf(withBudget, { mu: 'most', group: null }, 1n, demand, options);
	if (kind === 'quota-min' || kind === 'quota-max') {
		const quotas = (problem.quotas ?? []).map((one) => {
			if (one.group !== group) return one;
			const { minMu, maxMu, ...bare } = one;
			const keep =
				kind === 'quota-min' ? (maxMu === undefined ? {} : { maxMu }) : minMu === undefined ? {} : { minMu };
			return { ...bare, ...keep };
		});
		const most = kind === 'quota-min';
		const goal: ModelGoal = { mu: most ? 'most' : 'least', group: group! };
		return amountOf({ ...problem, quotas }, goal, most ? 1n : -1n, demand, options, named);
	}
	return locksOf(problem, kind, options);
}

/** The nearest figure that all other demands allow. */
function amountOf(
	problem: SetProblem,
	goal: ModelGoal,
	sign: 1n | -1n,
	demand: SetDemand,
	options: SolveOptions,
	named: { group?: string } = {},
): SetRemedy | null {
	const model = setModel(problem, goal);
	const found = solveModel(model, options, { tries: [] });
	const units =
		found.status === 'optimal' ? found.objective : found.status === 'feasible' ? found.bound : null;
	if (units === null) return null;
	const needed = decimalNumber(decimalOf(model.c, sign * units));
	const by = decimalNumber(exactSum(sign < 0n ? [needed, -demand.value] : [demand.value, -needed]));
	return {
		kind: demand.kind,
		...named,
		needed,
		by: Math.max(0, by),
		...(found.status === 'optimal' ? {} : { atLeast: true as const }),
	};
}

/** As few locks given up as will do. */
function locksOf(problem: SetProblem, kind: 'lock-in' | 'lock-out', options: SolveOptions): SetRemedy | null {
	const { lockIn, lockOut, ...rest } = problem;
	const locked = new Set(kind === 'lock-in' ? lockIn : lockOut);
	const other: SetProblem =
		kind === 'lock-in' ? { ...rest, lockOut: lockOut ?? [] } : { ...rest, lockIn: lockIn ?? [] };
	const found = solved(other, { keep: kind === 'lock-in' ? 'in' : 'out', ids: locked }, options);
	if (found.chosen === null) return null;
	const wanted = kind === 'lock-in' ? 1 : 0;
	const ids = problem.items.flatMap(({ id }, j) =>
		locked.has(id) && found.chosen![j] !== wanted ? [id] : [],
	);
	return {
		kind,
		ids,
		needed: locked.size - ids.length,
		by: ids.length,
		...(found.status === 'optimal' ? {} : { atLeast: true as const }),
	};
}

function solved(problem: SetProblem, goal: ModelGoal, options: SolveOptions): SolvedModel {
	const { start, closeCore, ...plain } = options;
	void [start, closeCore];
	const greedy = greedySet(problem);
	const tries = greedy.feasible ? [selectionOf(problem, greedy.chosen)] : [];
	return solveModel(setModel(problem, goal), plain, { tries });
}
