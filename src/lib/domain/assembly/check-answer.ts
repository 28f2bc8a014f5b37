import { exactly, numberOf } from './exact-amounts.ts';
import type { AssemblyQuestion } from './question.ts';

export interface CheckedAnswer {
	/** What does not hold; empty if the answer is one. */
	faults: (
		'unknown' | 'repeated' | 'disconnected' | 'short' | 'mu' | 'cost' | 'owners' | 'locked-in' | 'locked-out'
	)[];
	mu: number;
	costWan: number;
}

/**
 * Checks an answer against the question alone, with none of the solver's code: every node known and once, one
 * connected whole, exact sums as stated, enough land, the locks and the number of owners kept.
 */
export function checkAnswer(
	question: AssemblyQuestion,
	answer: { nodes: readonly (string | number)[]; mu: number; costWan: number },
): CheckedAnswer {
	const byId = new Map(question.nodes.map((node) => [String(node.id), node]));
	const ids = answer.nodes.map(String);
	const chosen = ids.flatMap((id) => byId.get(id) ?? []);
	const mu = exactly([...chosen.map((n) => n.mu), question.minMu]);
	const need = mu.amounts.pop() as bigint;
	const cost = exactly(chosen.map((n) => n.costWan));
	const sum = (amounts: bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
	const totals = {
		mu: numberOf(sum(mu.amounts), mu.places),
		costWan: numberOf(sum(cost.amounts), cost.places),
	};
	const owners = new Set(chosen.map((n) => (n.owner === null ? `unknown ${n.id}` : `owner ${n.owner}`)));
	const set = new Set(ids);
	const holds: Record<CheckedAnswer['faults'][number], boolean> = {
		unknown: chosen.length === ids.length,
		repeated: set.size === ids.length,
		disconnected: isWhole(set, question.edges),
		short: sum(mu.amounts) >= need,
		mu: totals.mu === answer.mu,
		cost: totals.costWan === answer.costWan,
		owners: question.maxOwners === null || owners.size <= question.maxOwners,
		'locked-in': question.lockIn.every((id) => set.has(String(id))),
		'locked-out': question.lockOut.every((id) => !set.has(String(id))),
	};
	const names = Object.keys(holds) as CheckedAnswer['faults'];
	return { faults: names.filter((name) => !holds[name]), ...totals };
}

/** Union of the two ends of every edge inside the set, until one part is left (or not). */
function isWhole(set: ReadonlySet<string>, edges: AssemblyQuestion['edges']): boolean {
	const head = new Map([...set].map((id) => [id, id]));
	const headOf = (id: string): string => {
		let at = id;
		while (head.get(at) !== at) at = head.get(at) as string;
		head.set(id, at);
		return at;
	};
	let parts = set.size;
	for (const [a, b] of edges) {
		if (!set.has(String(a)) || !set.has(String(b))) continue;
		const [x, y] = [headOf(String(a)), headOf(String(b))];
		if (x === y) continue;
		head.set(x, y);
		parts--;
	}
	return parts === 1;
}
