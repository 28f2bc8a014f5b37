import { expect, it } from 'vitest';
import type { MatchProblem } from '#lib/domain/matching/match-problem.ts';
import { matchAside } from './match-aside.ts';

const problem: MatchProblem = {
	projects: [
		{ id: 'large', mu: 80, value: 900, from: '2027-Q1' },
		{ id: 'middle', mu: 50, value: 600, from: '2027-Q1' },
		{ id: 'small', mu: 30, value: 400, from: '2027-Q3' },
	],
	sites: [{ id: 'site', mu: 80, available: '2027-Q2' }],
};
const seconds = { solve: 10, explain: 10 };

it('a matching is answered in a thread: solved, checked, and why the rest has no site', async () => {
	let beats = 0;
	const heart = setInterval(() => beats++, 5);
	const { answer, seconds: taken } = await matchAside({ problem, seconds });
	clearInterval(heart);
	expect(answer).toMatchObject({ status: 'optimal', objective: 1000, bound: 1000 });
	expect(answer.pairs.map((p) => [p.project, p.at])).toEqual([
		['middle', '2027-Q2'],
		['small', '2027-Q3'],
	]);
	expect(answer.unmet).toMatchObject([
		{ project: 'large', reason: 'taken', regret: 100, displaced: ['middle', 'small'] },
	]);
	expect(taken).toBeGreaterThan(0);
	// the caller's thread went on
	expect(beats).toBeGreaterThan(2);
}, 30_000);

it('a cancelled matching ends its thread and says why', async () => {
	const controller = new AbortController();
	const work = matchAside({ problem, seconds }, { signal: controller.signal });
	controller.abort(new Error('cancelled'));
	await expect(work).rejects.toThrow('cancelled');
}, 30_000);
