import Flatbush from 'flatbush';
import type { Bounds } from '#lib/domain/geometry/areal.ts';
import { metresPerRadian, RADIANS } from '#lib/domain/geometry/ellipsoid.ts';
import type { SnapEdges } from '#lib/live/live-answer.ts';
import type { Outline, Point, Ring, VertexRef } from './outline.ts';
import { EXTENDED, snapTarget, type Edge, type SnapTarget } from './snap-target.ts';

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

/** The drawing's own share in a snap. */
export interface OwnLines {
	edges: readonly Edge[];
	/** Corners before (and after) the one in hand. */
	anchors?: readonly Point[];
	/** The sides that may be extended: those that hang on the corners before and after the one in hand. */
	extended?: readonly Edge[];
	/** The sides that a new one may be parallel to. */
	parallels?: readonly Edge[];
}

/** A pointer that covers more than this, metres, lies over whole parcels: it points at no boundary in particular. */
const WIDEST_M = 100;
/** Edges around one pointer beyond this are a tangle, and would cost the hand its frame. */
const MOST_EDGES = 2000;

/** Finds what the pointer snaps to among the neighbours' boundaries (full precision, never tiles) and the drawing's own. */
export class Snapper {
	readonly #edges: Float64Array;
	readonly #index: Flatbush | null;
	/** Made with the first question for a ring. */
	#starts: Uint32Array | null = null;

	constructor({ edges, index }: SnapEdges) {
		this.#edges = edges;
		this.#index = index && Flatbush.from(index);
	}

	/** The most telling target within the tolerance (metres), or null. */
	target(
		pointer: Point,
		toleranceM: number,
		{ edges, anchors = [], extended = [], parallels = [] }: OwnLines = { edges: [] },
	): SnapTarget | null {
		const far = toleranceM > WIDEST_M;
		const near = far ? [] : this.#around(pointer, toleranceM);
		const lines = far ? [] : this.#around(pointer, toleranceM * EXTENDED);
		return snapTarget(
			pointer,
			{
				near: [...near, ...edgesWithin(edges, pointer, toleranceM)],
				lines,
				extended,
				anchors,
				parallels,
			},
			toleranceM,
		);
	}

	/** The neighbours' rings that pass through a place, closing points left out. */
	ringsThrough(place: Point, toleranceM: number): Ring[] {
		const found = new Map<number, Ring>();
		for (const i of this.#search(place, toleranceM)) {
			const [start, end] = this.#ringAround(i);
			if (!found.has(start))
				found.set(
					start,
					Array.from({ length: end - start }, (_, k) => this.#edge(start + k)[0]),
				);
		}
		return [...found.values()];
	}

	/** First edge of the ring that an edge belongs to, and the one after its last: rings lie one after the other. */
	#ringAround(i: number): [start: number, end: number] {
		const starts = (this.#starts ??= ringStarts(this.#edges));
		const after = starts.findIndex((start) => start > i);
		return after < 0
			? [starts.at(-1) ?? 0, this.#edges.length / 4]
			: [starts[after - 1] as number, starts[after] as number];
	}

	#around(place: Point, reachM: number): Edge[] {
		const found = this.#search(place, reachM);
		return found.length > MOST_EDGES ? [] : found.map((i) => this.#edge(i));
	}

	#search(place: Point, reachM: number): number[] {
		return this.#index?.search(...boxAround(place, reachM)) ?? [];
	}

	#edge(i: number): Edge {
		const [x1, y1, x2, y2] = this.#edges.subarray(i * 4, i * 4 + 4);
		return [
			[x1 as number, y1 as number],
			[x2 as number, y2 as number],
		];
	}
}

function boxAround([lon, lat]: Point, reachM: number): Bounds {
	const scale = metresPerRadian(lat);
	const x = reachM / (scale.east * RADIANS);
	const y = reachM / (scale.north * RADIANS);
	return [lon - x, lat - y, lon + x, lat + y];
}

/** Of the drawing's own edges those that can be in reach: a drawing may have thousands. */
function edgesWithin(edges: readonly Edge[], place: Point, reachM: number): Edge[] {
	const [west, south, east, north] = boxAround(place, reachM);
	return edges.filter(
		([[x1, y1], [x2, y2]]) =>
			Math.min(x1, x2) <= east &&
			Math.max(x1, x2) >= west &&
			Math.min(y1, y2) <= north &&
			Math.max(y1, y2) >= south,
	);
}

/** The first edge of each ring: the one after an edge that comes back to where its ring began. */
function ringStarts(edges: Float64Array): Uint32Array {
	const starts: number[] = [];
	let first = 0;
	for (let i = 0; i < edges.length; i += 4) {
		if (i === first) starts.push(i / 4);
		if (edges[i + 2] === edges[first] && edges[i + 3] === edges[first + 1]) first = i + 4;
	}
	return Uint32Array.from(starts);
}

export const NO_SNAPPER = new Snapper({ edges: new Float64Array(0), index: null });
