import { fromPlane, toPlane } from '#lib/domain/geometry/crs.ts';
import { heldPlace, placeAlong, sideOfPlaces, squareTo, workingPlane } from '#lib/domain/geometry/side.ts';
import { nineDecimals } from '#lib/domain/geometry/snap.ts';
import type { Point, Ring } from './outline.ts';
import type { Form } from './sketch-tool.ts';

/** What was typed for the side in hand; null: the pointer says it. */
export interface Held {
	/** Of the side; of a rectangle: from west to east. Metres on the ellipsoid. */
	readonly lengthM: number | null;
	/** Degrees from grid north. */
	readonly bearing: number | null;
	/** Of a turned rectangle; of one along the grid: from south to north. */
	readonly depthM: number | null;
}
export const FREE: Held = { lengthM: null, bearing: null, depthM: null };

/** What the next corner settles, and with it what can be typed: a side, both extents, or the depth. */
export type Stage = 'start' | 'side' | 'extents' | 'depth';

export function stageOf(form: Form, placed: number): Stage {
	if (placed === 0) return 'start';
	if (form === 'rectangle') return 'extents';
	return form === 'turned' && placed === 2 ? 'depth' : 'side';
}

/** Whether anything that counts at a stage is held. */
export function isHeld(stage: Stage, held: Held): boolean {
	if (stage === 'side') return held.lengthM !== null || held.bearing !== null;
	if (stage === 'extents') return held.lengthM !== null || held.depthM !== null;
	return stage === 'depth' && held.depthM !== null;
}

/**
 * The corner that a pointer means under what is held. `square` (Shift) keeps a side at a multiple of 90° to the one
 * before it (the first: to grid north) and makes a rectangle a square.
 */
export function heldCorner(stage: Stage, corners: Ring, pointer: Point, held: Held, square: boolean): Point {
	const last = corners.at(-1);
	if (!last || stage === 'start' || !(square || isHeld(stage, held))) return pointer;
	if (stage === 'extents') return rounded(extents(last, pointer, held, square));
	if (stage === 'depth') return rounded(depth(corners[0] as Point, last, pointer, held));
	const plane = workingPlane(last[0]);
	const before = corners.at(-2);
	const base = before ? sideOfPlaces(before, last, plane).bearing : 0;
	const free = sideOfPlaces(last, pointer, plane).bearing;
	const bearing = held.bearing ?? (square ? squareTo(free, base) : null);
	return rounded(heldPlace(last, pointer, { lengthM: held.lengthM, bearing }, plane));
}

const rounded = ([lon, lat]: Point): Point => [nineDecimals(lon), nineDecimals(lat)];

/** The corner across: what is typed counts towards the side the pointer is on, north-east where it is on none. */
function extents(corner: Point, pointer: Point, { lengthM, depthM }: Held, square: boolean): Point {
	const plane = workingPlane(corner[0]);
	const [e1, n1] = toPlane(plane, corner);
	const [e2, n2] = toPlane(plane, pointer);
	const side = square ? Math.max(Math.abs(e2 - e1), Math.abs(n2 - n1)) : null;
	const along = (bearing: number, length: number) =>
		toPlane(plane, placeAlong(corner, { lengthM: length, bearing }, plane));
	const [width, height] = [lengthM ?? (square ? depthM : null), depthM ?? (square ? lengthM : null)];
	const east =
		width !== null ? along(e2 < e1 ? 270 : 90, width)[0] : side !== null ? e1 + (e2 < e1 ? -side : side) : e2;
	const north =
		height !== null
			? along(n2 < n1 ? 180 : 0, height)[1]
			: side !== null
				? n1 + (n2 < n1 ? -side : side)
				: n2;
	return fromPlane(plane, [east, north]);
}

/** A place as deep as typed beside the side a–b, on the pointer's side of it (right of it where it is on none). */
function depth(a: Point, b: Point, pointer: Point, { depthM }: Held): Point {
	if (depthM === null) return pointer;
	const plane = workingPlane(a[0]);
	const { bearing } = sideOfPlaces(a, b, plane);
	const turn = sideOfPlaces(b, pointer, plane).bearing - bearing;
	const left = Math.sin((turn * Math.PI) / 180) < 0;
	return placeAlong(b, { lengthM: depthM, bearing: bearing + (left ? -90 : 90) }, plane);
}
