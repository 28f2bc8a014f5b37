import type { MultiPolygon, Position } from 'geojson';
import { converterOf } from '../geometry/crs.ts';
import { isGeographic } from '../terrain/ground-size.ts';
import { stepsOf, type GridPlace } from '../terrain/height-grid.ts';
import { ELIGIBLE, type CellMask } from './cell-mask.ts';
import { componentsOf, type Component } from './components.ts';

/** The outline of a component on cell edges: polygons of rings in columns and rows, outer ring first, closed. */
export type CellPolygons = [number, number][][][];

/**
 * Traces a component exactly along its cells' edges, corners only. Cells that touch at a corner become parts that touch
 * there, and a hole that touches the outer ring stays a hole, so the result is a valid MultiPolygon (OGC Simple
 * Features): each part is connected over edges, and on its outline every corner where cells meet diagonally is rounded
 * along the outside.
 */
export function traceCells(component: Component): CellPolygons {
	const { box } = component;
	const bitmap = bitmapOf(component);
	return componentsOf(bitmap, 4).map((part) =>
		tracePart(part).map((ring) =>
			ring.map(([column, row]): [number, number] => [column + box.fromColumn, row + box.fromRow]),
		),
	);
}

/** A component's cells in a mask of its own, no larger than its box. */
export function bitmapOf({ box, runs }: Component): CellMask {
	const width = box.toColumn - box.fromColumn;
	const height = box.toRow - box.fromRow;
	const cells = new Uint8Array(width * height);
	for (let i = 0; i < runs.length; i += 3) {
		const start = ((runs[i] as number) - box.fromRow) * width - box.fromColumn;
		cells.fill(ELIGIBLE, start + (runs[i + 1] as number), start + (runs[i + 2] as number));
	}
	return { width, height, cells };
}

// Directions of travel: east, south, west, north. The cells lie on the left hand (rows run down).
const STEPS = [
	[1, 0],
	[0, 1],
	[-1, 0],
	[0, -1],
] as const;
/** The cell ahead to the left and to the right of a corner, from the corner's column and row, by direction. */
const AHEAD_LEFT = [
	[0, -1],
	[0, 0],
	[-1, 0],
	[-1, -1],
] as const;
const AHEAD_RIGHT = [
	[0, 0],
	[-1, 0],
	[-1, -1],
	[0, -1],
] as const;

/** Rings of a part that hangs together over edges: the outer one first, then its holes. */
function tracePart(part: Component): [number, number][][] {
	const mask = bitmapOf(part);
	const { width, height, cells } = mask;
	const seen = new Uint8Array(cells.length);
	const isCell = (column: number, row: number) =>
		column >= 0 && column < width && row >= 0 && row < height && cells[row * width + column] === ELIGIBLE;
	const rings: [number, number][][] = [];
	for (let row = 0; row < height; row++)
		for (let column = 0; column < width; column++) {
			// Every ring runs east somewhere: along the south edge of a cell with nothing below.
			if (!isCell(column, row) || isCell(column, row + 1) || seen[row * width + column]) continue;
			rings.push(walk(column, row + 1, isCell, (c, r) => (seen[r * width + c] = 1)));
		}
	const { fromColumn, fromRow } = part.box;
	// The outer ring is the one whose own area is positive with rows running down turned round.
	return rings
		.sort((a, b) => signedCells(a) - signedCells(b))
		.map((ring) => ring.map(([c, r]) => [c + fromColumn, r + fromRow]));
}

function walk(
	startColumn: number,
	startRow: number,
	isCell: (column: number, row: number) => boolean,
	see: (column: number, row: number) => void,
): [number, number][] {
	const ring: [number, number][] = [];
	let [column, row, direction] = [startColumn, startRow, 0];
	do {
		if (direction === 0) see(column, row - 1);
		const [dx, dy] = STEPS[direction] as (typeof STEPS)[number];
		column += dx;
		row += dy;
		const left = AHEAD_LEFT[direction] as (typeof AHEAD_LEFT)[number];
		const right = AHEAD_RIGHT[direction] as (typeof AHEAD_RIGHT)[number];
		// Where two cells meet at this corner only, the way turns to the other cell and leaves the gap behind.
		const turn = isCell(column + right[0], row + right[1])
			? 1
			: isCell(column + left[0], row + left[1])
				? 0
				: 3;
		if (turn !== 0) ring.push([column, row]);
		direction = (direction + turn) % 4;
	} while (column !== startColumn || row !== startRow || direction !== 0);
	// The start may be in the middle of an edge: the corners alone make the ring.
	return [...ring, ring[0] as [number, number]];
}

/** Area in cells: negative for outer rings, because rows run down. */
function signedCells(ring: readonly (readonly [number, number])[]): number {
	let twice = 0;
	for (let i = 1; i < ring.length; i++) {
		const [x1, y1] = ring[i - 1] as readonly [number, number];
		const [x2, y2] = ring[i] as readonly [number, number];
		twice += x1 * y2 - x2 * y1;
	}
	return twice / 2;
}

/** Length of an outline, and the number of its corners, in a plane of cells of this size. */
export function outlineLength(
	polygons: CellPolygons,
	cellX: number,
	cellY: number,
): { lengthM: number; corners: number } {
	let lengthM = 0;
	let corners = 0;
	for (const ring of polygons.flat())
		for (let i = 1; i < ring.length; i++) {
			const [x1, y1] = ring[i - 1] as [number, number];
			const [x2, y2] = ring[i] as [number, number];
			lengthM += Math.hypot((x2 - x1) * cellX, (y2 - y1) * cellY);
			corners++;
		}
	return { lengthM, corners };
}

const placed = (polygons: CellPolygons, place: (column: number, row: number) => Position): Position[][][] =>
	polygons.map((rings) => rings.map((ring) => ring.map(([column, row]) => place(column, row))));

/** The polygons in CGCS2000 longitude and latitude: corners of the grid's own cells. */
export function toMultiPolygon(polygons: CellPolygons, place: GridPlace): MultiPolygon {
	const step = stepsOf(place);
	const { inverse } = converterOf(place.definition);
	const flat = isGeographic(place.definition);
	return {
		type: 'MultiPolygon',
		coordinates: placed(polygons, (column, row) => {
			const at: [number, number] = [place.west + column * step.x, place.north - row * step.y];
			return flat ? at : inverse(at);
		}),
	};
}
