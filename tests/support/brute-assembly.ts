import type { AssemblyQuestion, Measure } from '../../src/lib/domain/assembly/question.ts';
import { seeded } from './seeded.ts';

/** A set by its places in the question, with sums in thousandths. */
export interface BruteSet {
	ids: (string | number)[];
	figures: Record<Measure, number>;
}

/**
 * All allowed sets of a small question (amounts with at most three decimals), best first: every subset is looked at.
 * Shares no code with the solver.
 */
export function bruteForce(question: AssemblyQuestion): BruteSet[] {
	const { nodes, edges, maxOwners } = question;
	const n = nodes.length;
	const place = new Map(nodes.map((node, i) => [String(node.id), i]));
	const around = new Array<number>(n).fill(0);
	for (const [a, b] of edges) {
		const [i, j] = [place.get(String(a)) as number, place.get(String(b)) as number];
		around[i] = (around[i] as number) | (1 << j);
		around[j] = (around[j] as number) | (1 << i);
	}
	const mu = nodes.map((node) => Math.round(node.mu * 1000));
	const cost = nodes.map((node) => Math.round(node.costWan * 1000));
	const mask = (ids: readonly (string | number)[]) =>
		ids.reduce<number>((bits, id) => bits | (1 << (place.get(String(id)) as number)), 0);
	const [must, mustNot] = [mask(question.lockIn), mask(question.lockOut)];
	const found: BruteSet[] = [];
	for (let set = 1; set < 1 << n; set++) {
		if ((set & must) !== must || (set & mustNot) !== 0) continue;
		let reached = set & -set;
		for (let grown = 0; grown !== reached;) {
			grown = reached;
			for (let i = 0; i < n; i++) if (grown & (1 << i)) reached |= (around[i] as number) & set;
		}
		if (reached !== set) continue;
		const inside = nodes.map((_, i) => i).filter((i) => set & (1 << i));
		const sum = (values: number[]) => inside.reduce((total, i) => total + (values[i] as number), 0);
		const owners = new Set(
			inside.map((i) => (nodes[i]?.owner === null ? `unknown ${i}` : `owner ${nodes[i]?.owner}`)),
		);
		if (sum(mu) < Math.round(question.minMu * 1000)) continue;
		if (maxOwners !== null && owners.size > maxOwners) continue;
		found.push({
			ids: inside.map((i) => nodes[i]?.id as string | number),
			figures: { cost: sum(cost), mu: sum(mu), owners: owners.size, nodes: inside.length },
		});
	}
	const inOrder = (a: BruteSet, b: BruteSet): number => {
		for (const m of question.measures) if (a.figures[m] !== b.figures[m]) return a.figures[m] - b.figures[m];
		const [x, y] = [a.ids.map(Number), b.ids.map(Number)];
		const at = x.findIndex((id, i) => id !== y[i]);
		return (x[at] ?? 0) - (y[at] ?? 0);
	};
	return found.sort(inOrder);
}

/** A seeded question of up to 14 nodes: sparse, dense or in pieces; free nodes, nodes without land, equal costs. */
export function randomAssembly(seed: number, most = 14): AssemblyQuestion {
	const random = seeded(seed);
	const pick = <T>(...choices: T[]): T => choices[Math.floor(random() * choices.length)] as T;
	const n = 2 + Math.floor(random() * (most - 1));
	const [density, places, equal] = [pick(0.12, 0.25, 0.5, 0.9), pick(0, 1, 3), random() < 0.2];
	const amount = (scale: number) => Math.round(random() * scale * 10 ** places) / 10 ** places;
	const nodes = Array.from({ length: n }, (_, i) => ({
		id: i + 1,
		mu: random() < 0.15 ? 0 : amount(30),
		costWan: equal ? 7 : random() < 0.12 ? 0 : amount(200),
		owner: random() < 0.1 ? null : `o${Math.floor(random() * Math.max(2, n * 0.6))}`,
	}));
	const edges: [number, number][] = [];
	for (let a = 1; a <= n; a++) {
		for (let b = a + 1; b <= n; b++)
			if (random() < density || (b === a + 1 && random() < 0.3)) edges.push([a, b]);
	}
	const total = nodes.reduce((sum, node) => sum + node.mu, 0);
	const minMu = Math.max(0.001, Math.round(total * (0.05 + 0.7 * random()) * 1000) / 1000);
	return {
		nodes,
		edges,
		minMu,
		measures: ['cost', 'owners', 'mu', 'nodes'],
		maxOwners: null,
		lockIn: [],
		lockOut: [],
		alternatives: 1,
		difference: { nodes: 1, owners: false },
	};
}
