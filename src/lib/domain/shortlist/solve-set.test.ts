import { describe, expect, it } from 'vitest';
import { checkCertificate } from './check-certificate.ts';
import { decimalText, exactDecimal } from './exact-decimal.ts';
import { randomSetProblem, type RandomSet } from './random-set-problem.ts';
import type { SetAnswer, SetItem, SetProblem } from './set-problem.ts';
import { solveSet } from './solve-set.ts';
import { tryEverySet, whole } from './try-every-set.ts';

const item = (id: string, benefit: number, costWan: number, mu: number, group?: string): SetItem => ({
	id,
	benefit,
	costWan,
	mu,
	...(group === undefined ? {} : { group }),
});

describe('the best set', () => {
	it('sums decimals as they are written: 0.1 + 0.2 is within 0.3', () => {
		const items = [item('a', 1, 0.1, 10), item('b', 2, 0.2, 20), item('c', 2.5, 0.3, 1)];
		const answer = solveSet({ items, objective: 'max-benefit', budgetWan: 0.3 });
		expect(answer).toMatchObject({ status: 'optimal', objective: 3, bound: 3, chosen: ['a', 'b'] });
		expect(answer.totals).toEqual({ benefit: 3, costWan: 0.3, mu: 30, count: 2 });
	});

	it('meets a target at least cost, where the best ratio first would overpay', () => {
		const items = [item('a', 0, 9, 10), item('b', 0, 5, 5), item('c', 0, 5.5, 5)];
		const answer = solveSet({ items, objective: 'min-cost', targetMu: 10 });
		expect(answer).toMatchObject({ status: 'optimal', objective: 9, chosen: ['a'] });
	});

	it('keeps budget and target at once, quotas of county and park, and locks', () => {
		const items: SetItem[] = [
			{ ...item('a', 9, 5, 5, 'X'), groups: ['P'] },
			{ ...item('b', 8, 5, 5, 'Y'), groups: ['P'] },
			item('c', 7, 5, 5, 'X'),
			item('d', 1, 5, 5, 'Y'),
		];
		const problem: SetProblem = {
			items,
			objective: 'max-benefit',
			budgetWan: 15,
			targetMu: 15,
			quotas: [
				{ group: 'P', maxMu: 5 },
				{ group: 'Y', minMu: 5 },
			],
			lockOut: ['b'],
		};
		expect(solveSet(problem)).toMatchObject({ status: 'optimal', objective: 17, chosen: ['a', 'c', 'd'] });
	});

	it('leaves out what brings nothing, and takes a loss only where a limit asks for it', () => {
		const items = [item('a', -2, 1, 4), item('b', 0, 1, 4), item('c', -1, 1, 4)];
		expect(solveSet({ items, objective: 'max-benefit' })).toMatchObject({ objective: 0 });
		expect(solveSet({ items, objective: 'max-benefit', targetMu: 8 })).toMatchObject({
			objective: -1,
			chosen: ['b', 'c'],
		});
	});

	it('says infeasible of demands that no selection meets, with a proof', () => {
		const problem: SetProblem = {
			items: [item('a', 1, 3, 4), item('b', 1, 3, 4)],
			objective: 'min-cost',
			budgetWan: 5,
			targetMu: 8,
		};
		const answer = solveSet(problem);
		expect(answer).toMatchObject({ status: 'infeasible', objective: null, bound: null, chosen: [] });
		expect(checkCertificate(problem, answer.certificate)).toMatchObject({ ok: true, status: 'infeasible' });
	});

	it('says feasible with a true bound where the time is over', () => {
		const problem = randomSetProblem({ seed: 5, items: 60, family: 'subset-sum', rows: 1 });
		const open = { items: problem.items, objective: 'max-benefit', budgetWan: 101.37, targetMu: 80 } as const;
		const answer = solveSet(open, { maxNodes: 0 });
		expect(['feasible', 'optimal']).toContain(answer.status);
		expect(answer.bound!).toBeGreaterThanOrEqual(answer.objective!);
		expect(checkCertificate(open, answer.certificate)).toMatchObject({ ok: true });
	});

	it('starts from an earlier answer', () => {
		const problem = randomSetProblem({ seed: 9, items: 200, family: 'plain', rows: 0 });
		const first = { ...problem, objective: 'max-benefit', budgetWan: 500, targetMu: 100 } as const;
		const before = solveSet(first);
		const locked = { ...first, lockOut: [before.chosen[0]!] };
		expect(solveSet(locked, { start: before }).objective).toBe(solveSet(locked).objective);
	});
});

describe('against every selection tried', () => {
	const families: RandomSet['family'][] = ['plain', 'offset', 'equal', 'long-decimals', 'subset-sum'];
	it.each(families)('%s: 130 problems, certificates verified', (family) => {
		const seen = { optimal: 0, feasible: 0, infeasible: 0 };
		for (let seed = 0; seed < 130; seed++) {
			const items = seed % 26 === 25 ? 13 : 2 + (seed % 8);
			const problem = randomSetProblem({ seed, items, family, rows: 0.7 });
			const answer = solveSet(problem, { conflict: false });
			seen[answer.status]++;
			expect([seed, valueOf(problem, answer)]).toEqual([seed, tryEverySet(problem)]);
			const check = checkCertificate(problem, JSON.parse(JSON.stringify(answer.certificate)));
			expect([seed, check]).toEqual([
				seed,
				expect.objectContaining({
					ok: true,
					status: answer.status,
					objective: answer.objective,
					bound: answer.bound,
					restsOn: 'nothing',
				}),
			]);
		}
		expect(seen.feasible).toBe(0);
		expect(Math.min(seen.optimal, seen.infeasible)).toBeGreaterThan(15);
	});
});

/** The chosen, summed exactly; the objective is that sum rounded once. */
function valueOf(problem: SetProblem, { status, chosen, objective }: SetAnswer): bigint | null {
	if (status === 'infeasible') return null;
	const inside = new Set(chosen);
	const sum = problem.items
		.filter(({ id }) => inside.has(id))
		.reduce((all, one) => all + whole(problem.objective === 'max-benefit' ? one.benefit : one.costWan), 0n);
	expect(objective).toBe(Number(decimalText({ digits: sum, places: 24 })));
	expect(exactDecimal(objective!)).toBeDefined();
	return problem.objective === 'max-benefit' ? sum : -sum;
}
