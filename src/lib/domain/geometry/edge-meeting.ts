/** An edge of a boundary and its place in it, counted as in a finding. */
export interface Edge {
	polygon: number;
	ring: number;
	/** Place in its cleaned ring, and how many edges that ring has. */
	place: number;
	count: number;
	point: number;
	x1: number;
	y1: number;
	x2: number;
	y2: number;
}

export interface Meeting {
	kind: 'cross' | 'touch';
	at: [number, number];
}

/** How two edges meet: crossing (or running along each other), touching at a point, or not at all. */
export function meet(a: Edge, b: Edge): Meeting | null {
	const a1 = turn(b, a.x1, a.y1);
	const a2 = turn(b, a.x2, a.y2);
	if ((a1 > 0 && a2 > 0) || (a1 < 0 && a2 < 0)) return null;
	const b1 = turn(a, b.x1, b.y1);
	const b2 = turn(a, b.x2, b.y2);
	if ((b1 > 0 && b2 > 0) || (b1 < 0 && b2 < 0)) return null;
	if (a1 === 0 && a2 === 0) return alongside(a, b);
	if (a1 !== 0 && a2 !== 0 && b1 !== 0 && b2 !== 0) {
		const t = a1 / (a1 - a2);
		return { kind: 'cross', at: [a.x1 + t * (a.x2 - a.x1), a.y1 + t * (a.y2 - a.y1)] };
	}
	if (a1 === 0 && within(b, a.x1, a.y1)) return { kind: 'touch', at: [a.x1, a.y1] };
	if (a2 === 0 && within(b, a.x2, a.y2)) return { kind: 'touch', at: [a.x2, a.y2] };
	if (b1 === 0 && within(a, b.x1, b.y1)) return { kind: 'touch', at: [b.x1, b.y1] };
	if (b2 === 0 && within(a, b.x2, b.y2)) return { kind: 'touch', at: [b.x2, b.y2] };
	return null;
}

/** Edges on one line: they share a stretch, one point, or nothing. */
function alongside(a: Edge, b: Edge): Meeting | null {
	const ends: [number, number][] = [
		[a.x1, a.y1],
		[a.x2, a.y2],
		[b.x1, b.y1],
		[b.x2, b.y2],
	];
	const shared = ends.filter(([x, y]) => within(a, x, y) && within(b, x, y));
	const [first] = shared;
	if (!first) return null;
	return { kind: shared.some(([x, y]) => x !== first[0] || y !== first[1]) ? 'cross' : 'touch', at: first };
}

/** Twice the signed area of the triangle of an edge and a point. */
function turn({ x1, y1, x2, y2 }: Edge, x: number, y: number): number {
	return (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1);
}

function within({ x1, y1, x2, y2 }: Edge, x: number, y: number): boolean {
	return (
		(x1 < x2 ? x >= x1 && x <= x2 : x >= x2 && x <= x1) && (y1 < y2 ? y >= y1 && y <= y2 : y >= y2 && y <= y1)
	);
}
