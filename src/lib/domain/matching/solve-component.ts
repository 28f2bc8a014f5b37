import { assignSingle, holdsOneEach } from './assign-single.ts';
import { greedyMatch, worthOf, type Seats } from './greedy-match.ts';
import type { SolveLimits } from './packing-solver.ts';
import { solveByPatterns } from './solve-by-patterns.ts';
import { solveCompact } from './solve-compact.ts';
import type { ReducedMatch } from './reduced-match.ts';

export interface PartAnswer {
	seats: Seats;
	/** No answer of this part is worth more, in the model's whole numbers. */
	bound: number;
	/** How it was proven, for the record. */
	method: 'all-best' | 'assignment' | 'patterns' | 'compact';
}

/** The best seats of one connected part, with a bound; equal to their worth unless time ran out. */
export function solveComponent(whole: ReducedMatch, limits: SolveLimits): PartAnswer {
	const step = commonStep(whole.value);
	const answer = solveInSteps({ ...whole, value: whole.value.map((value) => value / step) }, limits);
	return { ...answer, bound: answer.bound * step };
}

function solveInSteps(part: ReducedMatch, limits: SolveLimits): PartAnswer {
	const ceiling = sumOfBest(part);
	if (holdsOneEach(part)) {
		const seats = assignSingle(part);
		return { seats, bound: worthOf(part, seats), method: 'assignment' };
	}
	const start = greedyMatch(part);
	if (worthOf(part, start) === ceiling) return { seats: start, bound: ceiling, method: 'all-best' };
	const { seats, bound, proven } = solveByPatterns(part, start, ceiling, limits);
	if (proven) return { seats, bound, method: 'patterns' };
	return { ...solveCompact(part, seats, bound, limits), method: 'compact' };
}

/** Each project on its best site, as if alone. */
function sumOfBest({ projects, sites, value }: ReducedMatch): number {
	return projects.reduce((sum, _, p) => {
		let best = 0;
		for (let s = 0; s < sites.length; s++) best = Math.max(best, value[p * sites.length + s]!);
		return sum + best;
	}, 0);
}

/** The greatest step that all worths share: the objective moves by no less. */
function commonStep(values: Float64Array): number {
	let step = 0;
	for (const value of values) {
		let [a, b] = [step, value];
		while (b !== 0) [a, b] = [b, a % b];
		step = a;
	}
	return step || 1;
}
