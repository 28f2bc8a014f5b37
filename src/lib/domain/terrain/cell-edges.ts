import type { Position } from 'geojson';
import { type Areal, type Bounds, polygonsOf } from '../geometry/areal.ts';
import { converterOf } from '../geometry/crs.ts';
import { signedShoelace } from '../geometry/plane-area.ts';
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
 * same for all. A datum without a known shift (Beijing 54, Xi'an 80) is taken as CGCS2000: who reads the grid says so.
 */
export function cellEdges(place: GridPlace, shape: Areal): CellEdges {
	const step = stepsOf(place);
	const flat = isGeographic(place.definition);
	const { forward } = converterOf(place.definition);
	const toCell = ([lon = NaN, lat = NaN]: Position): [number, number] => {
		const [east, north] = flat ? [lon, lat] : forward([lon, lat]);
		return [(east - place.west) / step.x, (place.north - north) / step.y];
	};
	const rings: [number, number][][] = [];
	let cells = 0;
	for (const [outer, ...holes] of polygonsOf(shape)) {
		if (!outer) continue;
		[outer, ...holes].forEach((ring, i) => {
			const inCells = (flat ? ring : densified(ring)).map(toCell);
			const area = signedShoelace(inCells);
			// Outer rings one way round, holes the other.
			if (area > 0 === (i === 0)) inCells.reverse();
			rings.push(inCells);
			cells += i === 0 ? Math.abs(area) : -Math.abs(area);
		});
	}
	return { ...edgesOf(rings), cells };
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

function edgesOf(rings: readonly (readonly [number, number])[][]): Omit<CellEdges, 'cells'> {
	const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
	const list: [number, number, number, number][] = [];
	for (const ring of rings)
		for (let i = 0; i < ring.length; i++) {
			const [x0, y0] = ring[i] as [number, number];
			const [x1, y1] = ring[(i + 1) % ring.length] as [number, number];
			box.minX = Math.min(box.minX, x0);
			box.maxX = Math.max(box.maxX, x0);
			box.minY = Math.min(box.minY, y0);
			box.maxY = Math.max(box.maxY, y0);
			if (y0 !== y1) list.push([x0, y0, x1, y1]);
		}
	list.sort((a, b) => Math.min(a[1], a[3]) - Math.min(b[1], b[3]));
	const edges = new Float64Array(list.length * 4);
	list.forEach((edge, i) => edges.set(edge, i * 4));
	return { ...box, edges };
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
