import type { LandGraph } from './land-graph.ts';
import type { Measure } from './question.ts';

/** A connected set of nodes with its exact figures. */
export interface Cluster {
	/** Not good enough for a reason that the graph does not know (its shape): only this very set is passed over. */
	refused?: boolean;
	/** In the order of the ids. */
	nodes: number[];
	cost: bigint;
	mu: bigint;
	owners: number;
}

export function clusterOf(graph: LandGraph, nodes: Iterable<number>): Cluster {
	const sorted = [...nodes].sort((a, b) => a - b);
	return {
		nodes: sorted,
		cost: sorted.reduce((sum, v) => sum + (graph.cost[v] as bigint), 0n),
		mu: sorted.reduce((sum, v) => sum + (graph.mu[v] as bigint), 0n),
		owners: new Set(sorted.map((v) => graph.owner[v])).size,
	};
}

export function measureOf(cluster: Cluster, measure: Measure): bigint {
	if (measure === 'cost') return cluster.cost;
	if (measure === 'mu') return cluster.mu;
	return BigInt(measure === 'owners' ? cluster.owners : cluster.nodes.length);
}

/** Whether `a` comes before `b`: by the measures in their order, then by the ids. */
export function isBetter(measures: readonly Measure[], a: Cluster, b: Cluster | null): boolean {
	if (b === null) return true;
	for (const measure of measures) {
		const [x, y] = [measureOf(a, measure), measureOf(b, measure)];
		if (x !== y) return x < y;
	}
	for (let i = 0; i < Math.min(a.nodes.length, b.nodes.length); i++) {
		const [x, y] = [a.nodes[i] as number, b.nodes[i] as number];
		if (x !== y) return x < y;
	}
	return a.nodes.length < b.nodes.length;
}

/** Whether a cluster keeps what the question and the earlier answers ask beside being connected. */
export function isAllowed(graph: LandGraph, cluster: Cluster, earlier: readonly Cluster[]): boolean {
	if (cluster.mu < graph.need) return false;
	if (graph.maxOwners !== null && cluster.owners > graph.maxOwners) return false;
	const inside = new Set(cluster.nodes);
	if (cluster.nodes.some((v) => graph.lockOut.has(v)) || graph.lockIn.some((v) => !inside.has(v)))
		return false;
	const owners = new Set(cluster.nodes.map((v) => graph.owner[v]));
	return earlier.every((one) => {
		if (one.refused) return !sameNodes(one.nodes, cluster.nodes);
		const left = one.nodes.filter((v) => !inside.has(v)).length;
		if (left < Math.min(graph.difference.nodes, one.nodes.length)) return false;
		return !graph.difference.owners || one.nodes.some((v) => !owners.has(graph.owner[v]));
	});
}

const sameNodes = (a: readonly number[], b: readonly number[]) =>
	a.length === b.length && a.every((v, i) => v === b[i]);

/** Whether a set of nodes hangs together. */
export function isConnected(graph: LandGraph, nodes: readonly number[]): boolean {
	const inside = new Set(nodes);
	const reached = nodes.slice(0, 1);
	reached.forEach((v) => inside.delete(v));
	for (let i = 0; i < reached.length; i++) {
		for (const next of graph.neighbours[reached[i] as number] as readonly number[]) {
			if (inside.delete(next)) reached.push(next);
		}
	}
	return inside.size === 0;
}
