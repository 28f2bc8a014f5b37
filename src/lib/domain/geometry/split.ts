import type { Position } from 'geojson';
import type { Problem } from '../problem.ts';
import { ellipsoidalAreaM2 } from './area.ts';
import { type Areal, polygonsOf } from './areal.ts';
import { arrange, type NodedEdge } from './arrangement.ts';
import { type HalfEdge, polygonsOfWays, waysOf } from './rings-of-edges.ts';
import { contains, shapeOf } from './shape.ts';

/**
 * Cuts a geometry along a line that may enter and leave any number of times, cross itself or close on itself. Both sides
 * of a cut share its corners exactly. Ends that stop inside cut nothing.
 * @returns the pieces, largest first (parts that the line does not touch among them); a problem where it divides nothing
 */
export function split(geometry: Areal, line: readonly Position[]): { parts: Position[][][][] } | Problem {
	const { nodes, edges } = arrange([geometry], [line]);
	const shape = shapeOf(geometry);
	const within = (edge: NodedEdge) => {
		const [a, b] = [nodes[edge.from] as Position, nodes[edge.to] as Position];
		return contains(
			shape,
			((a[0] as number) + (b[0] as number)) / 2,
			((a[1] as number) + (b[1] as number)) / 2,
		);
	};
	const boundary = edges.filter((edge) => edge.sides[0] !== 0).map(insideLeft);
	const cuts = edges.filter((edge) => edge.sides[0] === 0 && edge.line && within(edge));
	const useful = dividing(boundary, withoutEnds(boundary, cuts), nodes);
	const ways = waysOf([...boundary, ...useful.flatMap(bothWays)], nodes);
	const parts = polygonsOfWays(ways, nodes);
	if (parts.length > polygonsOf(geometry).length) return { parts: largestFirst(parts) };
	return {
		code: 'outline.not-divided',
		message: cuts.length > 0 ? '分割线没有穿过图形，分不成两块' : '分割线不在图形上',
		expected: '分割线从图形边界进、从边界出',
		fix: '两端都画到图形之外（或捕捉到边界上）再完成',
	};
}

const insideLeft = ({ from, to, sides }: NodedEdge): HalfEdge =>
	(sides[0] as number) > 0 ? { from, to } : { from: to, to: from };

const bothWays = ({ from, to }: HalfEdge): HalfEdge[] => [
	{ from, to },
	{ from: to, to: from },
];

/** Takes blind ends off until there are none. */
function withoutEnds(boundary: readonly HalfEdge[], cuts: readonly HalfEdge[]): HalfEdge[] {
	const held = new Set(boundary.flatMap(({ from, to }) => [from, to]));
	let kept = [...cuts];
	for (;;) {
		const degree = new Map<number, number>();
		for (const { from, to } of kept)
			for (const node of [from, to]) degree.set(node, (degree.get(node) ?? 0) + 1);
		const isHeld = (node: number) => held.has(node) || (degree.get(node) as number) > 1;
		const next = kept.filter(({ from, to }) => isHeld(from) && isHeld(to));
		if (next.length === kept.length) return kept;
		kept = next;
	}
}

/** Leaves out cuts with the same piece on both sides (from the outline to one of its holes). */
function dividing(
	boundary: readonly HalfEdge[],
	cuts: readonly HalfEdge[],
	nodes: readonly Position[],
): HalfEdge[] {
	let kept = [...cuts];
	for (;;) {
		const ways = waysOf([...boundary, ...kept.flatMap(bothWays)], nodes);
		const wayOf = new Map<string, number>();
		ways.forEach((way, w) => way.forEach((node, i) => wayOf.set(`${node} ${way[(i + 1) % way.length]}`, w)));
		const next = kept.filter(({ from, to }) => wayOf.get(`${from} ${to}`) !== wayOf.get(`${to} ${from}`));
		if (next.length === kept.length) return kept;
		kept = withoutEnds(boundary, next);
	}
}

function largestFirst(parts: readonly Position[][][]): Position[][][][] {
	return parts
		.map((rings) => ({ rings, areaM2: ellipsoidalAreaM2({ type: 'Polygon', coordinates: rings }) }))
		.sort((a, b) => b.areaM2 - a.areaM2)
		.map(({ rings }) => [rings]);
}
