import type { Crs } from '#lib/domain/geometry/crs.ts';
import { placeAlong, sideOfPlaces, workingPlane, type Side } from '#lib/domain/geometry/side.ts';
import { nineDecimals } from '#lib/domain/geometry/snap.ts';
import { cornerAt, type Point, type VertexRef } from './outline.ts';
import { modeOf, sheetOf, type Session } from './session.ts';

/** The side that typed figures are meant for while an outline is changed: the one that ends in the selected corner. */
export interface SideInHand {
	from: Point;
	to: Point;
	/** The corner that moves. */
	ref: VertexRef;
	plane: Crs;
	side: Side;
	/** Bearing of the side before it. */
	before: number;
}

/** Of a selected corner the side that runs to it, of a selected edge itself; null where nothing is selected. */
export function sideInHand(session: Session): SideInHand | null {
	const { selected, onEdge } = session;
	if (!selected || modeOf(session) !== 'editing') return null;
	const { outline } = sheetOf(session);
	const at = (by: number) => cornerAt(outline, selected, by);
	const [before, from, to] = onEdge ? [at(-1), at(0), at(1)] : [at(-2), at(-1), at(0)];
	const count = outline[selected.part]?.[selected.ring]?.length;
	if (!before || !from || !to || !count) return null;
	const plane = workingPlane(from[0]);
	return {
		from,
		to,
		ref: onEdge ? { ...selected, vertex: (selected.vertex + 1) % count } : selected,
		plane,
		side: sideOfPlaces(from, to, plane),
		before: sideOfPlaces(before, from, plane).bearing,
	};
}

/** Where the side's end comes to lie with other figures. */
export function endOf({ from, side, plane }: SideInHand, typed: Partial<Side>): Point {
	const [lon, lat] = placeAlong(from, { ...side, ...typed }, plane);
	return [nineDecimals(lon), nineDecimals(lat)];
}
