import { describe, expect, it } from 'vitest';
import { checkCertificate } from './check-certificate.ts';
import { randomSetProblem, seeded } from './random-set-problem.ts';
import type { SetCertificate, SetProblem } from './set-problem.ts';
import { solveSet } from './solve-set.ts';

const problem: SetProblem = {
	items: [
		{ id: 'a', benefit: 6, costWan: 3, mu: 4, group: 'X' },
		{ id: 'b', benefit: 5, costWan: 3, mu: 4, group: 'Y' },
		{ id: 'c', benefit: 4, costWan: 2, mu: 3, group: 'X' },
		{ id: 'd', benefit: 1, costWan: 2, mu: 3, group: 'Y' },
	],
	objective: 'max-benefit',
	budgetWan: 6,
	targetMu: 7,
	quotas: [{ group: 'Y', minMu: 3 }],
};
const good = solveSet(problem).certificate;
const refusal = (changed: Partial<SetCertificate>) => {
	const { ok, faults } = checkCertificate(problem, { ...good, ...changed });
	return ok ? 'accepted' : faults[0]?.code;
};

describe('a certificate', () => {
	it('is accepted as it was written', () => {
		expect(checkCertificate(problem, good)).toMatchObject({
			ok: true,
			status: 'optimal',
			objective: 11,
			bound: 11,
		});
	});

	it('is refused for another problem, and for one whose item was changed', () => {
		expect(checkCertificate({ ...problem, budgetWan: 7 }, good).faults).toEqual([
			{ code: 'other-problem', at: 'budgetWan' },
		]);
		const items = problem.items.map((one, j) => ({ ...one, mu: one.mu + (j === 0 ? 1 : j === 1 ? -1 : 0) }));
		expect(checkCertificate({ ...problem, items, targetMu: 8 }, { ...good }).ok).toBe(false);
	});

	it('is refused for a selection that breaks a limit, is worse, or is unknown', () => {
		expect(refusal({ chosen: ['a', 'c'] })).toBe('not-feasible');
		expect(refusal({ chosen: ['a', 'd'], objective: '7', bound: '7' })).toBe('better-exists');
		expect(refusal({ chosen: ['a', 'x'] })).toBe('chosen-unknown');
		expect(refusal({ objective: '12', bound: '12' })).toBe('objective');
		expect(refusal({ bound: '12' })).toBe('bound');
	});

	it('is refused for a tree that is cut, too long, open, or rests on weights that are not there', () => {
		expect(refusal({ tree: [] })).toBe('tree-short');
		expect(refusal({ tree: [{ kind: 'item', at: 0, first: 0 }, ...good.tree] })).toBe('tree-short');
		expect(refusal({ tree: [...good.tree, ...good.tree] })).toBe('tree-long');
		expect(refusal({ root: null, tree: [{ kind: 'open', weights: good.root! }] })).not.toBe('accepted');
		expect(refusal({ root: null, tree: [{ kind: 'leaf', weights: 99 }] })).toBe('weights');
		expect(refusal({ weights: [{ w: '1', y: {} }], root: null })).toBe('weights');
		expect(refusal({ scale: 'abc' })).toBe('malformed');
		expect(refusal({ version: 2 as 1 })).toBe('version');
	});

	it('is not fooled by a claim that nothing fits', () => {
		const nothing = { status: 'infeasible', objective: null, bound: null, chosen: [] } as const;
		expect(refusal({ ...nothing, chosen: [] })).not.toBe('accepted');
		expect(
			refusal({
				...nothing,
				chosen: [],
				root: null,
				weights: [{ w: '0', y: {} }],
				tree: [{ kind: 'leaf', weights: 0 }],
			}),
		).toBe('better-exists');
	});

	it('never says more than what holds, whatever number in it is changed', () => {
		const random = seeded(3);
		let refused = 0;
		for (let seed = 0; seed < 120; seed++) {
			const set = randomSetProblem({ seed, items: 9, family: 'plain', rows: 0.6 });
			const answer = solveSet(set, { conflict: false });
			const text = JSON.stringify(answer.certificate);
			const digits = [...text.matchAll(/\d/g)].map((found) => found.index);
			const at = digits[Math.floor(random() * digits.length)]!;
			const changed = text.slice(0, at) + String((Number(text[at]) + 1) % 10) + text.slice(at + 1);
			const check = checkCertificate(set, JSON.parse(changed));
			if (!check.ok) refused++;
			else expect([seed, check.status, check.objective]).toEqual([seed, answer.status, answer.objective]);
		}
		expect(refused).toBeGreaterThan(40);
	});
});
