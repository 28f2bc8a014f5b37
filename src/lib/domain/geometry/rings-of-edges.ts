import type { Position } from 'geojson';
import { signedShoelace } from './plane-area.ts';
import { ringInside } from './rings.ts';

/** A way from node to node with the wanted area to its left. */
export interface HalfEdge {
	from: number;
	to: number;
}

/**
 * Follows half-edges into closed ways of nodes, each keeping to the area on its left: at every node the first way on
 * clockwise from where it came. Every half-edge is used once; ways that end blind are left out.
 */
export function waysOf(halfEdges: readonly HalfEdge[], nodes: readonly Position[]): number[][] {
	const out = new Map<number, HalfEdge[]>();
	for (const edge of halfEdges) {
		const list = out.get(edge.from);
		if (list) list.push(edge);
		else out.set(edge.from, [edge]);
	}
	const used = new Set<HalfEdge>();
	const ways: number[][] = [];
	for (const first of halfEdges) {
		if (used.has(first)) continue;
		const way: number[] = [];
		let edge: HalfEdge | undefined = first;
		while (edge && !used.has(edge)) {
			used.add(edge);
			way.push(edge.from);
			edge = nextClockwise(edge, out.get(edge.to) ?? [], nodes);
		}
		if (edge === first) ways.push(way);
	}
	return ways;
}

function nextClockwise(
	{ from, to }: HalfEdge,
	choices: readonly HalfEdge[],
	nodes: readonly Position[],
): HalfEdge | undefined {
	if (choices.length < 2) return choices[0];
	const back = angle(nodes[to] as Position, nodes[from] as Position);
	let best: HalfEdge | undefined;
	let least = Infinity;
	for (const choice of choices) {
		let turn = back - angle(nodes[to] as Position, nodes[choice.to] as Position);
		// Straight back is the last resort: a whole turn.
		while (turn <= 0) turn += 2 * Math.PI;
		if (choice.to === from) turn = 2 * Math.PI;
		if (turn < least) [best, least] = [choice, turn];
	}
	return best;
}

function angle([x1 = NaN, y1 = NaN]: Position, [x2 = NaN, y2 = NaN]: Position): number {
	return Math.atan2(y2 - y1, x2 - x1);
}

/** A way that passes a node twice, as ways that do not: a hole that touches its outer ring is a ring of its own. */
function simpleLoops(way: readonly number[]): number[][] {
	const loops: number[][] = [];
	const path: number[] = [];
	const place = new Map<number, number>();
	for (const node of way) {
		const seen = place.get(node);
		if (seen !== undefined) {
			const loop = path.splice(seen);
			for (const gone of loop) place.delete(gone);
			if (loop.length > 2) loops.push(loop);
		}
		place.set(node, path.length);
		path.push(node);
	}
	if (path.length > 2) loops.push(path);
	return loops;
}

/** Ways with their area to the left → polygons with closed rings: turning left an outer ring, right a hole. */
export function polygonsOfWays(ways: readonly number[][], nodes: readonly Position[]): Position[][][] {
	const rings = ways.flatMap(simpleLoops).map((loop) => {
		const ring = [...loop, loop[0] as number].map((node) => nodes[node] as Position);
		return { ring, size: signedShoelace(ring) };
	});
	const outer = rings.filter((r) => r.size > 0).sort((a, b) => a.size - b.size);
	const polygons = outer.map((r) => [r.ring]);
	for (const { ring, size } of rings) {
		if (size >= 0) continue;
		// The smallest outer ring around it, which is larger than the hole itself.
		const at = outer.findIndex((o) => o.size > -size * (1 + 1e-12) && ringInside(ring, o.ring));
		polygons[at]?.push(ring);
	}
	return polygons;
}
