import type { LandGraph } from './land-graph.ts';

/**
 * The nodes of a part that can belong to a set of at most `most`: around each, what can be reached for that much, and
 * of it the land at the best prices. A bound by Lagrange's multiplier of the land asked for: with the price of the last
 * piece, what is dearer than the price is paid in full on the way.
 * @param weight of a node by the measure, ≥ 0
 */
export function reduce(
	graph: LandGraph,
	part: readonly number[],
	weight: Float64Array,
	most: number,
): number[] {
	let left = [...part];
	const limit = most * (1 + 1e-9);
	for (;;) {
		const alive = new Uint8Array(graph.count);
		for (const v of left) alive[v] = 1;
		const kept = left.filter((v) => {
			if (leastAround(graph, v, weight, limit, alive) <= limit) return true;
			alive[v] = 0;
			return false;
		});
		if (kept.length >= left.length * 0.97) return kept;
		left = kept;
	}
}

/** Least weight of a connected set with enough land around `v`, as far as it can be told cheaply. */
function leastAround(
	graph: LandGraph,
	v: number,
	weight: Float64Array,
	limit: number,
	alive: Uint8Array,
): number {
	let ball = within(graph, v, weight, limit, alive);
	let floor = 0;
	for (let round = 0; round < 4; round++) {
		const { floor: next, price } = bestPrices(graph, v, ball, weight);
		floor = next;
		if (floor > limit || !Number.isFinite(price)) return floor;
		const above = (u: number) => Math.max(0, (weight[u] as number) - price * (graph.muNumber[u] as number));
		const inBall = new Uint8Array(graph.count);
		for (const u of ball) inBall[u] = 1;
		// v itself is paid in full in `floor` already.
		const closer = within(graph, v, above, limit - floor, inBall, true);
		if (closer.length === ball.length) return floor;
		ball = closer;
	}
	return floor;
}

/** Land at the best prices, `v` taken first; the price of the last piece. */
function bestPrices(graph: LandGraph, v: number, ball: readonly number[], weight: Float64Array) {
	let missing = graph.needNumber * (1 - 1e-12) - (graph.muNumber[v] as number);
	let floor = weight[v] as number;
	if (missing <= 0) return { floor, price: Infinity };
	const price = (u: number) => (weight[u] as number) / (graph.muNumber[u] as number);
	const priced = ball.filter((u) => u !== v && graph.muNumber[u] !== 0).sort((a, b) => price(a) - price(b));
	for (const u of priced) {
		const mu = graph.muNumber[u] as number;
		if (mu >= missing) return { floor: floor + price(u) * missing * (1 - 1e-12), price: price(u) };
		missing -= mu;
		floor += weight[u] as number;
	}
	return { floor: Infinity, price: Infinity };
}

/** What can be reached from `v` for at most `limit`, both ends paid (`v` not, where `free`). */
function within(
	graph: LandGraph,
	v: number,
	weight: Float64Array | ((u: number) => number),
	limit: number,
	alive: Uint8Array,
	free = false,
): number[] {
	const weightOf = typeof weight === 'function' ? weight : (u: number) => weight[u] as number;
	const distance = new Map([[v, free ? 0 : weightOf(v)]]);
	const heap: [number, number][] = [[distance.get(v) as number, v]];
	const found: number[] = [];
	const done = new Set<number>();
	while (heap.length > 0) {
		const [at, u] = pop(heap);
		if (done.has(u)) continue;
		done.add(u);
		found.push(u);
		for (const next of graph.neighbours[u] as readonly number[]) {
			if (!alive[next] || done.has(next)) continue;
			const far = at + weightOf(next);
			if (far > limit || far >= (distance.get(next) ?? Infinity)) continue;
			distance.set(next, far);
			push(heap, [far, next]);
		}
	}
	return found;
}

function push(heap: [number, number][], item: [number, number]): void {
	let i = heap.push(item) - 1;
	while (i > 0) {
		const up = (i - 1) >> 1;
		if ((heap[up]?.[0] ?? 0) <= item[0]) break;
		heap[i] = heap[up] as [number, number];
		i = up;
	}
	heap[i] = item;
}

function pop(heap: [number, number][]): [number, number] {
	const top = heap[0] as [number, number];
	const last = heap.pop() as [number, number];
	if (heap.length === 0) return top;
	let i = 0;
	for (;;) {
		let down = 2 * i + 1;
		if (down >= heap.length) break;
		if (down + 1 < heap.length && (heap[down + 1]?.[0] ?? 0) < (heap[down]?.[0] ?? 0)) down++;
		if ((heap[down]?.[0] ?? 0) >= last[0]) break;
		heap[i] = heap[down] as [number, number];
		i = down;
	}
	heap[i] = last;
	return top;
}
