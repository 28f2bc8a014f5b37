/** A ring in tile units as x, y, x, y, …; not closed (the last point is not the first again). */
export type FlatRing = number[];

/**
 * Clips a ring to a square by Sutherland–Hodgman, one axis after the other.
 * @param ring flat ring
 * @param low lower bound of both axes (tile units, buffer included)
 * @param high upper bound
 * @returns the clipped ring, empty when nothing is inside
 */
export function clipRing(ring: FlatRing, low: number, high: number): FlatRing {
	let clipped = ring;
	for (const axis of [0, 1] as const) {
		clipped = clipHalf(clipped, axis, low, 1);
		clipped = clipHalf(clipped, axis, high, -1);
	}
	return clipped;
}

/** Keeps what lies on the inner side of one line: `side` 1 keeps greater values, -1 smaller ones. */
function clipHalf(ring: FlatRing, axis: 0 | 1, bound: number, side: 1 | -1): FlatRing {
	const out: FlatRing = [];
	const n = ring.length;
	for (let i = 0; i < n; i += 2) {
		const j = (i + 2) % n;
		const [ax, ay, bx, by] = [
			ring[i] as number,
			ring[i + 1] as number,
			ring[j] as number,
			ring[j + 1] as number,
		];
		const a = ((axis === 0 ? ax : ay) - bound) * side;
		const b = ((axis === 0 ? bx : by) - bound) * side;
		if (a >= 0) out.push(ax, ay);
		if (a >= 0 !== b >= 0) {
			const t = a / (a - b);
			out.push(ax + (bx - ax) * t, ay + (by - ay) * t);
		}
	}
	return out;
}
