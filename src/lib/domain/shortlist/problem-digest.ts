import { decimalText, exactSum } from './exact-decimal.ts';
import type { SetCertificate, SetProblem } from './set-problem.ts';

/** What tells a problem from another at a glance; no proof, only a clear message. */
export function problemDigest(problem: SetProblem): SetCertificate['problem'] {
	const { items } = problem;
	const sum = (of: (item: SetProblem['items'][number]) => number) => decimalText(exactSum(items.map(of)));
	const figure = (value: number | undefined) => (value === undefined ? null : decimalText(exactSum([value])));
	return {
		objective: problem.objective,
		items: items.length,
		benefit: sum((item) => item.benefit),
		costWan: sum((item) => item.costWan),
		mu: sum((item) => item.mu),
		budgetWan: figure(problem.budgetWan),
		targetMu: figure(problem.targetMu),
		quotas: problem.quotas?.length ?? 0,
		lockIn: problem.lockIn?.length ?? 0,
		lockOut: problem.lockOut?.length ?? 0,
	};
}
