import Flatbush from 'flatbush';
import type { Polygon } from 'geojson';
import { metresPerRadian, RADIANS } from '#lib/domain/geometry/ellipsoid.ts';
import { snap, type SnapTarget } from '#lib/domain/geometry/snap.ts';
import type { SnapEdges } from '#lib/live/live-answer.ts';
import type { Outline, Point, Ring, VertexRef } from './outline.ts';

type Edge = readonly [from: Point, to: Point];

/** What of the drawing itself can be snapped to: everything but the corner in hand and the edges that hang on it. */
export function ownEdges(outline: Outline, sketch: Ring | null, inHand: VertexRef | null): Edge[] {
	const edges: Edge[] = [];
	outline.forEach((rings, part) =>
		rings.forEach((points, ring) => {
			const here = inHand?.part === part && inHand.ring === ring ? inHand.vertex : -1;
			points.forEach((from, vertex) => {
				const next = (vertex + 1) % points.length;
				if (vertex !== here && next !== here) edges.push([from, points[next] as Point]);
			});
		}),
	);
	sketch?.slice(1).forEach((to, i) => edges.push([sketch[i] as Point, to]));
	// One corner alone is a target too: an edge of no length.
	if (sketch?.length === 1) edges.push([sketch[0] as Point, sketch[0] as Point]);
	return edges;
}

/** Finds what the pointer snaps to among the neighbours' boundaries (full precision, never tiles) and the drawing's own. */
export class Snapper {
	readonly #edges: Float64Array;
	readonly #index: Flatbush | null;

	constructor({ edges, index }: SnapEdges) {
		this.#edges = edges;
		this.#index = index && Flatbush.from(index);
	}

	/** The nearest corner within the tolerance, else the nearest place on an edge, else null. */
	target(pointer: Point, toleranceM: number, own: readonly Edge[] = []): SnapTarget | null {
		const scale = metresPerRadian(pointer[1]);
		const x = toleranceM / (scale.east * RADIANS);
		const y = toleranceM / (scale.north * RADIANS);
		const [lon, lat] = pointer;
		const near = this.#index?.search(lon - x, lat - y, lon + x, lat + y) ?? [];
		const all = [...near.map((i) => this.#edge(i)), ...own];
		return snap([lon, lat], all.map(lineOf), toleranceM);
	}

	#edge(i: number): Edge {
		const [x1, y1, x2, y2] = this.#edges.subarray(i * 4, i * 4 + 4);
		return [
			[x1 as number, y1 as number],
			[x2 as number, y2 as number],
		];
	}
}

export const NO_SNAPPER = new Snapper({ edges: new Float64Array(0), index: null });

/** An edge in the shape that `snap` reads: a ring of two points, which encloses nothing and snaps like any other. */
function lineOf([from, to]: Edge): Polygon {
	return { type: 'Polygon', coordinates: [[[...from], [...to]]] };
}
