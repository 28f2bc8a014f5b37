import { expect, test } from 'vitest';
import {
	selectionQuestion,
	type SelectionCandidate,
	type SelectionCandidates,
	type SelectionQuestion,
} from '../api/selections.ts';
import type { LiveSelection } from './select-messages.ts';
import { SelectSession } from './select-session.ts';

const candidate = (id: number, uplift: number, costKnownWan: number): SelectionCandidate => ({
	kind: 'parcel',
	id,
	code: `C${id}`,
	name: null,
	park: 1,
	region: 1,
	stockKind: null,
	mu: 10,
	muKind: 'registered',
	grade: 'D',
	total: null,
	taxPerMu: null,
	far: null,
	idle: 'no',
	lowEfficiency: 'yes',
	batch: null,
	reason: 'none',
	extension: false,
	parts: {},
	priority: null,
	bbox: [0, 0, 1, 1],
	yields: [{ name: 'tax', now: 0, perMuAfter: uplift / 10, uplift, from: null }],
	costs: [],
	costKnownWan,
	costComplete: true,
	readiness: [],
	holder: null,
	parkName: null,
	regionName: null,
});
// By ratio 1 comes first, yet for 100 万元 the pair 2 + 3 brings more.
const candidates: SelectionCandidates = {
	run: { id: 1, year: 2025, rules: 'r@1', inputHash: 'h' },
	costRules: { id: 'c', version: '1', title: '', source: '' },
	candidates: [candidate(1, 65, 60), candidate(2, 52, 50), candidate(3, 51, 50), candidate(4, 1, 90)],
};
const question = (change: Partial<SelectionQuestion> = {}): SelectionQuestion => ({
	...selectionQuestion.parse({ run: 1, criteria: {}, objective: 'max-benefit', budgetWan: 100 }),
	...change,
});
const noHighs = () => Promise.reject(new Error('none is needed here'));
const chosenOf = ({ answer }: LiveSelection) =>
	answer.picks.filter((pick) => pick.chosen).map((pick) => pick.id);

test('the best set is found, checked without the solver, and what is left out says what it would cost at least', async () => {
	const session = new SelectSession(candidates, noHighs);
	const solved = await session.solve(1, question());
	expect(solved.answer).toMatchObject({
		status: 'optimal',
		objective: 103,
		bound: 103,
		checked: { ok: true },
	});
	expect(chosenOf(solved)).toEqual([2, 3]);
	expect(solved.answer.greedy?.objective).toBe(65);
	const bound = solved.answer.picks[0]?.regret;
	expect(bound?.exact).toBe(false);
	expect(bound?.value).toBeGreaterThanOrEqual(0);
	expect(bound?.value).toBeLessThanOrEqual(38);
});

test('the exact regret names who comes and goes, also in a worker that was started since', async () => {
	const session = new SelectSession(candidates, noHighs);
	expect(await session.regret(7, question(), 'parcel:1')).toEqual({
		key: 'parcel:1',
		value: 38,
		exact: true,
		comes: [],
		goes: ['parcel:2', 'parcel:3'],
	});
});

test('a lock solves anew from the last answer', async () => {
	const session = new SelectSession(candidates, noHighs);
	await session.solve(1, question());
	expect(chosenOf(await session.solve(2, question({ lockOut: [{ kind: 'parcel', id: 3 }] })))).toEqual([1]);
});

test('firmness counts the varied questions that can be answered: budget ± 10 % and ± 20 %', async () => {
	const session = new SelectSession(candidates, noHighs);
	await session.solve(1, question());
	const steps = [...session.firmness()];
	expect(steps.map(({ done, of }) => [done, of])).toEqual([
		[1, 4],
		[2, 4],
		[3, 4],
		[4, 4],
	]);
	// 80 and 90: only the first fits. 110: the first with the second. 120: the same.
	expect(steps.at(-1)?.kept).toEqual({ 'parcel:1': 4, 'parcel:2': 2 });
});
