import { beforeAll, describe, expect, it } from 'vitest';
import { bruteForce, randomAssembly } from '../../../../tests/support/brute-assembly.ts';
import { seeded } from '../../../../tests/support/seeded.ts';
import { highsLinearPrograms } from '../../server/workers/highs-linear-program.ts';
import { assemble, type AssemblyAnswer } from './assemble.ts';
import { checkAnswer } from './check-answer.ts';
import type { OpenLinearProgram } from './linear-program.ts';
import { MEASURES_OF_COST, MEASURES_OF_OWNERS, type AssemblyQuestion } from './question.ts';

let open: OpenLinearProgram;
beforeAll(async () => {
	open = await highsLinearPrograms();
});

const question = (over: Partial<AssemblyQuestion>): AssemblyQuestion => ({
	nodes: [],
	edges: [],
	minMu: 1,
	measures: MEASURES_OF_COST,
	maxOwners: null,
	lockIn: [],
	lockOut: [],
	alternatives: 1,
	difference: { nodes: 1, owners: false },
	...over,
});
const node = (id: string, mu: number, costWan: number, owner: string | null = id) => ({
	id,
	mu,
	costWan,
	owner,
});
const solved = (over: Partial<AssemblyQuestion>) => assemble(question(over), { open, stop: () => false });
const faults = (q: AssemblyQuestion, { nodes, mu, costWan }: AssemblyAnswer) =>
	checkAnswer(q, { nodes, mu: mu as number, costWan: costWan as number }).faults;

describe('the cheapest connected cluster', () => {
	it('takes one node where it is large enough and cheapest', () => {
		const [answer] = solved({
			nodes: [node('a', 10, 90), node('b', 5, 50), node('c', 5, 50)],
			edges: [['b', 'c']],
			minMu: 10,
		});
		expect(answer).toEqual({
			status: 'optimal',
			nodes: ['a'],
			mu: 10,
			costWan: 90,
			owners: 1,
			bound: 90,
			tiesProven: true,
			largestMu: null,
		});
	});

	it('adds decimals as they are written', () => {
		const [answer] = solved({
			nodes: [node('a', 0.1, 0.1), node('b', 0.2, 0.2)],
			edges: [['a', 'b']],
			minMu: 0.3,
		});
		expect(answer).toMatchObject({ status: 'optimal', mu: 0.3, costWan: 0.3 });
	});

	it('joins two pieces through one without land', () => {
		const [answer] = solved({
			nodes: [node('a', 5, 10), node('road', 0, 1), node('b', 5, 10)],
			edges: [
				['a', 'road'],
				['road', 'b'],
			],
			minMu: 10,
		});
		expect(answer).toMatchObject({ nodes: ['a', 'b', 'road'], costWan: 21 });
	});

	it('of equal costs takes fewer owners, then less land, then the ids', () => {
		const nodes = [
			node('a', 6, 5, 'x'),
			node('b', 6, 5, 'y'),
			node('c', 6, 5, 'x'),
			node('d', 5, 5, 'x'),
			node('e', 5, 5, 'x'),
		];
		const edges = [
			['a', 'b'],
			['a', 'c'],
			['a', 'd'],
			['a', 'e'],
		] as const;
		expect(solved({ nodes, edges, minMu: 10 })[0]?.nodes).toEqual(['a', 'd']);
	});

	it('says the largest whole where nothing is enough', () => {
		const [answer] = solved({
			nodes: [node('a', 3, 1), node('b', 4, 1), node('c', 6, 1)],
			edges: [['a', 'b']],
			minMu: 10,
		});
		expect(answer).toMatchObject({ status: 'infeasible', nodes: [], mu: null, costWan: null, largestMu: 7 });
	});

	it('keeps locks and the number of owners, and lists what comes next', () => {
		const nodes = [node('a', 5, 1), node('b', 5, 2), node('c', 5, 4), node('d', 5, 8)];
		const edges = [
			['a', 'b'],
			['b', 'c'],
			['c', 'd'],
			['d', 'a'],
		] as const;
		const sets = (over: Partial<AssemblyQuestion>) =>
			solved({ nodes, edges, minMu: 10, ...over }).map((a) => a.nodes.join(''));
		expect(sets({ alternatives: 9 })).toEqual(['ab', 'bc', 'ad', 'cd', '']);
		expect(sets({ lockIn: ['d'] })).toEqual(['ad']);
		expect(sets({ lockOut: ['a'] })).toEqual(['bc']);
		expect(sets({ maxOwners: 1 })).toEqual(['']);
	});
});

describe('beside brute force', () => {
	it.each([
		['own search', undefined],
		['branch and cut', 0],
	])('%s finds the same cluster in 600 graphs of up to 14 nodes', (_, searchBudget) => {
		for (let seed = 1; seed <= 600; seed++) {
			const random = seeded(seed + 5000);
			const base = randomAssembly(seed, seed % 10 === 0 ? 14 : 11);
			const q = {
				...base,
				measures: random() < 0.25 ? MEASURES_OF_OWNERS : MEASURES_OF_COST,
				maxOwners: random() < 0.2 ? 1 + Math.floor(random() * 4) : null,
				lockIn: random() < 0.15 ? [1] : [],
				lockOut: random() < 0.15 ? [2] : [],
			};
			const due = bruteForce(q)[0];
			const [answer] = assemble(q, {
				open,
				stop: () => false,
				...(searchBudget === 0 ? { searchBudget } : {}),
			});
			if (due === undefined) {
				expect([seed, answer?.status]).toEqual([seed, 'infeasible']);
				continue;
			}
			expect([seed, answer?.status, faults(q, answer as AssemblyAnswer)]).toEqual([seed, 'optimal', []]);
			expect({
				seed,
				cost: Math.round((answer?.costWan ?? -1) * 1000),
				mu: Math.round((answer?.mu ?? -1) * 1000),
				owners: answer?.owners,
				nodes: answer?.nodes.length,
			}).toEqual({ seed, ...due.figures });
			if (searchBudget !== 0) expect([seed, answer?.nodes]).toEqual([seed, due.ids]);
		}
	});

	it('proves the best of a park of 144 parcels, and never calls what it has not proven optimal', () => {
		const random = seeded(7);
		const nodes = Array.from({ length: 144 }, (_, i) =>
			node(
				`p${i}`,
				Math.round((3 + random() * 40) * 100) / 100,
				Math.round((10 + random() * 500) * 100) / 100,
			),
		);
		const edges = nodes.flatMap((_, i) => [
			...(i % 12 < 11 ? [[`p${i}`, `p${i + 1}`] as const] : []),
			...(i + 12 < 144 ? [[`p${i}`, `p${i + 12}`] as const] : []),
		]);
		const q = question({ nodes, edges, minMu: 250 });
		const [best] = assemble(q, { open, stop: () => false });
		expect([best?.status, faults(q, best as AssemblyAnswer)]).toEqual(['optimal', []]);
		const [hurried] = assemble(q, { open, stop: () => true });
		expect(hurried?.status).toBe('feasible');
		expect(hurried?.bound).toBeLessThanOrEqual(best?.costWan as number);
		expect(hurried?.costWan).toBeGreaterThanOrEqual(best?.costWan as number);
	});
});

it('an answer that is refused gives way to the next best, which may lie around it', () => {
	const q = question({
		nodes: [node('a', 5, 1), node('b', 5, 2), node('c', 5, 4)],
		edges: [
			['a', 'b'],
			['b', 'c'],
		],
		minMu: 10,
		alternatives: 2,
	});
	for (const searchBudget of [60_000, 0]) {
		const accepts = (answer: AssemblyAnswer) => answer.nodes.includes('c');
		const sets = assemble(q, { open, stop: () => false, accepts, searchBudget }).map((a) => a.nodes.join(''));
		expect(sets).toEqual(['bc', '']);
		const all = (answer: AssemblyAnswer) => answer.nodes.length === 3;
		expect(assemble(q, { open, stop: () => false, accepts: all, searchBudget })[0]?.nodes.join('')).toBe(
			'abc',
		);
		expect(
			assemble(q, { open, stop: () => false, accepts: () => false, mostRefused: 2, searchBudget }),
		).toEqual([]);
	}
});
