import type { Position } from 'geojson';
import Flatbush from 'flatbush';
import { type Areal, arealOf, type Bounds, boundsOf, polygonsOf } from './areal.ts';
import { footOn, GroundFrame, type Metres } from './ground-frame.ts';

/**
 * Brings neighbours together whose boundaries should be one: corners of later geometries that lie within the tolerance
 * of an earlier one's corner or edge are put on it, and its corners become corners of theirs. The first stays as it is.
 * @param toleranceM metres on the ground
 */
export function closeGaps(geometries: readonly Areal[], toleranceM: number): Areal[] {
	const frame = new GroundFrame(geometries.map(boundsOf).reduce(around));
	const done: Areal[] = [];
	for (const geometry of geometries)
		done.push(done.length === 0 ? geometry : drawnTo(new Neighbours(done, frame), geometry, toleranceM));
	return done;
}

const around = (a: Bounds, b: Bounds): Bounds => [
	Math.min(a[0], b[0]),
	Math.min(a[1], b[1]),
	Math.max(a[2], b[2]),
	Math.max(a[3], b[3]),
];

interface Corner {
	position: Position;
	at: Metres;
}

/** The boundaries that are there already. */
class Neighbours {
	readonly frame: GroundFrame;
	readonly #edges: [Corner, Corner][] = [];
	readonly #index: Flatbush;

	constructor(geometries: readonly Areal[], frame: GroundFrame) {
		this.frame = frame;
		for (const ring of geometries.flatMap(polygonsOf).flat()) {
			const corners = ring.map((position) => ({ position, at: frame.metres(position) }));
			corners.forEach((corner, i) =>
				this.#edges.push([corners[(i || corners.length) - 1] as Corner, corner]),
			);
		}
		this.#index = new Flatbush(this.#edges.length);
		for (const [a, b] of this.#edges)
			this.#index.add(
				Math.min(a.at[0], b.at[0]),
				Math.min(a.at[1], b.at[1]),
				Math.max(a.at[0], b.at[0]),
				Math.max(a.at[1], b.at[1]),
			);
		this.#index.finish();
	}

	/** The corner within reach of a place, else the foot on an edge, else null. */
	nearest(at: Metres, reach: number): Position | null {
		let corner: { position: Position; distance: number } | null = null;
		let edge: { at: Metres; distance: number } | null = null;
		for (const i of this.#index.search(at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach)) {
			const [a, b] = this.#edges[i] as [Corner, Corner];
			for (const end of [a, b]) {
				const distance = Math.hypot(end.at[0] - at[0], end.at[1] - at[1]);
				if (distance <= reach && distance < (corner?.distance ?? Infinity))
					corner = { position: end.position, distance };
			}
			const foot = footOn(a.at, b.at, at);
			if (foot.distance <= reach && foot.distance < (edge?.distance ?? Infinity)) edge = foot;
		}
		return corner?.position ?? (edge && this.frame.degrees(edge.at));
	}

	/** Corners within reach of an edge, in order along it. */
	along(a: Metres, b: Metres, reach: number): Position[] {
		const found = new Map<string, { position: Position; along: number }>();
		const near = this.#index.search(
			Math.min(a[0], b[0]) - reach,
			Math.min(a[1], b[1]) - reach,
			Math.max(a[0], b[0]) + reach,
			Math.max(a[1], b[1]) + reach,
		);
		for (const corner of near.flatMap((i) => this.#edges[i] as [Corner, Corner])) {
			const foot = footOn(a, b, corner.at);
			const between = foot.along > 0 && foot.along < 1;
			if (between && foot.distance <= reach)
				found.set(corner.position.join(' '), { position: corner.position, along: foot.along });
		}
		return [...found.values()].sort((p, q) => p.along - q.along).map(({ position }) => position);
	}
}

function drawnTo(neighbours: Neighbours, geometry: Areal, reach: number): Areal {
	const { frame } = neighbours;
	const polygons = polygonsOf(geometry).map((rings) =>
		rings
			.map((ring) => {
				const moved = ring.map((p) => neighbours.nearest(frame.metres(p), reach) ?? p);
				return moved.flatMap((position, i) => {
					const before = moved[i - 1];
					const between = before ? neighbours.along(frame.metres(before), frame.metres(position), reach) : [];
					return [...between, position];
				});
			})
			.map(withoutRepeats)
			.filter((ring) => ring.length > 3),
	);
	return arealOf(polygons.filter((rings) => rings.length > 0));
}

const withoutRepeats = (ring: readonly Position[]): Position[] =>
	ring.filter((p, i) => i === 0 || p[0] !== ring[i - 1]?.[0] || p[1] !== ring[i - 1]?.[1]);
