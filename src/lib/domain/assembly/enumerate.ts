import { clusterOf, isAllowed, isBetter, measureOf, type Cluster } from './cluster.ts';
import { firstMeasure } from './grow.ts';
import type { LandGraph } from './land-graph.ts';
import { ownersNeeded, priceFloor } from './search-bounds.ts';

const FREE = 0;
const INSIDE = 1;
const OUT = 2;
const WAITING = 3;

/**
 * Every connected set of a small part that could be the best, by including and leaving out one neighbour after
 * another; a branch ends where land at the best price per mu could no longer beat the best known. Exact, ties included.
 * @param part a connected part of the graph
 * @param budget branches looked at
 * @returns the best (`known` where none is better); `finished` is false when the budget ran out
 */
export function enumerate(
	graph: LandGraph,
	part: readonly number[],
	earlier: readonly Cluster[],
	known: Cluster | null,
	budget: number,
): { best: Cluster | null; finished: boolean } {
	const measure = graph.measures[0] ?? 'cost';
	const weight = firstMeasure(graph);
	const price = (v: number) =>
		graph.muNumber[v] === 0 ? Infinity : (weight[v] as number) / (graph.muNumber[v] as number);
	const byPrice = [...part].sort((a, b) => price(a) - price(b) || a - b);
	const state = new Uint8Array(graph.count).fill(OUT);
	for (const v of part) state[v] = FREE;
	const chosen: number[] = [];
	let [best, left] = [known, budget];

	const hopeless = (): boolean => {
		if (best === null) return false;
		const most = Number(measureOf(best, measure));
		const least =
			measure === 'owners'
				? ownersNeeded(graph, chosen, part, (v) => state[v] !== OUT)
				: priceFloor(graph, weight, chosen, byPrice, (v) => state[v] !== OUT && state[v] !== INSIDE);
		return least > (graph.safe ? most : most * (1 + 1e-12) + 1e-12);
	};
	const tooFar = (): boolean => {
		if (graph.maxOwners !== null && new Set(chosen.map((v) => graph.owner[v])).size > graph.maxOwners)
			return true;
		const { nodes, owners } = graph.difference;
		return earlier.some((one) => {
			if (one.refused) return false;
			const kept = one.nodes.filter((v) => state[v] === INSIDE).length;
			if (kept > one.nodes.length - Math.min(nodes, one.nodes.length)) return true;
			if (!owners) return false;
			const all = new Set(chosen.map((v) => graph.owner[v]));
			return one.nodes.every((v) => all.has(graph.owner[v]));
		});
	};
	/** With `chosen` in and what is OUT left out: looks at every set that adds some of `rim` and what lies behind. */
	const extend = (rim: readonly number[]): boolean => {
		if (--left < 0) return false;
		if (tooFar()) return true;
		const cluster = clusterOf(graph, chosen);
		if (isAllowed(graph, cluster, earlier)) {
			if (isBetter(graph.measures, cluster, best)) best = cluster;
			// Adding to it makes no measure less; a tie in all of them is told by the ids, and more nodes come later.
			if (graph.measures.includes('nodes')) return true;
		}
		if (hopeless()) return true;
		const passed: number[] = [];
		let finished = true;
		for (let i = 0; i < rim.length && finished; i++) {
			const v = rim[i] as number;
			state[v] = INSIDE;
			chosen.push(v);
			const fresh = (graph.neighbours[v] as readonly number[]).filter((w) => state[w] === FREE);
			for (const w of fresh) state[w] = WAITING;
			finished = extend([...rim.slice(i + 1), ...fresh]);
			for (const w of fresh) state[w] = FREE;
			chosen.pop();
			state[v] = OUT;
			passed.push(v);
			if (finished && hopeless()) break;
		}
		for (const v of passed) state[v] = WAITING;
		return finished;
	};

	const roots = graph.lockIn.length > 0 ? graph.lockIn.slice(0, 1) : byPrice;
	let finished = true;
	for (const root of roots) {
		state[root] = INSIDE;
		chosen.push(root);
		const rim = (graph.neighbours[root] as readonly number[]).filter((v) => state[v] === FREE);
		for (const v of rim) state[v] = WAITING;
		finished = extend(rim);
		for (const v of rim) state[v] = FREE;
		chosen.pop();
		state[root] = OUT;
		if (!finished) break;
	}
	return { best, finished };
}
