import type { SetItem, SetProblem, SetQuota } from '../shortlist/set-problem.ts';
import { amountOf } from './amount.ts';
import {
	keyOf,
	type LeftOutReason,
	type SelectionDemands,
	type WeighedCandidate,
	YIELDS,
} from './question.ts';

/** A question as the solver takes it, with what could not be put into it. */
export interface PosedQuestion {
	/** Items are keyed `kind:id`, groups `region:12`, `park:3`. */
	problem: SetProblem;
	/** Candidates that cannot be chosen, by key, and why. Those locked out are in the problem all the same. */
	leftOut: Map<string, LeftOutReason>;
	/** Names of the groups that quotas are set for. */
	groupNames: Map<string, string>;
}

/** Benefit, 万元 a year: Σ weight × uplift; null where an uplift that is weighed is unknown. */
export function benefitOf(
	candidate: Pick<WeighedCandidate, 'yields'>,
	weights: SelectionDemands['weights'],
): number | null {
	let sum = 0;
	for (const name of YIELDS) {
		if (weights[name] === 0) continue;
		const uplift = candidate.yields.find((y) => y.name === name)?.uplift ?? null;
		if (uplift === null) return null;
		sum += weights[name] * uplift;
	}
	return amountOf(sum);
}

/** Cost in the model, 万元: the sum of what is known; null where something is unknown and the question leaves such out. */
export function costOf(
	candidate: Pick<WeighedCandidate, 'costKnownWan' | 'costComplete'>,
	missingCost: SelectionDemands['missingCost'],
): number | null {
	return candidate.costComplete || missingCost === 'known-part' ? amountOf(candidate.costKnownWan) : null;
}

/**
 * The set problem of a question: who is weighed, with which amounts, under which limits. Browser and server pose it
 * with this one function. A candidate is left out where its benefit is unknown (asked only where benefit is the
 * objective), where its cost is unknown, or where a known issue excludes it; what the planner locks in is weighed all
 * the same, an unknown counting nothing. A lock on something that is no candidate is not posed.
 */
export function problemOf(
	question: SelectionDemands,
	candidates: readonly WeighedCandidate[],
): PosedQuestion {
	const lockedIn = new Set(question.lockIn.map(keyOf));
	const lockedOut = new Set(question.lockOut.map(keyOf));
	const quotas = question.quotas.filter((q) => q.minMu !== null || q.maxMu !== null);
	const wanted = new Set(quotas.map((q) => `${q.of}:${q.id}`));
	const leftOut = new Map<string, LeftOutReason>();
	const groupNames = new Map<string, string>();
	const items: SetItem[] = [];
	for (const candidate of candidates) {
		const id = keyOf(candidate);
		const benefit = benefitOf(candidate, question.weights);
		const costWan = costOf(candidate, question.missingCost);
		const reason = lockedIn.has(id) ? null : reasonOf(candidate, question, benefit, costWan);
		if (reason !== null) {
			leftOut.set(id, lockedOut.has(id) ? 'locked-out' : reason);
			continue;
		}
		if (lockedOut.has(id)) leftOut.set(id, 'locked-out');
		const groups = groupsOf(candidate, wanted, groupNames);
		items.push({
			id,
			benefit: benefit ?? 0,
			costWan: costWan ?? amountOf(candidate.costKnownWan),
			mu: amountOf(candidate.mu),
			...(groups.length > 0 && { groups }),
		});
	}
	const there = new Set(items.map((item) => item.id));
	const locks = (keys: Set<string>) => [...keys].filter((key) => there.has(key));
	const problem: SetProblem = {
		items,
		objective: question.objective,
		...(question.budgetWan !== null && { budgetWan: question.budgetWan }),
		...(question.targetMu !== null && { targetMu: question.targetMu }),
		...(quotas.length > 0 && { quotas: quotas.map(quotaOf) }),
		...(lockedIn.size > 0 && { lockIn: locks(lockedIn) }),
		...(lockedOut.size > 0 && { lockOut: locks(lockedOut) }),
	};
	return { problem, leftOut, groupNames };
}

function reasonOf(
	candidate: WeighedCandidate,
	question: SelectionDemands,
	benefit: number | null,
	costWan: number | null,
): LeftOutReason | null {
	const stands = candidate.readiness.some(
		({ issue, finding }) => finding === 'yes' && question.readiness[issue] === 'exclude',
	);
	if (stands) return 'not-ready';
	if (benefit === null && question.objective === 'max-benefit') return 'benefit-missing';
	return costWan === null ? 'cost-missing' : null;
}

function groupsOf(
	{ region, regionName, park, parkName }: WeighedCandidate,
	wanted: ReadonlySet<string>,
	names: Map<string, string>,
): string[] {
	const groups: string[] = [];
	const join = (of: 'region' | 'park', id: number | null, name: string | null) => {
		const key = `${of}:${id}`;
		if (id === null || !wanted.has(key)) return;
		groups.push(key);
		if (name !== null) names.set(key, name);
	};
	join('region', region, regionName);
	join('park', park, parkName);
	return groups;
}

function quotaOf({ of, id, minMu, maxMu }: SelectionDemands['quotas'][number]): SetQuota {
	return { group: `${of}:${id}`, ...(minMu !== null && { minMu }), ...(maxMu !== null && { maxMu }) };
}
