import { describe, expect, it } from 'vitest';
import { firmnessOf } from './firmness.ts';
import { randomSetProblem } from './random-set-problem.ts';
import { regretBounds, regretOf } from './regret.ts';
import type { SetDemand, SetProblem, SetRemedy } from './set-problem.ts';
import { solveSet } from './solve-set.ts';
import { tryEverySet, whole } from './try-every-set.ts';

const counties: SetProblem = {
	items: [
		{ id: 'a', benefit: 5, costWan: 4000, mu: 60, group: '甲县' },
		{ id: 'b', benefit: 5, costWan: 4200, mu: 60, group: '甲县' },
		{ id: 'c', benefit: 5, costWan: 1000, mu: 80, group: '乙县' },
	],
	objective: 'max-benefit',
	budgetWan: 5000,
	targetMu: 100,
	quotas: [
		{ group: '甲县', minMu: 100 },
		{ group: '乙县', maxMu: 90 },
	],
};

describe('demands that exclude each other', () => {
	it('are named, and how much more would do', () => {
		expect(solveSet(counties).conflict).toEqual({
			demands: [
				{ kind: 'budget', value: 5000 },
				{ kind: 'quota-min', group: '甲县', value: 100 },
			],
			remedies: [
				{ kind: 'budget', needed: 8200, by: 3200 },
				{ kind: 'quota-min', group: '甲县', needed: 60, by: 40 },
			],
			minimal: true,
		});
	});

	it('name the locks that conflict, and only those', () => {
		const locked: SetProblem = { ...counties, quotas: [], budgetWan: 8100, lockIn: ['c', 'b', 'a'] };
		expect(solveSet(locked).conflict).toMatchObject({
			demands: [
				{ kind: 'budget', value: 8100 },
				{ kind: 'lock-in', ids: ['b', 'a'], value: 2 },
			],
			remedies: [
				{ kind: 'budget', needed: 9200, by: 1100 },
				{ kind: 'lock-in', by: 1 },
			],
		});
	});

	it('are minimal, and remedies exact, in 50 infeasible problems', () => {
		let seen = 0;
		for (let seed = 0; seen < 50; seed++) {
			const problem = randomSetProblem({ seed, items: 3 + (seed % 5), family: 'plain', rows: 0.8 });
			const { status, conflict } = solveSet(problem);
			if (status !== 'infeasible') continue;
			seen++;
			const { demands, remedies } = conflict!;
			expect([seed, tryEverySet(only(problem, demands))]).toEqual([seed, null]);
			for (const one of demands) {
				expect(
					tryEverySet(
						only(
							problem,
							demands.filter((other) => other !== one),
						),
					),
				).not.toBeNull();
			}
			for (const remedy of remedies.filter(({ ids }) => ids === undefined)) {
				const less = remedy.kind === 'budget' || remedy.kind === 'quota-max' ? -0.001 : 0.001;
				expect([seed, tryEverySet(relaxed(problem, remedy, 0)) !== null]).toEqual([seed, true]);
				expect([seed, tryEverySet(relaxed(problem, remedy, less))]).toEqual([seed, null]);
			}
		}
	});
});

describe('why not', () => {
	it('is what forcing an item in costs, or which demands forbid it', () => {
		const problem: SetProblem = { ...counties, quotas: [], budgetWan: 5100 };
		const answer = solveSet(problem);
		expect(answer.chosen).toEqual(['a', 'c']);
		expect(regretOf(problem, answer, 'b')).toMatchObject({
			regret: null,
			exact: true,
			forbiddenBy: [
				{ kind: 'budget', value: 5100 },
				{ kind: 'target', value: 100 },
			],
		});
		const richer = { ...problem, budgetWan: 5200, targetMu: 0 };
		expect(regretOf(richer, solveSet(richer), 'b')).toMatchObject({ regret: 0, chosen: ['b', 'c'] });
	});

	it('is never below its bound, nor off the optimum with it, in 40 problems', () => {
		for (let seed = 0; seed < 40; seed++) {
			const problem = randomSetProblem({ seed, items: 8, family: 'plain', rows: 0.4 });
			const answer = solveSet(problem);
			if (answer.objective === null) continue;
			const bounds = regretBounds(problem, answer);
			problem.items.forEach(({ id }, j) => {
				if (answer.chosen.includes(id)) return;
				const { regret, forbiddenBy } = regretOf(problem, answer, id);
				const lockOut = problem.lockOut?.filter((one) => one !== id) ?? [];
				const best = tryEverySet({ ...problem, lockOut, lockIn: [...(problem.lockIn ?? []), id] });
				expect([seed, id, regret === null]).toEqual([seed, id, best === null]);
				if (best === null || regret === null) return expect(forbiddenBy).not.toEqual([]);
				const sign = problem.objective === 'max-benefit' ? 1n : -1n;
				expect(regret).toBeCloseTo(Number(sign * whole(answer.objective!) - best) / 1e24, 9);
				expect(bounds[j]!).toBeLessThanOrEqual(Math.max(0, regret) + 1e-9);
			});
		}
	});
});

describe('firmness', () => {
	it('counts the variants in which a pick stays', () => {
		const problem: SetProblem = { ...counties, quotas: [], budgetWan: 5000, targetMu: 0 };
		const answer = solveSet(problem);
		const variants = [4000, 5200, 9200, 0.5].map((budgetWan) => ({ ...problem, budgetWan }));
		variants.push({ ...problem, budgetWan: 1, targetMu: 500 });
		const firm = firmnessOf(problem, answer, variants);
		expect(firm.find(({ id }) => id === 'c')).toEqual({ id: 'c', chosen: true, in: 3, of: 4 });
	});
});

function only(problem: SetProblem, demands: readonly SetDemand[]): SetProblem {
	const { items, objective } = problem;
	return demands.reduce<SetProblem>(
		(all, { kind, group, ids, value }) => {
			if (kind === 'budget') return { ...all, budgetWan: value };
			if (kind === 'target') return { ...all, targetMu: value };
			if (kind === 'lock-in') return { ...all, lockIn: ids! };
			if (kind === 'lock-out') return { ...all, lockOut: ids! };
			const bound = kind === 'quota-min' ? { minMu: value } : { maxMu: value };
			return { ...all, quotas: [...(all.quotas ?? []), { group: group!, ...bound }] };
		},
		{ items, objective },
	);
}

function relaxed(problem: SetProblem, { kind, group, needed }: SetRemedy, more: number): SetProblem {
	const value = needed + more;
	if (kind === 'budget') return { ...problem, budgetWan: value };
	if (kind === 'target') return { ...problem, targetMu: value };
	const bound = kind === 'quota-min' ? { minMu: value } : { maxMu: value };
	const quotas = problem.quotas!.map((one) => (one.group === group ? { ...one, ...bound } : one));
	return { ...problem, quotas };
}
