import { describe, expect, it } from 'vitest';
import type { SetAnswer, SetCertificate } from '../shortlist/set-problem.ts';
import { answerOf } from './answer-of.ts';
import { problemOf } from './problem-of.ts';
import type { SelectionDemands, WeighedCandidate } from './question.ts';
import { variantsOf } from './variants.ts';

const question = (more: Partial<SelectionDemands> = {}): SelectionDemands => ({
	objective: 'max-benefit',
	budgetWan: 1000,
	targetMu: null,
	weights: { tax: 1, valueAdded: 0 },
	readiness: { mortgaged: 'allow', seized: 'exclude', disputed: 'exclude', papersMissing: 'allow' },
	missingCost: 'leave-out',
	quotas: [],
	lockIn: [],
	lockOut: [],
	...more,
});
const candidate = (
	id: number,
	uplift: number | null,
	cost: number,
	more: Partial<WeighedCandidate> = {},
): WeighedCandidate => ({
	kind: 'parcel',
	id,
	mu: 10,
	region: 12,
	regionName: '莲都区',
	park: 3,
	parkName: '示例园',
	yields: [{ name: 'tax', now: 0, perMuAfter: null, uplift, from: null }],
	costKnownWan: cost,
	costComplete: true,
	readiness: [{ issue: 'seized', finding: 'unknown' }],
	...more,
});
const four = [
	candidate(1, 90, 300),
	candidate(2, null, 100),
	candidate(3, 40, 0, { costComplete: false }),
	candidate(4, 70, 500, { readiness: [{ issue: 'seized', finding: 'yes' }] }),
];

describe('a question as a set problem', () => {
	it('leaves out what cannot be weighed and says why; an unknown issue keeps nobody out', () => {
		const { problem, leftOut } = problemOf(question(), four);
		expect(problem).toEqual({
			items: [{ id: 'parcel:1', benefit: 90, costWan: 300, mu: 10 }],
			objective: 'max-benefit',
			budgetWan: 1000,
		});
		expect([...leftOut]).toEqual([
			['parcel:2', 'benefit-missing'],
			['parcel:3', 'cost-missing'],
			['parcel:4', 'not-ready'],
		]);
	});

	it('does not ask for a benefit where cost is the objective, and takes known parts where told so', () => {
		const { problem } = problemOf(
			question({ objective: 'min-cost', targetMu: 20, missingCost: 'known-part' }),
			four,
		);
		expect(problem.items.map((i) => [i.id, i.benefit, i.costWan])).toEqual([
			['parcel:1', 90, 300],
			['parcel:2', 0, 100],
			['parcel:3', 40, 0],
		]);
	});

	it('weighs what is locked in whatever is unknown of it, and keeps what is locked out in the problem', () => {
		const { problem, leftOut } = problemOf(
			question({
				lockIn: [2, 4, 99].map((id) => ({ kind: 'parcel', id })),
				lockOut: [{ kind: 'parcel', id: 1 }],
			}),
			four,
		);
		expect(problem).toMatchObject({ lockIn: ['parcel:2', 'parcel:4'], lockOut: ['parcel:1'] });
		expect(problem.items.map((i) => i.id)).toEqual(['parcel:1', 'parcel:2', 'parcel:4']);
		expect(leftOut.get('parcel:1')).toBe('locked-out');
	});

	it('puts items into the groups that quotas name, with the names of those', () => {
		const { problem, groupNames } = problemOf(
			question({
				quotas: [
					{ of: 'region', id: 12, minMu: 5, maxMu: null },
					{ of: 'park', id: 3, minMu: null, maxMu: null },
				],
			}),
			four.slice(0, 1),
		);
		expect(problem.items[0]?.groups).toEqual(['region:12']);
		expect(problem.quotas).toEqual([{ group: 'region:12', minMu: 5 }]);
		expect([...groupNames]).toEqual([['region:12', '莲都区']]);
	});
});

describe('varied questions', () => {
	it('move one number at a time; a single weight is not moved, for it changes no choice', () => {
		const moved = (q: SelectionDemands) => variantsOf(q).map((v) => [v.moved, v.factor]);
		expect(moved(question({ targetMu: 50 }))).toEqual(
			[0.8, 0.9, 1.1, 1.2].flatMap((f) => [
				['budget', f],
				['target', f],
			]),
		);
		expect(
			variantsOf(question({ budgetWan: null, weights: { tax: 4, valueAdded: 1 } })).map(
				(v) => v.question.weights,
			),
		).toEqual([
			{ tax: 3, valueAdded: 1 },
			{ tax: 5, valueAdded: 1 },
			{ tax: 4, valueAdded: 0.75 },
			{ tax: 4, valueAdded: 1.25 },
		]);
	});
});

describe('the answer in the planner’s terms', () => {
	const two = [candidate(1, 90, 300), candidate(2, 80, 800), candidate(3, null, 10)];
	const asked = question();
	const posed = problemOf(asked, two);
	const answer: SetAnswer = {
		status: 'optimal',
		objective: 90,
		bound: 90,
		chosen: ['parcel:1'],
		totals: { benefit: 90, costWan: 300, mu: 10, count: 1 },
		greedy: { objective: 90, chosen: ['parcel:1'], feasible: true },
		certificate: {} as SetCertificate,
	};

	it('has a line a candidate: chosen, by greedy, why not, how firm', () => {
		const view = answerOf(asked, two, posed, answer, {
			bounds: Float64Array.of(0, 7),
			firmness: [{ id: 'parcel:1', chosen: true, in: 3, of: 4 }],
		});
		expect(view.picks.map((p) => [p.id, p.chosen, p.byGreedy, p.leftOut, p.regret, p.firm])).toEqual([
			[1, true, true, null, null, { kept: 3, of: 4 }],
			[2, false, false, null, { value: 7, exact: false }, { kept: 0, of: 4 }],
			[3, false, false, 'benefit-missing', null, null],
		]);
		expect(view.totals).toEqual({
			benefit: 90,
			costWan: 300,
			mu: 10,
			count: 1,
			unknownBenefit: 0,
			incompleteCost: 0,
		});
	});

	it('puts the exact regret before its bound; without a check it is not called checked', () => {
		const view = answerOf(asked, two, posed, answer, {
			bounds: Float64Array.of(0, 7),
			regrets: [{ id: 'parcel:2', regret: 10, exact: true, chosen: ['parcel:2'], forbiddenBy: [] }],
		});
		expect(view.picks[1]?.regret).toEqual({ value: 10, exact: true });
		expect(view.checked).toEqual({ ok: false, faults: ['not-checked'], restsOn: null });
	});
});
