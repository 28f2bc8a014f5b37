import type { Position } from 'geojson';

/** An edge of a boundary and its place in it, counted as in a finding. */
export interface Edge {
	polygon: number;
	ring: number;
	/** Place in its cleaned ring, and how many edges that ring has. */
	place: number;
	count: number;
	point: number;
	from: Position;
	to: Position;
}

/** Whether two positions are the same to the last bit. */
export function same(a: Position, b: Position): boolean {
	return a[0] === b[0] && a[1] === b[1];
}

/** How two edges meet: crossing (or running along each other), touching at a point, or not at all. */
export function meet(a: Edge, b: Edge): { kind: 'cross' | 'touch'; at: [number, number] } | null {
	const a1 = turn(b.from, b.to, a.from);
	const a2 = turn(b.from, b.to, a.to);
	const b1 = turn(a.from, a.to, b.from);
	const b2 = turn(a.from, a.to, b.to);
	if (a1 === 0 && a2 === 0) return alongside(a, b);
	if (((a1 < 0 && a2 > 0) || (a1 > 0 && a2 < 0)) && ((b1 < 0 && b2 > 0) || (b1 > 0 && b2 < 0))) {
		const t = a1 / (a1 - a2);
		const [x1, y1, x2, y2] = [a.from[0], a.from[1], a.to[0], a.to[1]] as [number, number, number, number];
		return { kind: 'cross', at: [x1 + t * (x2 - x1), y1 + t * (y2 - y1)] };
	}
	const touching =
		a1 === 0 && within(b, a.from)
			? a.from
			: a2 === 0 && within(b, a.to)
				? a.to
				: b1 === 0 && within(a, b.from)
					? b.from
					: b2 === 0 && within(a, b.to)
						? b.to
						: null;
	return touching && { kind: 'touch', at: [touching[0] as number, touching[1] as number] };
}

function alongside(a: Edge, b: Edge): { kind: 'cross' | 'touch'; at: [number, number] } | null {
	const shared = [a.from, a.to, b.from, b.to].filter((p) => within(a, p) && within(b, p));
	const [first] = shared;
	if (!first) return null;
	const at: [number, number] = [first[0] as number, first[1] as number];
	return { kind: shared.some((p) => !same(p, first)) ? 'cross' : 'touch', at };
}

/** Twice the signed area of the triangle p, q, r. */
function turn(p: Position, q: Position, r: Position): number {
	const [px, py, qx, qy, rx, ry] = [p[0], p[1], q[0], q[1], r[0], r[1]] as [
		number,
		number,
		number,
		number,
		number,
		number,
	];
	return (qx - px) * (ry - py) - (rx - px) * (qy - py);
}

function within({ from, to }: Edge, p: Position): boolean {
	const [x1, y1, x2, y2, x, y] = [from[0], from[1], to[0], to[1], p[0], p[1]] as [
		number,
		number,
		number,
		number,
		number,
		number,
	];
	return x >= Math.min(x1, x2) && x <= Math.max(x1, x2) && y >= Math.min(y1, y2) && y <= Math.max(y1, y2);
}
