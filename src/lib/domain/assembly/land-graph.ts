import { exactly, numberOf } from './exact-amounts.ts';
import type { AssemblyQuestion, Difference, Measure } from './question.ts';

/** A question with places for names: nodes in the order of their ids, amounts as exact wholes. */
export interface LandGraph {
	count: number;
	ids: readonly (string | number)[];
	neighbours: readonly (readonly number[])[];
	mu: readonly bigint[];
	cost: readonly bigint[];
	/** The same as numbers of the scaled unit: exact where `safe`, else nearest. */
	muNumber: Float64Array;
	costNumber: Float64Array;
	/** Sums of `muNumber` and `costNumber` are exact. */
	safe: boolean;
	need: bigint;
	needNumber: number;
	muPlaces: number;
	costPlaces: number;
	/** Owner of each node as a place in 0 … owners − 1. */
	owner: Int32Array;
	owners: number;
	measures: readonly Measure[];
	maxOwners: number | null;
	lockIn: readonly number[];
	lockOut: ReadonlySet<number>;
	alternatives: number;
	difference: Difference;
}

/** A question as a graph. Its ids are known and distinct (the door checked it); loops and repeated edges are harmless. */
export function landGraph(question: AssemblyQuestion): LandGraph {
	const nodes = [...question.nodes].sort((a, b) => compareIds(a.id, b.id));
	const place = new Map(nodes.map((node, i) => [String(node.id), i]));
	const at = (id: string | number) => place.get(String(id)) as number;
	const neighbours = nodes.map(() => new Set<number>());
	for (const [a, b] of question.edges) {
		if (at(a) === at(b)) continue;
		neighbours[at(a)]?.add(at(b));
		neighbours[at(b)]?.add(at(a));
	}
	const mu = exactly([...nodes.map((n) => n.mu), question.minMu]);
	const cost = exactly(nodes.map((n) => n.costWan));
	const need = mu.amounts.pop() as bigint;
	const ownerPlaces = new Map<string, number>();
	const owner = Int32Array.from(nodes, (node, i) => {
		const key = node.owner === null ? `unknown ${i}` : `owner ${node.owner}`;
		const known = ownerPlaces.get(key) ?? ownerPlaces.size;
		ownerPlaces.set(key, known);
		return known;
	});
	return {
		count: nodes.length,
		ids: nodes.map((n) => n.id),
		neighbours: neighbours.map((set) => [...set].sort((a, b) => a - b)),
		mu: mu.amounts,
		cost: cost.amounts,
		muNumber: Float64Array.from(mu.amounts, Number),
		costNumber: Float64Array.from(cost.amounts, Number),
		safe: isSafe(mu.amounts, need) && isSafe(cost.amounts, 0n),
		need,
		needNumber: Number(need),
		muPlaces: mu.places,
		costPlaces: cost.places,
		owner,
		owners: ownerPlaces.size,
		measures: question.measures,
		maxOwners: question.maxOwners,
		lockIn: [...new Set(question.lockIn.map(at))],
		lockOut: new Set(question.lockOut.map(at)),
		alternatives: question.alternatives,
		difference: question.difference,
	};
}

function isSafe(amounts: readonly bigint[], also: bigint): boolean {
	return amounts.reduce((sum, amount) => sum + amount, also) < 2n ** 52n;
}

/** Numbers before words, numbers by value, words by their characters. */
export function compareIds(a: string | number, b: string | number): number {
	const [x, y] = [Number(a), Number(b)];
	const [numberX, numberY] = [
		String(a).trim() !== '' && !Number.isNaN(x),
		String(b).trim() !== '' && !Number.isNaN(y),
	];
	if (numberX && numberY && x !== y) return x - y;
	if (numberX !== numberY) return numberX ? -1 : 1;
	return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

/** The connected parts of what is left of a graph without the nodes that `out` names, each in the order of its nodes. */
export function partsOf(graph: LandGraph, out: (node: number) => boolean): number[][] {
	const seen = new Uint8Array(graph.count);
	const parts: number[][] = [];
	for (let start = 0; start < graph.count; start++) {
		if (seen[start] || out(start)) continue;
		const part = [start];
		seen[start] = 1;
		for (let i = 0; i < part.length; i++) {
			for (const next of graph.neighbours[part[i] as number] as readonly number[]) {
				if (seen[next] || out(next)) continue;
				seen[next] = 1;
				part.push(next);
			}
		}
		parts.push(part.sort((a, b) => a - b));
	}
	return parts;
}

/** mu of a scaled whole. */
export const muOfWhole = (graph: LandGraph, whole: bigint): number => numberOf(whole, graph.muPlaces);
/** 万元 of a scaled whole. */
export const wanOfWhole = (graph: LandGraph, whole: bigint): number => numberOf(whole, graph.costPlaces);
