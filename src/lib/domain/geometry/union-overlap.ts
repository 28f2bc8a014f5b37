import { areaUnderEdge } from './area.ts';
import { EDGE } from './edge-slabs.ts';
import { RADIANS, zoneArea } from './ellipsoid.ts';
import { boundaryAvoids, contains, type Shape } from './shape.ts';

/**
 * The ellipsoidal area in m² of a drawing that lies under at least one of some shapes: land under several counts once.
 * As in `overlapM2` nothing is intersected topologically: the drawing's width is cut wherever an edge begins, ends or
 * crosses another, and between two cuts what is inside lies between two lines. Touching edges never fail.
 *
 * Pieces of one edge that follow each other are measured as one, with the geodesic's bulge, as PostGIS measures the
 * edges of the piece it cuts out: both agree also where edges are long (500 m bulge by 1 m²).
 */
export function unionOverlapM2(drawing: Shape, shapes: readonly Shape[]): number {
	const [west, south, east, north] = drawing.bounds;
	const near = shapes.filter(
		({ bounds: b }) => b[0] < east && b[2] > west && b[1] < north && b[3] > south && b[0] < b[2],
	);
	const met = near.filter((shape) => !boundaryAvoids(shape, drawing.bounds));
	// A shape whose boundary stays away from the drawing covers all of it or none.
	if (near.some((shape) => !met.includes(shape) && contains(shape, west, south))) return drawing.ownM2;
	if (met.length === 0) return 0;
	const [only] = met;
	if (met.length === 1 && only && boundaryAvoids(drawing, only.bounds))
		return contains(drawing, only.bounds[0], only.bounds[1]) ? only.ownM2 : 0;
	return new Sweep(drawing, met).areaM2();
}

/** Degrees (0.1 µm): nearer edges lie on each other. */
const SAME = 1e-12;

interface Edge {
	/** 0 is the drawing. */
	owner: number;
	x1: number;
	y1: number;
	x2: number;
	slope: number;
	sign: number;
	/** Heights at the two ends of the slab that is looked at. */
	from: number;
	to: number;
	/** Runs along which the edge bounds the result from above and from below: where they began and have come to. */
	topFrom: number;
	topTo: number;
	bottomFrom: number;
	bottomTo: number;
}

/** Boundary that passes over the drawing: of it only its sign counts. */
interface Over {
	owner: number;
	x1: number;
	x2: number;
	sign: number;
}

class Sweep {
	readonly #edges: Edge[] = [];
	readonly #overs: Over[] = [];
	readonly #stops: Float64Array;
	readonly #base: number;
	/** By owner. */
	readonly #winding: Int32Array;
	#sum = 0;

	constructor(drawing: Shape, shapes: readonly Shape[]) {
		const [west, south, east] = drawing.bounds;
		this.#base = zoneArea(Math.sin(south * RADIANS));
		this.#winding = new Int32Array(shapes.length + 1);
		for (const [owner, shape] of [drawing, ...shapes].entries()) this.#take(shape, owner, drawing.bounds);
		this.#edges.sort((a, b) => a.x1 - b.x1);
		const cuts = new Set([west, east]);
		for (const { x1, x2 } of [...this.#edges, ...this.#overs]) {
			if (x1 > west && x1 < east) cuts.add(x1);
			if (x2 > west && x2 < east) cuts.add(x2);
		}
		this.#stops = Float64Array.from(cuts).sort();
	}

	/** Upright edges bound nothing from above or below; edges below the drawing bound nothing of it, but its own do. */
	#take({ edges }: Shape, owner: number, [west, south, east, north]: Shape['bounds']): void {
		for (let i = 0; i < edges.length; i += EDGE) {
			const x1 = edges[i] as number;
			const x2 = edges[i + 2] as number;
			const sign = edges[i + 4] as number;
			if (sign === 0 || x1 >= east || x2 <= west) continue;
			const y1 = edges[i + 1] as number;
			const y2 = edges[i + 3] as number;
			if (owner > 0 && y1 <= south && y2 <= south) continue;
			if (owner > 0 && y1 >= north && y2 >= north) {
				// Edges of a ring follow each other: a whole stretch becomes one.
				const last = this.#overs.at(-1);
				const same = last?.owner === owner && last.sign === sign;
				if (same && last.x2 === x1) last.x2 = x2;
				else if (same && last.x1 === x2) last.x1 = x1;
				else this.#overs.push({ owner, x1, x2, sign });
				continue;
			}
			const slope = (y2 - y1) / (x2 - x1);
			this.#edges.push({
				owner,
				x1,
				y1,
				x2,
				slope,
				sign,
				from: 0,
				to: 0,
				topFrom: NaN,
				topTo: NaN,
				bottomFrom: NaN,
				bottomTo: NaN,
			});
		}
	}

	areaM2(): number {
		const edges = this.#edges;
		const active: Edge[] = [];
		let next = 0;
		for (let s = 0; s + 1 < this.#stops.length; s++) {
			const from = this.#stops[s] as number;
			const to = this.#stops[s + 1] as number;
			let kept = 0;
			for (let i = 0; i < active.length; i++) {
				const edge = active[i] as Edge;
				if (edge.x2 > from) active[kept++] = edge;
			}
			active.length = kept;
			for (; next < edges.length && (edges[next] as Edge).x1 <= from; next++)
				if ((edges[next] as Edge).x2 > from) active.push(edges[next] as Edge);
			this.#slab(active, from, to);
		}
		for (const edge of edges) {
			this.#measure(edge, edge.topFrom, edge.topTo, 1);
			this.#measure(edge, edge.bottomFrom, edge.bottomTo, -1);
		}
		return Math.max(0, this.#sum);
	}

	/** Between two stops no edge begins or ends, but edges may cross. */
	#slab(active: Edge[], from: number, to: number): void {
		lay(active, from, to);
		if (isOrdered(active)) {
			this.#stack(active, from, to);
			return;
		}
		const cuts = [from, ...crossings(active, from, to), to];
		for (let i = 0; i + 1 < cuts.length; i++) {
			const [left, right] = [cuts[i] as number, cuts[i + 1] as number];
			lay(active, left, right);
			this.#stack(active, left, right);
		}
	}

	/** Lines that do not cross, from the top down: what lies between two of them is inside or not. */
	#stack(lines: readonly Edge[], from: number, to: number): void {
		const winding = this.#winding;
		let covering = 0;
		for (const { owner, x1, x2, sign } of this.#overs)
			if (x1 <= from && x2 >= to) covering += this.#turn(owner, sign);
		let inside = false;
		for (let i = 0; i < lines.length; i++) {
			const line = lines[i] as Edge;
			covering += this.#turn(line.owner, line.sign);
			const next = lines[i + 1];
			// Edges that lie on each other bound nothing between them: only what comes of all of them counts.
			if (next && line.from + line.to - next.from - next.to < 2 * SAME) continue;
			const then = (winding[0] as number) > 0 && covering > 0;
			if (then !== inside) this.#bound(line, then, from, to);
			inside = then;
		}
		for (const { owner } of this.#overs) winding[owner] = 0;
		for (const { owner } of lines) winding[owner] = 0;
	}

	/** Passes an edge of an owner; answers by how many shapes more (or fewer) cover the place. */
	#turn(owner: number, sign: number): number {
		const before = this.#winding[owner] as number;
		const now = (this.#winding[owner] = before + sign);
		return owner === 0 || before > 0 === now > 0 ? 0 : now > 0 ? 1 : -1;
	}

	#bound(edge: Edge, top: boolean, from: number, to: number): void {
		if (top) {
			if (edge.topTo !== from) {
				this.#measure(edge, edge.topFrom, edge.topTo, 1);
				edge.topFrom = from;
			}
			edge.topTo = to;
		} else {
			if (edge.bottomTo !== from) {
				this.#measure(edge, edge.bottomFrom, edge.bottomTo, -1);
				edge.bottomFrom = from;
			}
			edge.bottomTo = to;
		}
	}

	#measure(edge: Edge, from: number, to: number, sign: number): void {
		if (from < to) this.#sum += sign * areaUnderEdge([from, at(edge, from), to, at(edge, to)], this.#base);
	}
}

const at = (edge: Edge, x: number): number => edge.y1 + edge.slope * (x - edge.x1);

/** Puts edges in order from the top down over a slab (they nearly are) and their heights at its ends on them. */
function lay(edges: Edge[], from: number, to: number): void {
	for (let i = 0; i < edges.length; i++) {
		const edge = edges[i] as Edge;
		edge.from = at(edge, from);
		edge.to = at(edge, to);
		const middle = edge.from + edge.to;
		let place = i;
		for (; place > 0; place--) {
			const above = edges[place - 1] as Edge;
			if (above.from + above.to >= middle) break;
			edges[place] = above;
		}
		edges[place] = edge;
	}
}

/** Whether edges in order over the middle of a slab are so at both of its ends: then none cross. */
function isOrdered(edges: readonly Edge[]): boolean {
	for (let i = 1; i < edges.length; i++) {
		const above = edges[i - 1] as Edge;
		const edge = edges[i] as Edge;
		if (above.from < edge.from - SAME || above.to < edge.to - SAME) return false;
	}
	return true;
}

/** Where edges of different owners change places, from west to east. */
function crossings(edges: readonly Edge[], from: number, to: number): number[] {
	const found: number[] = [];
	for (let i = 0; i < edges.length; i++) {
		const a = edges[i] as Edge;
		for (let j = i + 1; j < edges.length; j++) {
			const b = edges[j] as Edge;
			if (a.owner === b.owner) continue;
			const [gap, gapEnd] = [a.from - b.from, a.to - b.to];
			if (gap > 0 === gapEnd > 0 || gap === 0 || gapEnd === 0) continue;
			const x = from + ((to - from) * gap) / (gap - gapEnd);
			if (x > from && x < to) found.push(x);
		}
	}
	return found.sort((a, b) => a - b);
}
