import type { Position } from 'geojson';
import { type Areal, boundsOf, polygonsOf } from '../geometry/areal.ts';
import { GroundPlane } from '../geometry/ground-plane.ts';
import { signedShoelace } from '../geometry/plane-area.ts';
import { widestCircle } from './shape-fit.ts';

/** What a part of the land holds at the very most. */
export interface PartRoom {
	/** Diameter of the largest circle inside, with what the search may have missed, metres. */
	widthM: number;
	/** Greatest distance between two of its points, metres. */
	reachM: number;
	/** Of its outer ring, square metres. */
	areaM2: number;
}

/** Measures, deeds and drawings agree to about this part; land is refused only beyond it. */
const TOLERANCE = 1.005;
const SLIVER_M = 1;

/** The room in each part of the land; a road between parts holds nothing. */
export function roomOf(land: Areal): PartRoom[] {
	return polygonsOf(new GroundPlane(land).laid(land)).map((rings) => {
		const outer = rings[0] ?? [];
		return {
			widthM: widthOf(rings),
			reachM: reachOf(outer),
			areaM2: Math.abs(signedShoelace(outer)),
		};
	});
}

/**
 * Whether a rectangle of these sides surely does not fit, any way turned: its shorter side is the diameter of a circle in it, its
 * diagonal a distance within the land, its area a part of the land's. Width alone asks for the circle, length alone for
 * the distance. False says nothing.
 */
export function surelyTooSmall(
	rooms: readonly PartRoom[],
	widthM: number | null,
	lengthM: number | null,
): boolean {
	const both = widthM !== null && lengthM !== null;
	const short = both ? Math.min(widthM, lengthM) : (widthM ?? 0);
	const reach = both ? Math.hypot(widthM, lengthM) : (lengthM ?? 0);
	const areaM2 = both ? widthM * lengthM : 0;
	return rooms.every(
		(room) =>
			short > room.widthM * TOLERANCE ||
			reach > room.reachM * TOLERANCE ||
			areaM2 > room.areaM2 * TOLERANCE ** 2,
	);
}

function widthOf(rings: Position[][]): number {
	const [west, south, east, north] = boundsOf({ type: 'Polygon', coordinates: rings });
	const across = Math.min(east - west, north - south);
	// A sliver: no circle is wider than its box, and to look for the widest would take long.
	if (across < SLIVER_M) return across;
	const { diameter, accuracy } = widestCircle(rings);
	return diameter + accuracy;
}

function reachOf(ring: readonly Position[]): number {
	let most = 0;
	for (const [i, [ax = 0, ay = 0]] of ring.entries()) {
		for (let k = i + 1; k < ring.length; k++) {
			const [bx = 0, by = 0] = ring[k] as Position;
			most = Math.max(most, Math.hypot(ax - bx, ay - by));
		}
	}
	return most;
}
