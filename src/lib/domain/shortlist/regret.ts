import { coreOf } from './core.ts';
import { decimalNumber, exactSum } from './exact-decimal.ts';
import { setModel } from './set-model.ts';
import type { SetAnswer, SetDemand, SetProblem, SolveOptions } from './set-problem.ts';
import { solveSet } from './solve-set.ts';
import { weigh } from './weigh.ts';

/** What forcing an item in costs: null where nothing fits with it, and then which demands forbid it. */
export interface Regret {
	id: string;
	/**
	 * In the objective's unit; null: infeasible with it. Never negative, but for an item that was locked out: letting that in may be a
	 * gain (below 0).
	 */
	regret: number | null;
	/** False: time ran out; `regret` is then a lower limit, or null where nothing was found. */
	exact: boolean;
	/** With it, the selection that is best (or the best found); null: none. */
	chosen: string[] | null;
	forbiddenBy: SetDemand[];
}

/** The exact regret of one item that was left out, by solving again with it locked in (and no longer locked out). */
export function regretOf(
	problem: SetProblem,
	answer: SetAnswer,
	id: string,
	options: SolveOptions = {},
): Regret {
	if (answer.chosen.includes(id))
		return { id, regret: 0, exact: true, chosen: answer.chosen, forbiddenBy: [] };
	const forced: SetProblem = {
		...problem,
		lockIn: [...(problem.lockIn ?? []), id],
		lockOut: (problem.lockOut ?? []).filter((one) => one !== id),
	};
	const again = solveSet(forced, { ...options, start: options.start ?? answer });
	if (again.status === 'infeasible') {
		const demands = again.conflict?.demands ?? [];
		const forbiddenBy = demands.flatMap((one) => withoutId(one, id));
		return { id, regret: null, exact: true, chosen: null, forbiddenBy };
	}
	const found = again.status === 'optimal' ? again.objective : again.bound;
	const exact = again.status === 'optimal' && answer.status === 'optimal';
	const chosen = again.objective === null ? null : again.chosen;
	if (found === null || answer.objective === null)
		return { id, regret: null, exact: false, chosen, forbiddenBy: [] };
	const difference =
		problem.objective === 'max-benefit' ? [answer.objective, -found] : [found, -answer.objective];
	return { id, regret: decimalNumber(exactSum(difference)), exact, chosen, forbiddenBy: [] };
}

/** The forced item is not the planner's demand. */
function withoutId(demand: SetDemand, id: string): SetDemand[] {
	if (demand.kind !== 'lock-in') return [demand];
	const ids = (demand.ids ?? []).filter((one) => one !== id);
	return ids.length === 0 ? [] : [{ ...demand, ids, value: ids.length }];
}

/**
 * For every item, in the order of the items, what forcing it in would cost at least (0 for the chosen and for those of which the
 * weights say nothing), from the weights of the certificate's root; no solve.
 */
export function regretBounds(problem: SetProblem, answer: SetAnswer): Float64Array {
	const bounds = new Float64Array(problem.items.length);
	const { certificate, objective } = answer;
	const root = certificate.root === null ? undefined : certificate.weights[certificate.root];
	if (root === undefined || root.w === '0' || objective === null) return bounds;
	const model = setModel(problem);
	const core = coreOf(model, new Int8Array(model.n).fill(-1));
	const scale = Number(certificate.scale);
	const y = Float64Array.from(model.rows, ({ key }) => Number(root.y[key] ?? '0') / scale);
	const { bound, error, reduced } = weigh(core, { w: 1, y }, core.lo, core.hi, ...heldBounds(model.fixed));
	const unit = Number(model.c.unit) / 10 ** model.c.places;
	const value = ((problem.objective === 'max-benefit' ? 1 : -1) * objective) / unit;
	const inside = new Set(answer.chosen);
	problem.items.forEach(({ id }, j) => {
		if (inside.has(id) || reduced[j]! >= 0) return;
		const least = value - (bound + error + reduced[j]!);
		bounds[j] = Math.max(0, least * unit * (1 - 1e-12));
	});
	return bounds;
}

function heldBounds(fixed: Int8Array): [Int8Array, Int8Array] {
	return [fixed.map((v) => (v === 1 ? 1 : 0)), fixed.map((v) => (v === 0 ? 0 : 1))];
}
