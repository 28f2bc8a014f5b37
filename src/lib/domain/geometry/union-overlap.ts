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
	/** Runs along which the edge bounds the result from above and from below: where they began and have come to. */
	top: [number, number];
	bottom: [number, number];
}

class Sweep {
	readonly #edges: Edge[];
	readonly #stops: Float64Array;
	readonly #north: number;
	readonly #base: number;
	/** By owner. */
	readonly #winding: Int32Array;
	#sum = 0;

	constructor(drawing: Shape, shapes: readonly Shape[]) {
		const [west, south, east, north] = drawing.bounds;
		this.#north = north;
		this.#base = zoneArea(Math.sin(south * RADIANS));
		this.#winding = new Int32Array(shapes.length + 1);
		this.#edges = [drawing, ...shapes].flatMap((shape, owner) => edgesOver(shape, owner, west, south, east));
		this.#edges.sort((a, b) => a.x1 - b.x1);
		const cuts = new Set([west, east]);
		for (const { x1, x2 } of this.#edges) {
			if (x1 > west && x1 < east) cuts.add(x1);
			if (x2 > west && x2 < east) cuts.add(x2);
		}
		this.#stops = Float64Array.from(cuts).sort();
	}

	areaM2(): number {
		let active: Edge[] = [];
		let next = 0;
		for (let s = 0; s + 1 < this.#stops.length; s++) {
			const [from, to] = [this.#stops[s] as number, this.#stops[s + 1] as number];
			active = active.filter((edge) => edge.x2 > from);
			for (; next < this.#edges.length && (this.#edges[next] as Edge).x1 <= from; next++)
				if ((this.#edges[next] as Edge).x2 > from) active.push(this.#edges[next] as Edge);
			this.#slab(active, from, to);
		}
		for (const edge of this.#edges) this.#close(edge);
		return Math.max(0, this.#sum);
	}

	/** Between two cuts no edge begins or ends, but edges may cross. */
	#slab(active: readonly Edge[], from: number, to: number): void {
		const above: Edge[] = [];
		const lines: Edge[] = [];
		for (const edge of active) {
			// The drawing's own top is a line, not above it.
			const over = edge.owner > 0 && at(edge, from) >= this.#north && at(edge, to) >= this.#north;
			(over ? above : lines).push(edge);
		}
		const cuts = [from, ...crossings(lines, from, to), to];
		for (let i = 0; i + 1 < cuts.length; i++)
			this.#stack(lines, above, cuts[i] as number, cuts[i + 1] as number);
	}

	/** Lines that do not cross, taken from the top down: what lies between two of them is inside or not. */
	#stack(lines: Edge[], above: readonly Edge[], from: number, to: number): void {
		const middle = (from + to) / 2;
		const winding = this.#winding;
		let covering = 0;
		for (const { owner, sign } of above) covering += this.#turn(owner, sign);
		let inside = false;
		const stack = lines.toSorted((a, b) => at(b, middle) - at(a, middle));
		for (const [i, line] of stack.entries()) {
			covering += this.#turn(line.owner, line.sign);
			const next = stack[i + 1];
			// Edges that lie on each other bound nothing between them: only what comes of all of them counts.
			if (next && at(line, middle) - at(next, middle) < SAME) continue;
			const then = (winding[0] as number) > 0 && covering > 0;
			if (then !== inside) this.#bound(line, then ? 'top' : 'bottom', from, to);
			inside = then;
		}
		for (const { owner } of above) winding[owner] = 0;
		for (const { owner } of lines) winding[owner] = 0;
	}

	/** Passes an edge of an owner; answers by how many shapes more (or fewer) cover the place. */
	#turn(owner: number, sign: number): number {
		const before = this.#winding[owner] as number;
		const now = (this.#winding[owner] = before + sign);
		return owner === 0 || before > 0 === now > 0 ? 0 : now > 0 ? 1 : -1;
	}

	#bound(edge: Edge, side: 'top' | 'bottom', from: number, to: number): void {
		const run = edge[side];
		if (run[1] !== from) {
			this.#measure(edge, side);
			run[0] = from;
		}
		run[1] = to;
	}

	#close(edge: Edge): void {
		this.#measure(edge, 'top');
		this.#measure(edge, 'bottom');
	}

	#measure(edge: Edge, side: 'top' | 'bottom'): void {
		const [from, to] = edge[side];
		if (!(from < to)) return;
		const under = areaUnderEdge([from, at(edge, from), to, at(edge, to)], this.#base);
		this.#sum += side === 'top' ? under : -under;
	}
}

const at = (edge: Edge, x: number): number => edge.y1 + edge.slope * (x - edge.x1);

/** Upright edges bound nothing from above or below; edges below the drawing bound nothing of it, but its own do. */
function edgesOver({ edges }: Shape, owner: number, west: number, south: number, east: number): Edge[] {
	const found: Edge[] = [];
	for (let i = 0; i < edges.length; i += EDGE) {
		const [x1, x2, sign] = [edges[i] as number, edges[i + 2] as number, edges[i + 4] as number];
		if (sign === 0 || x1 >= east || x2 <= west) continue;
		const [y1, y2] = [edges[i + 1] as number, edges[i + 3] as number];
		if (owner > 0 && y1 <= south && y2 <= south) continue;
		const slope = (y2 - y1) / (x2 - x1);
		found.push({ owner, x1, y1, x2, slope, sign, top: [NaN, NaN], bottom: [NaN, NaN] });
	}
	return found;
}

/** Where lines of different owners change places, from west to east. */
function crossings(lines: readonly Edge[], from: number, to: number): number[] {
	const found: number[] = [];
	for (let i = 0; i < lines.length; i++) {
		const a = lines[i] as Edge;
		const [aFrom, aTo] = [at(a, from), at(a, to)];
		for (let j = i + 1; j < lines.length; j++) {
			const b = lines[j] as Edge;
			if (a.owner === b.owner) continue;
			const [gap, gapEnd] = [aFrom - at(b, from), aTo - at(b, to)];
			if (gap > 0 === gapEnd > 0 || gap === 0 || gapEnd === 0) continue;
			const x = from + ((to - from) * gap) / (gap - gapEnd);
			if (x > from && x < to) found.push(x);
		}
	}
	return found.sort((a, b) => a - b);
}
