import { describe, expect, it } from 'vitest';
import { coreOf } from './core.ts';
import { fitRows } from './fit-rows.ts';
import { flipSets, startOfWindow } from './flip-sets.ts';
import { Incumbent } from './incumbent.ts';
import { RowSimplex } from './row-simplex.ts';
import { setModel } from './set-model.ts';
import type { SetProblem } from './set-problem.ts';
import { solveInTurns } from './solve-in-turns.ts';
import { weigh, weightBits, writable } from './weigh.ts';

/** Eight groups of thirty, each to give exactly a sum that some half of it gives. */
function exactQuotas(): SetProblem {
	let state = 7;
	const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
	const items = Array.from({ length: 240 }, (_, i) => {
		const mu = Math.round(50 + next() * 3000) / 100;
		const costWan = Math.round(mu * (1000 + next() * 9000)) / 100;
		return { id: `p${i}`, benefit: Math.round(mu * next() * 2000) / 100, costWan, mu, group: `g${i % 8}` };
	});
	const quotas = Array.from({ length: 8 }, (_, g) => {
		const half = items.filter(({ group }) => group === `g${g}`).filter((_, at) => at % 2 === 0);
		const mu = Math.round(half.reduce((sum, item) => sum + item.mu, 0) * 100) / 100;
		return { group: `g${g}`, minMu: mu, maxMu: mu };
	});
	const budgetWan = Math.round(items.reduce((sum, item) => sum + item.costWan, 0) * 50) / 100;
	return { items, objective: 'max-benefit', quotas, budgetWan };
}

describe('fitRows', () => {
	it('hits the sum of every group, near the bound', () => {
		const model = setModel(exactQuotas());
		const core = coreOf(model, model.fixed);
		const lp = new RowSimplex(core);
		lp.solve();
		const y = writable(lp.weights(), core.lo, core.hi, weightBits(core));
		const { reduced, bound } = weigh(core, { w: 1, y });
		const found = fitRows(core, lp.values(), reduced);
		const best = new Incumbent(model);
		expect(found && best.offerCore(core, found)).toBe(true);
		expect(Number(best.objective)).toBeGreaterThan(bound * 0.95);
	});

	it('leaves a problem without groups alone', () => {
		const model = setModel({ ...exactQuotas(), quotas: [] });
		const core = coreOf(model, model.fixed);
		expect(fitRows(core, new Float64Array(core.n), new Float64Array(core.n))).toBeNull();
	});
});

it('sets of flips come by the sum they move, and the empty one is among them', () => {
	const flip = (item: number, step: number) => ({ item, step, gain: item, loss: 1 });
	const sets = flipSets([flip(4, 3), flip(9, -2)]);
	expect([...sets.step]).toEqual([-2, 0, 1, 3]);
	expect([0, 1, 2, 3].map(sets.items)).toEqual([[9], [], [4, 9], [4]]);
	expect([...sets.gain]).toEqual([9, 0, 13, 4]);
	expect([-5, 0, 0.5, 4].map((low) => startOfWindow(sets, low))).toEqual([0, 1, 2, 4]);
});

describe('solveInTurns', () => {
	it('goes on alone where there is no other solver, and says how far it came', async () => {
		let at = 0;
		const asked: number[] = [];
		const openCloser = () => {
			asked.push(at);
			return Promise.resolve(null);
		};
		const answer = await solveInTurns(exactQuotas(), { seconds: 2, now: () => (at += 20), openCloser });
		expect(asked).toHaveLength(1);
		expect(answer.status).toBe('feasible');
		expect(answer.bound).toBeGreaterThan(answer.objective ?? Infinity);
	});
});
