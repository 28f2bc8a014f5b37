import { expect, it } from 'vitest';
import type { SelectionDemands, WeighedCandidate } from '#lib/domain/selection/question.ts';
import { selectAside } from './select-aside.ts';

const question: SelectionDemands = {
	objective: 'max-benefit',
	budgetWan: 10,
	targetMu: null,
	weights: { tax: 1, valueAdded: 0 },
	readiness: { mortgaged: 'allow', seized: 'exclude', disputed: 'exclude', papersMissing: 'allow' },
	missingCost: 'leave-out',
	quotas: [],
	lockIn: [],
	lockOut: [],
};
const candidate = (id: number, uplift: number, costKnownWan: number): WeighedCandidate => ({
	...{ kind: 'parcel', id, mu: 5, region: null, regionName: null, park: null, parkName: null },
	yields: [{ name: 'tax', now: 0, perMuAfter: null, uplift, from: null }],
	...{ costKnownWan, costComplete: true, readiness: [] },
});
// greedy takes the best ratio (6 for 5), after which the two of 5 and 5 do not both fit
const three = [candidate(1, 9, 6), candidate(2, 7, 5), candidate(3, 7, 5)];

it('a selection is answered in a thread: solved, checked, regrets and firmness beside it', async () => {
	const stages: string[] = [];
	const { answer, findings } = await selectAside(
		{ question, candidates: three, seconds: 10 },
		{ stage: (at) => stages.push(at) },
	);
	expect(answer).toMatchObject({ status: 'optimal', objective: 14, chosen: ['parcel:2', 'parcel:3'] });
	expect(findings.check).toMatchObject({ ok: true, restsOn: 'nothing' });
	expect(findings.regrets).toMatchObject([{ id: 'parcel:1', regret: 5, exact: true }]);
	// budget 8, 9, 11 and 12: 1 alone is best below 10, at 11 1 and 2 or 3 are
	expect(findings.variants).toBe(4);
	expect(findings.firmness?.find((f) => f.id === 'parcel:1')).toMatchObject({ chosen: false, in: 4 });
	expect(stages).toEqual(['solve', 'regret', 'firm']);
}, 30_000);

it('a cancelled selection ends its thread and says why', async () => {
	const controller = new AbortController();
	const work = selectAside({ question, candidates: three, seconds: 10 }, { signal: controller.signal });
	controller.abort(new Error('cancelled'));
	await expect(work).rejects.toThrow('cancelled');
}, 30_000);
