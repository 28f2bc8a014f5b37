import type { Position } from 'geojson';
import type { Areal, Bounds } from '../geometry/areal.ts';
import { converterOf } from '../geometry/crs.ts';
import { flattenAreas, type FlatAreas } from '../geometry/flat-areas.ts';
import { isGeographic } from './ground-size.ts';
import { type GridPlace, stepsOf } from './height-grid.ts';

/**
 * The edges of many shapes in one array: x0, y0, x1, y1 of each. A hundred thousand small arrays would cost the collector
 * more than the slopes cost.
 */
export class EdgePool {
	values: Float64Array;
	used = 0;
	#active: Int32Array | null = null;

	/** @param edges how many are expected */
	constructor(edges = 256) {
		this.values = new Float64Array(4 * edges);
	}

	/** A place an edge, for whoever goes through the rows of a shape: `active[first / 4]` on belongs to that shape. */
	get active(): Int32Array {
		if (!this.#active || this.#active.length < this.values.length / 4)
			this.#active = new Int32Array(this.values.length / 4);
		return this.#active;
	}

	/** Room for so many more edges. */
	reserve(edges: number): void {
		if (this.used + edges * 4 <= this.values.length) return;
		this.values = longer(this.values, this.used + edges * 4);
	}
}

/** The boundary of one shape in cells of a grid: x to the east, y to the south, cell (c, r) is [c, c+1] × [r, r+1]. */
export interface CellEdges {
	/** Where its edges stand: those that are not level, ordered by their upper end; the shape lies on a known side. */
	pool: EdgePool;
	/** Places [first, end) in `pool.values`, four an edge. */
	first: number;
	end: number;
	/** Box in cells; may reach out of the grid. */
	minX: number;
	minY: number;
	maxX: number;
	maxY: number;
	/** Area in cells (fractions count), outside the grid too. */
	cells: number;
}

/** An edge longer than this is cut before it is moved to the plane, degrees: a straight line bends there. */
const LONG_EDGE_DEG = 0.02;

interface EdgeOptions {
	/** The shapes come in the grid's own CRS. */
	inGridCrs?: boolean;
	pool?: EdgePool;
}

/**
 * A lon/lat shape → its boundary in cells of a grid. Outer rings and holes are turned so that the covered side is the
 * same for all. A datum without a known shift (Beijing 54, Xi'an 80) is taken as CGCS2000: who reads the grid says so.
 */
export function cellEdges(place: GridPlace, shape: Areal, options: EdgeOptions = {}): CellEdges {
	let found: CellEdges | null = null;
	eachCellEdges(place, flattenAreas([shape]), options, (edges) => (found = edges));
	return found as unknown as CellEdges;
}

/** The same for many shapes laid flat: `use` is told of each, in their order. */
export function eachCellEdges(
	place: GridPlace,
	{ coordinates, rings, parts, areas }: FlatAreas,
	{ inGridCrs = false, pool = new EdgePool(coordinates.length / 2) }: EdgeOptions,
	use: (edges: CellEdges, at: number) => void,
): void {
	const step = stepsOf(place);
	const bent = !inGridCrs && !isGeographic(place.definition);
	const forward = bent ? converterOf(place.definition).forward : null;
	let [from, ring, part] = [0, 0, 0];
	for (let at = 0; at < areas.length; at++) {
		const first = pool.used;
		const edges = {
			pool,
			first,
			end: first,
			minX: Infinity,
			minY: Infinity,
			maxX: -Infinity,
			maxY: -Infinity,
		};
		let cells = 0;
		for (let p = areas[at] as number; p > 0; p--) {
			const count = parts[part++] as number;
			for (let n = 0; n < count; n++) {
				const end = from + 2 * (rings[ring++] as number);
				const points = ringInCells(coordinates, from, end, place, step, forward);
				from = end;
				const area = shoelace(scratch, points);
				pool.reserve(points);
				// Outer rings one way round, holes the other.
				addEdges(scratch, points, area > 0 === (n === 0), pool, edges);
				cells += n === 0 ? Math.abs(area) : -Math.abs(area);
			}
		}
		sortByTop(pool.values, first, pool.used);
		edges.end = pool.used;
		use({ ...edges, cells }, at);
	}
}

/** The points of a ring into `scratch`, in cells; answers how many. A long edge is cut where the plane bends it. */
function ringInCells(
	xy: Float64Array,
	from: number,
	end: number,
	place: GridPlace,
	step: { x: number; y: number },
	forward: ((at: [number, number]) => number[]) | null,
): number {
	let points = 0;
	for (let k = from; k < end; k += 2) {
		const x = xy[k] as number;
		const y = xy[k + 1] as number;
		const next = k + 2 < end ? k + 2 : from;
		const dx = (xy[next] as number) - x;
		const dy = (xy[next + 1] as number) - y;
		const pieces = forward ? piecesOf(dx, dy) : 1;
		if (scratch.length < 2 * (points + pieces)) scratch = longer(scratch, 2 * (points + pieces));
		for (let i = 0; i < pieces; i++, points++) {
			let east = x + (dx * i) / pieces;
			let north = y + (dy * i) / pieces;
			if (forward) [east, north] = forward([east, north]) as [number, number];
			scratch[2 * points] = (east - place.west) / step.x;
			scratch[2 * points + 1] = (place.north - north) / step.y;
		}
	}
	return points;
}

const piecesOf = (dx: number, dy: number) =>
	Math.max(1, Math.min(1000, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / LONG_EDGE_DEG)));

function longer(values: Float64Array, least: number): Float64Array {
	const grown = new Float64Array(Math.max(values.length * 2, least));
	grown.set(values);
	return grown;
}

/** Points of the ring in hand, x, y in turn. */
let scratch: Float64Array = new Float64Array(256);

/** Appends the edges of a ring that are not level, the other way round where asked. */
function addEdges(
	points: Float64Array,
	count: number,
	reversed: boolean,
	pool: EdgePool,
	box: { minX: number; minY: number; maxX: number; maxY: number },
): void {
	const { values } = pool;
	let x0 = points[2 * count - 2] as number;
	let y0 = points[2 * count - 1] as number;
	for (let i = 0; i < 2 * count; i += 2) {
		const x1 = points[i] as number;
		const y1 = points[i + 1] as number;
		if (x1 < box.minX) box.minX = x1;
		if (x1 > box.maxX) box.maxX = x1;
		if (y1 < box.minY) box.minY = y1;
		if (y1 > box.maxY) box.maxY = y1;
		if (y0 !== y1) {
			const at = pool.used;
			values[at] = reversed ? x1 : x0;
			values[at + 1] = reversed ? y1 : y0;
			values[at + 2] = reversed ? x0 : x1;
			values[at + 3] = reversed ? y0 : y1;
			pool.used = at + 4;
		}
		x0 = x1;
		y0 = y1;
	}
}

/** Signed area as `signedShoelace` has it, taken from the first point. */
function shoelace(points: Float64Array, count: number): number {
	if (count === 0) return 0;
	const ox = points[0] as number;
	const oy = points[1] as number;
	let twice = 0;
	let x0 = (points[2 * count - 2] as number) - ox;
	let y0 = (points[2 * count - 1] as number) - oy;
	for (let i = 0; i < 2 * count; i += 2) {
		const x1 = (points[i] as number) - ox;
		const y1 = (points[i + 1] as number) - oy;
		twice += x0 * y1 - x1 * y0;
		x0 = x1;
		y0 = y1;
	}
	return twice / 2;
}

/** Up to so many edges are put in order by insertion. */
const FEW = 32;

/** Orders the edges in [first, end) by their upper end. */
function sortByTop(values: Float64Array, first: number, end: number): void {
	const count = (end - first) / 4;
	if (count > FEW) {
		const copy = values.slice(first, end);
		const top = (i: number) => Math.min(copy[4 * i + 1] as number, copy[4 * i + 3] as number);
		const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => top(a) - top(b));
		order.forEach((from, i) => values.set(copy.subarray(4 * from, 4 * from + 4), first + 4 * i));
		return;
	}
	for (let at = first + 4; at < end; at += 4) {
		const x0 = values[at] as number;
		const y0 = values[at + 1] as number;
		const x1 = values[at + 2] as number;
		const y1 = values[at + 3] as number;
		const top = y0 < y1 ? y0 : y1;
		let place = at;
		while (place > first) {
			const a = values[place - 3] as number;
			const b = values[place - 1] as number;
			if ((a < b ? a : b) <= top) break;
			values.copyWithin(place, place - 4, place);
			place -= 4;
		}
		values[place] = x0;
		values[place + 1] = y0;
		values[place + 2] = x1;
		values[place + 3] = y1;
	}
}

/** The box, in cells, around a lon/lat box whose sides bend in the plane. */
export function cellBox(
	place: GridPlace,
	[west, south, east, north]: Bounds,
): Pick<CellEdges, 'minX' | 'minY' | 'maxX' | 'maxY'> {
	const ring = [
		[west, south],
		[east, south],
		[east, north],
		[west, north],
	];
	const sides = ring.flatMap(([x = NaN, y = NaN], i) => {
		const [nextX = NaN, nextY = NaN] = ring[(i + 1) % 4] as Position;
		return Array.from({ length: 8 }, (_, k) => [x + ((nextX - x) * k) / 8, y + ((nextY - y) * k) / 8]);
	});
	const { minX, minY, maxX, maxY } = cellEdges(place, { type: 'Polygon', coordinates: [sides] });
	return { minX, minY, maxX, maxY };
}
