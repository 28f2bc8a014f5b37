import { expect, it } from 'vitest';
import { packingHighs } from '#lib/server/workers/packing-highs.ts';
import { checkMatching } from './check-matching.ts';
import { explainUnmet } from './explain-unmet.ts';
import type { MatchProblem } from './match-problem.ts';
import { solveMatching } from './solve-matching.ts';

const limits = { packing: await packingHighs(), secondsLeft: () => 60 };
const site = (id: string, mu = 20) => ({ id, mu, available: '2027-Q1', zone: '甲' });
const problem: MatchProblem = {
	projects: [
		{ id: 'a', mu: 15, value: 5, from: '2027-Q1' },
		{ id: 'b', mu: 15, value: 3, from: '2027-Q1' },
	],
	sites: [site('one'), site('two'), site('three'), site('small', 5)],
	forbid: [
		{ project: 'a', site: 'one' },
		{ project: 'a', site: 'two' },
	],
	barred: [
		{ project: 'a', site: 'two', cause: 'slope' },
		{ project: 'a', site: 'three', cause: 'shape' },
		{ project: 'a', site: 'gone', cause: 'shape' },
		{ project: 'a', site: 'small', cause: 'slope' },
	],
};

it('tells what the planner ruled out from what the land does; what is too small anyway is not counted', () => {
	const answer = solveMatching(problem, limits);
	expect(checkMatching(problem, answer)).toEqual([]);
	expect(answer).toMatchObject({ status: 'optimal', objective: 3, unmet: ['a'] });
	const unmet = explainUnmet(problem, answer, limits, { resolve: false });
	expect(unmet).toMatchObject([
		{
			reason: 'forbidden',
			barred: [
				{ cause: 'planner', sites: 1 },
				{ cause: 'slope', sites: 1 },
				{ cause: 'shape', sites: 1 },
			],
		},
	]);
});

it('a pin on land that cannot take the project says by what', () => {
	const answer = solveMatching({ ...problem, pin: [{ project: 'a', site: 'three' }] }, limits);
	expect(answer).toMatchObject({
		status: 'infeasible',
		conflict: [{ code: 'forbidden', cause: 'shape', pairs: [{ project: 'a', site: 'three' }] }],
	});
});
