import type { Position } from 'geojson';
import { type Areal, type Bounds, polygonsOf } from '../geometry/areal.ts';
import { converterOf } from '../geometry/crs.ts';
import { isGeographic } from './ground-size.ts';
import { type GridPlace, stepsOf } from './height-grid.ts';

/** The boundary of one shape in cells of a grid: x to the east, y to the south, cell (c, r) is [c, c+1] × [r, r+1]. */
export interface CellEdges {
	/** x0, y0, x1, y1 of each edge that is not level, ordered by its upper end; the shape lies on a known side. */
	edges: Float64Array;
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

/**
 * A lon/lat shape → its boundary in cells of a grid. Outer rings and holes are turned so that the covered side is the
 * same for all. `inGridCrs`: the shape comes in the grid's own CRS. A datum without a known shift (Beijing 54, Xi'an 80) is taken as CGCS2000: who reads the grid says so.
 */
export function cellEdges(place: GridPlace, shape: Areal, inGridCrs = false): CellEdges {
	const step = stepsOf(place);
	const flat = inGridCrs || isGeographic(place.definition);
	const forward = flat ? null : converterOf(place.definition).forward;
	const polygons = polygonsOf(shape).map((rings) => (flat ? rings : rings.map(densified)));
	const most = polygons.reduce((sum, rings) => rings.reduce((n, ring) => n + ring.length, sum), 0);
	const edges = new Float64Array(most * 4);
	const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
	let [used, cells] = [0, 0];
	for (const rings of polygons)
		for (let n = 0; n < rings.length; n++) {
			const ring = rings[n] as Position[];
			const points = new Float64Array(ring.length * 2);
			for (let i = 0; i < ring.length; i++) {
				const position = ring[i] as Position;
				const lon = position[0] as number;
				const lat = position[1] as number;
				const [east, north] = forward ? forward([lon, lat]) : [lon, lat];
				points[2 * i] = (east - place.west) / step.x;
				points[2 * i + 1] = (place.north - north) / step.y;
			}
			const area = shoelace(points);
			// Outer rings one way round, holes the other.
			used = addEdges(points, area > 0 === (n === 0), edges, used, box);
			cells += n === 0 ? Math.abs(area) : -Math.abs(area);
		}
	return { ...box, edges: sortedByTop(edges.subarray(0, used)), cells };
}

/** Appends the edges of a ring that are not level, the other way round where asked; answers the new length. */
function addEdges(
	points: Float64Array,
	reversed: boolean,
	edges: Float64Array,
	used: number,
	box: { minX: number; minY: number; maxX: number; maxY: number },
): number {
	let x0 = points[points.length - 2] as number;
	let y0 = points[points.length - 1] as number;
	for (let i = 0; i < points.length; i += 2) {
		const x1 = points[i] as number;
		const y1 = points[i + 1] as number;
		if (x1 < box.minX) box.minX = x1;
		if (x1 > box.maxX) box.maxX = x1;
		if (y1 < box.minY) box.minY = y1;
		if (y1 > box.maxY) box.maxY = y1;
		if (y0 !== y1) {
			edges[used] = reversed ? x1 : x0;
			edges[used + 1] = reversed ? y1 : y0;
			edges[used + 2] = reversed ? x0 : x1;
			edges[used + 3] = reversed ? y0 : y1;
			used += 4;
		}
		x0 = x1;
		y0 = y1;
	}
	return used;
}

/** Twice-signed area as `signedShoelace` has it, from the first point, of x, y in turn. */
function shoelace(points: Float64Array): number {
	const [ox, oy] = [points[0] ?? 0, points[1] ?? 0];
	let twice = 0;
	let x0 = (points[points.length - 2] ?? 0) - ox;
	let y0 = (points[points.length - 1] ?? 0) - oy;
	for (let i = 0; i < points.length; i += 2) {
		const x1 = (points[i] as number) - ox;
		const y1 = (points[i + 1] as number) - oy;
		twice += x0 * y1 - x1 * y0;
		x0 = x1;
		y0 = y1;
	}
	return twice / 2;
}

/** The edges ordered by their upper end, in an array of their own. */
function sortedByTop(edges: Float64Array): Float64Array {
	const count = edges.length / 4;
	const tops = new Float64Array(count);
	for (let i = 0; i < count; i++) {
		const [a, b] = [edges[4 * i + 1] as number, edges[4 * i + 3] as number];
		tops[i] = a < b ? a : b;
	}
	const order = new Uint32Array(count);
	for (let i = 0; i < count; i++) order[i] = i;
	order.sort((a, b) => (tops[a] as number) - (tops[b] as number));
	const sorted = new Float64Array(edges.length);
	for (let i = 0; i < count; i++) {
		const from = 4 * (order[i] as number);
		for (let k = 0; k < 4; k++) sorted[4 * i + k] = edges[from + k] as number;
	}
	return sorted;
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

function densified(ring: readonly Position[]): Position[] {
	const out: Position[] = [];
	for (let i = 0; i < ring.length; i++) {
		const a = ring[i] as Position;
		const b = ring[(i + 1) % ring.length] as Position;
		out.push(a);
		const [ax = NaN, ay = NaN] = a;
		const [bx = NaN, by = NaN] = b;
		const parts = Math.min(1000, Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay)) / LONG_EDGE_DEG));
		for (let k = 1; k < parts; k++) out.push([ax + ((bx - ax) * k) / parts, ay + ((by - ay) * k) / parts]);
	}
	return out;
}
