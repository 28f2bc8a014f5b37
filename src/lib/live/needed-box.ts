import type { Bounds } from '#lib/domain/geometry/areal.ts';

/**
 * From this zoom on, what is in view is loaded before anything is drawn: to snap to, and so that the first corners have
 * figures at once. Below it a view holds more parcels than are sent.
 */
const SNAP_ZOOM = 13;
/** What is loaded around what is needed, as a share of its size on each side. */
const MARGIN = 0.3;
/** Degrees: a drawing of a few metres still wants its neighbours. */
const LEAST = 0.004;

/** A union this many times as large as the drawing's box and the view together is mostly land that nobody looks at. */
const MOSTLY_EMPTY = 4;

/** What is loaded or on its way. */
export interface Have {
	box: Bounds;
	/** Only the parcels nearest to its middle came: the box holds more than are sent. */
	truncated: boolean;
}

/**
 * The box to load next, or null where what is loaded will do: the drawing's own box, and the view where it is near
 * enough to snap. A view far from the drawing is left out: what is loaded is for the drawing first.
 */
export function neededBox(
	drawing: Bounds | null,
	view: { bounds: Bounds; zoom: number },
	have: Have | null,
): Bounds | null {
	const seen = view.zoom >= SNAP_ZOOM ? view.bounds : null;
	const needed = drawing && seen ? together(drawing, seen) : (drawing ?? seen);
	if (!needed) return null;
	const grow = (size: number) => Math.max(LEAST, size * MARGIN);
	const x = grow(needed[2] - needed[0]);
	const y = grow(needed[3] - needed[1]);
	const box: Bounds = [needed[0] - x, needed[1] - y, needed[2] + x, needed[3] + y];
	if (!have || !within(needed, have.box)) return box;
	// Of a truncated load only the middle is whole: a much smaller box may be.
	return have.truncated && sizeOf(box) < sizeOf(have.box) / 2 ? box : null;
}

function together(drawing: Bounds, view: Bounds): Bounds {
	const both = union(drawing, view);
	return sizeOf(both) > MOSTLY_EMPTY * (sizeOf(drawing) + sizeOf(view)) ? drawing : both;
}

const sizeOf = ([west, south, east, north]: Bounds) => (east - west) * (north - south);

function union(a: Bounds, b: Bounds): Bounds {
	return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** Whether a box lies wholly inside another. */
export function within(inner: Bounds, outer: Bounds): boolean {
	return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}
