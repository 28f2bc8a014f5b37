import type { Areal } from './areal.ts';
import { arrange, type Arrangement, type NodedEdge } from './arrangement.ts';
import type { Position } from 'geojson';
import { type HalfEdge, polygonsOfWays, waysOf } from './rings-of-edges.ts';
import { contains, shapeOf, type Shape } from './shape.ts';

/** Whether a place belongs to the result, told by which of the sources it lies in. */
export type Wanted = (inside: readonly boolean[]) => boolean;

/**
 * The polygons of all places that are wanted: union, intersection, difference of valid geometries in one way. Corners
 * keep their exact coordinates, crossings are nodes that neighbours share, and shared edges leave no slivers.
 */
export function overlayParts(sources: readonly Areal[], wanted: Wanted): Position[][][] {
	return partsOf(arrange(sources), sources, wanted);
}

/** The same from what has been arranged already. */
export function partsOf(arranged: Arrangement, sources: readonly Areal[], wanted: Wanted): Position[][][] {
	const shapes = sources.map(shapeOf);
	const halfEdges: HalfEdge[] = [];
	for (const edge of arranged.edges) {
		const [left, right] = bothSides(edge, arranged.nodes, shapes);
		const [here, there] = [wanted(left), wanted(right)];
		if (here === there) continue;
		halfEdges.push(here ? { from: edge.from, to: edge.to } : { from: edge.to, to: edge.from });
	}
	return polygonsOfWays(waysOf(halfEdges, arranged.nodes), arranged.nodes);
}

/** In which sources the places left and right of an edge lie. */
function bothSides(
	{ from, to, sides }: NodedEdge,
	nodes: readonly Position[],
	shapes: readonly Shape[],
): [boolean[], boolean[]] {
	const [a, b] = [nodes[from] as Position, nodes[to] as Position];
	const [x, y] = [((a[0] as number) + (b[0] as number)) / 2, ((a[1] as number) + (b[1] as number)) / 2];
	const left: boolean[] = [];
	const right: boolean[] = [];
	shapes.forEach((shape, i) => {
		const side = sides[i] as number;
		const within = side === 0 && inBox(shape, x, y) && contains(shape, x, y);
		left.push(side === 0 ? within : side > 0);
		right.push(side === 0 ? within : side < 0);
	});
	return [left, right];
}

function inBox({ bounds: [west, south, east, north] }: Shape, x: number, y: number): boolean {
	return x >= west && x <= east && y >= south && y <= north;
}
