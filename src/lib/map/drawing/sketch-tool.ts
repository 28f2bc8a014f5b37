import { sideOf } from '#lib/domain/geometry/rings.ts';
import { fromPlane, toPlane, type Crs } from '#lib/domain/geometry/crs.ts';
import { nineDecimals } from '#lib/domain/geometry/snap.ts';
import { workingPlane } from '#lib/domain/geometry/side.ts';
import type { Outline, Point, Ring } from './outline.ts';

/**
 * What is being drawn: corner by corner, a rectangle along the grid from two opposite corners, or a turned one from its
 * first side and its depth.
 */
export type Form = 'polygon' | 'rectangle' | 'turned';
/** What becomes of it: the outline itself, a further part of it, or a hole in one of its parts. */
export type Adds = 'outline' | 'part' | 'hole';
export interface SketchTool {
	readonly form: Form;
	readonly adds: Adds;
}

export const POLYGON: SketchTool = { form: 'polygon', adds: 'outline' };

/** How many placed corners complete a form by themselves; a polygon is closed by hand. */
export const CORNERS_OF: Record<Form, number> = { polygon: Infinity, rectangle: 2, turned: 3 };

/** The ring that the corners placed so far, and the pointer after them, stand for; without repeated points. */
export function ringOf(form: Form, sketch: Ring, pointer: Point | null): Ring {
	const last = sketch.at(-1);
	const moved = pointer && !(last && last[0] === pointer[0] && last[1] === pointer[1]);
	const corners = moved ? [...sketch, pointer] : sketch;
	const [a, b, c] = corners;
	if (form === 'polygon' || !a || !b) return corners;
	const plane = workingPlane(a[0]);
	if (form === 'rectangle') return rectangle(a, b, plane);
	return c ? turnedRectangle(a, b, c, plane) : corners;
}

/** Along the grid of the plane, its corners in the order they were drawn. */
function rectangle(a: Point, b: Point, plane: Crs): Ring {
	const [e1, n1] = toPlane(plane, a);
	const [e2, n2] = toPlane(plane, b);
	return [a, placed(plane, e2, n1), b, placed(plane, e1, n2)];
}

/** On the side a–b, as deep as `c` is from it. */
function turnedRectangle(a: Point, b: Point, c: Point, plane: Crs): Ring {
	const [e1, n1] = toPlane(plane, a);
	const [e2, n2] = toPlane(plane, b);
	const [e3, n3] = toPlane(plane, c);
	const [east, north] = [e2 - e1, n2 - n1];
	const depth = ((e3 - e1) * north - (n3 - n1) * east) / (east * east + north * north);
	const [de, dn] = [north * depth, -east * depth];
	return [a, b, placed(plane, e2 + de, n2 + dn), placed(plane, e1 + de, n1 + dn)];
}

function placed(plane: Crs, east: number, north: number): Point {
	const [lon, lat] = fromPlane(plane, [east, north]);
	return [nineDecimals(lon), nineDecimals(lat)];
}

/** The outline with a ring added to it; a hole goes to the part that holds its first corner, else to the first part (the boundary checks then tell that it lies outside). */
export function added(outline: Outline, ring: Ring, adds: Adds): Outline {
	if (adds === 'outline') return [[ring]];
	if (adds === 'part' || outline.length === 0) return [...outline, [ring]];
	const part = Math.max(partAt(outline, ring[0] as Point), 0);
	return outline.map((rings, p) => (p === part ? [...rings, ring] : rings));
}

/** Which part a place lies in (in a hole of it too), or −1. */
export function partAt(outline: Outline, [x, y]: Point): number {
	return outline.findIndex(
		([outer]) =>
			outer !== undefined &&
			sideOf(
				outer.map(([lon, lat]) => [lon, lat]),
				x,
				y,
			) >= 0,
	);
}
