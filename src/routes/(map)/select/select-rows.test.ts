import { expect, test } from 'vitest';
import type { SelectionCandidate, SelectionPick } from '#lib/api/selections.ts';
import { countsOf, rowsOf, sorted } from './select-rows.ts';

const candidate = (id: number, mu: number): SelectionCandidate => ({
	kind: 'parcel',
	id,
	code: `C${id}`,
	name: null,
	park: 1,
	region: 1,
	stockKind: null,
	mu,
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
	yields: [],
	costs: [],
	costKnownWan: 0,
	costComplete: true,
	readiness: [],
	holder: null,
	parkName: null,
	regionName: null,
});
const pick = (id: number, change: Partial<SelectionPick>): SelectionPick => ({
	kind: 'parcel',
	id,
	chosen: false,
	byGreedy: false,
	locked: null,
	leftOut: null,
	benefit: 10 * id,
	costWan: 100,
	regret: { value: id, exact: false },
	firm: { kept: 1, of: 4 },
	...change,
});

const candidates = [candidate(1, 10), candidate(2, 20), candidate(3, 30), candidate(4, 40)];
const picks = [
	pick(1, { chosen: true, regret: null }),
	pick(2, {}),
	pick(3, { leftOut: 'not-ready', benefit: null, regret: null, firm: null }),
	pick(4, { chosen: true, regret: null }),
];
const asked = { lockIn: [{ kind: 'parcel', id: 1 } as const], lockOut: [{ kind: 'parcel', id: 2 } as const] };
const exact = { key: 'parcel:2', value: 7, exact: true, comes: [], goes: [] };
const rows = rowsOf(candidates, { picks, objective: 50 }, asked, new Map([['parcel:2', exact]]), null);

test('a row says what became of its candidate, its lock, and the best known regret', () => {
	expect(rows.map(({ state, locked }) => [state, locked])).toEqual([
		['chosen', 'in'],
		['left', 'out'],
		['not-weighed', null],
		['chosen', null],
	]);
	expect(rows[1]!.regret).toMatchObject({ value: 7, exact: true });
	expect(rows.map((row) => row.firm)).toEqual([
		{ kept: 1, of: 4 },
		{ kept: 1, of: 4 },
		null,
		{ kept: 1, of: 4 },
	]);
});

test('where nothing was found, nobody was left out', () => {
	const none = picks.map((one) => ({ ...one, chosen: false }));
	const states = rowsOf(candidates, { picks: none, objective: null }, asked, new Map(), null);
	expect(states.map((row) => row.state)).toEqual(['open', 'open', 'not-weighed', 'open']);
});

test('chosen ones come first, each by benefit; what has no value is last either way', () => {
	const keys = (by: Parameters<typeof sorted>[1]) => sorted(rows, by).map((row) => row.candidate.id);
	expect(keys({ by: 'state', descending: false })).toEqual([4, 1, 2, 3]);
	expect(keys({ by: 'benefit', descending: false })).toEqual([1, 2, 4, 3]);
	expect(keys({ by: 'benefit', descending: true })).toEqual([4, 2, 1, 3]);
	expect(keys({ by: 'mu', descending: true })).toEqual([4, 3, 2, 1]);
});

test('the legend counts each state and the locks', () => {
	const counts = countsOf(rows);
	expect(counts.chosen).toEqual({ count: 2, mu: 50 });
	expect(counts.in).toEqual({ count: 1, mu: 10 });
	expect(counts.out).toEqual({ count: 1, mu: 20 });
});
