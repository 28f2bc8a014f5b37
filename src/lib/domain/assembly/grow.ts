import { clusterOf, isAllowed, isBetter, isConnected, type Cluster } from './cluster.ts';
import type { LandGraph } from './land-graph.ts';

/** What a node costs a growing cluster by the first measure; a little for the others keeps ties sensible. */
export function firstMeasure(graph: LandGraph): Float64Array {
	const measure = graph.measures[0];
	if (measure === 'cost') return graph.costNumber;
	if (measure === 'mu') return graph.muNumber;
	return new Float64Array(graph.count).fill(1);
}

/**
 * A connected set from a seed that has enough land: path by path, each the one that gives the most of the land still
 * missing for its weight. `null` where the part of the graph is too small.
 */
export function grow(
	graph: LandGraph,
	seed: number,
	weight: Float64Array,
	isOut: (v: number) => boolean,
): number[] | null {
	const inside = new Set([seed]);
	const owners = new Set([graph.owner[seed] as number]);
	const byOwner = graph.measures[0] === 'owners' || graph.maxOwners !== null;
	const weightOf = (v: number) =>
		byOwner && owners.has(graph.owner[v] as number) ? (weight[v] as number) * 0.01 : (weight[v] as number);
	let mu = graph.mu[seed] as bigint;
	const locked = new Set(graph.lockIn);
	locked.delete(seed);
	while (mu < graph.need || locked.size > 0) {
		const path = bestPath(graph, inside, locked, Number(graph.need - mu), weightOf, isOut);
		if (path === null) return null;
		for (const v of path) {
			if (inside.has(v)) continue;
			inside.add(v);
			owners.add(graph.owner[v] as number);
			locked.delete(v);
			mu += graph.mu[v] as bigint;
		}
	}
	return [...inside];
}

/** How many nodes around a cluster are looked at for the next path. */
const REACH = 48;

function bestPath(
	graph: LandGraph,
	inside: ReadonlySet<number>,
	locked: ReadonlySet<number>,
	missing: number,
	weightOf: (v: number) => number,
	isOut: (v: number) => boolean,
): number[] | null {
	const open: { v: number; from: number; weight: number; mu: number }[] = [];
	const done = new Map<number, { from: number }>();
	const offer = (v: number, from: number, weight: number, mu: number) => {
		if (inside.has(v) || done.has(v) || isOut(v)) return;
		open.push({ v, from, weight: weight + weightOf(v), mu: mu + (graph.muNumber[v] as number) });
	};
	for (const s of inside) for (const v of graph.neighbours[s] as readonly number[]) offer(v, -1, 0, 0);
	let best: { v: number; worth: number } | null = null;
	while (open.length > 0 && (done.size < REACH || best === null || locked.size > 0)) {
		let least = 0;
		for (let i = 1; i < open.length; i++) if ((open[i]?.weight ?? 0) < (open[least]?.weight ?? 0)) least = i;
		const { v, from, weight, mu } = open.splice(least, 1)[0] as (typeof open)[number];
		if (done.has(v)) continue;
		done.set(v, { from });
		if (locked.has(v)) return pathTo(done, v);
		const worth = (Math.min(mu, Math.max(missing, 1)) + 1e-9) / (weight + 1e-9);
		if (missing > 0 && mu > 0 && (best === null || worth > best.worth)) best = { v, worth };
		for (const next of graph.neighbours[v] as readonly number[]) offer(next, v, weight, mu);
	}
	return best === null ? null : pathTo(done, best.v);
}

function pathTo(done: ReadonlyMap<number, { from: number }>, end: number): number[] {
	const path = [];
	for (let v = end; v >= 0; v = done.get(v)?.from ?? -1) path.push(v);
	return path;
}

/** A cluster made better by leaving nodes out and by exchanging one, as long as that helps. */
export function improve(
	graph: LandGraph,
	nodes: readonly number[],
	earlier: readonly Cluster[],
	isOut: (v: number) => boolean,
): Cluster | null {
	let best = pruned(graph, nodes, earlier);
	for (let helped = true; helped && best !== null;) {
		helped = false;
		const inside: Set<number> = new Set(best.nodes);
		const rim = new Set(
			best.nodes.flatMap((v) => graph.neighbours[v] ?? []).filter((v) => !inside.has(v) && !isOut(v)),
		);
		for (const v of rim) {
			const tried: Cluster | null = pruned(graph, [...best.nodes, v], earlier);
			if (tried === null || !isBetter(graph.measures, tried, best)) continue;
			best = tried;
			helped = true;
			break;
		}
	}
	return best;
}

/** The nodes without those that are not needed, the dearest first. */
function pruned(graph: LandGraph, nodes: readonly number[], earlier: readonly Cluster[]): Cluster | null {
	const weight = firstMeasure(graph);
	let kept = [...nodes];
	let mu = kept.reduce((sum, v) => sum + (graph.mu[v] as bigint), 0n);
	const byWeight = [...kept].sort((a, b) => (weight[b] as number) - (weight[a] as number));
	for (const v of byWeight) {
		if (graph.lockIn.includes(v) || mu - (graph.mu[v] as bigint) < graph.need || kept.length === 1) continue;
		const without = kept.filter((w) => w !== v);
		if (!isConnected(graph, without)) continue;
		kept = without;
		mu -= graph.mu[v] as bigint;
	}
	const cluster = clusterOf(graph, kept);
	return isAllowed(graph, cluster, earlier) ? cluster : null;
}
