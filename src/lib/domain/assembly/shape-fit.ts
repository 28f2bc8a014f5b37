import type { Position } from 'geojson';
import { type Areal, boundsOf, polygonsOf } from '../geometry/areal.ts';
import { GroundPlane } from '../geometry/ground-plane.ts';

/** What a plant needs of the united land. */
export type ShapeLimit =
	| { kind: 'rectangle'; lengthM: number; widthM: number }
	/** Diameter of the largest circle inside. */
	| { kind: 'width'; widthM: number };

export interface ShapeFit {
	fits: boolean;
	/** The rectangle that was found, lon/lat; null where none was, or where a width was asked for. */
	rectangle: Areal | null;
	/** Diameter of the largest inscribed circle, metres, to within `accuracyM`. */
	widthM: number;
	/** A rectangle larger than the one asked for by this on each side would have been found. */
	accuracyM: number;
}

/** Cells along the shorter side of the rectangle: a found one is certain, what is missed is less than two cells. */
const CELLS_ACROSS = 40;
const MOST_CELLS = 1_500_000;
const ANGLE_STEP = 5;

/** Whether the land holds what is needed, any way turned; each part by itself: a road between parts holds nothing. */
export function shapeFit(land: Areal, limit: ShapeLimit): ShapeFit {
	const plane = new GroundPlane(land);
	const flat = polygonsOf(plane.laid(land));
	const circle = flat
		.map((rings) => widestCircle(rings))
		.reduce((a, b) => (a.diameter >= b.diameter ? a : b));
	if (limit.kind === 'width') {
		return {
			fits: circle.diameter >= limit.widthM,
			rectangle: null,
			widthM: circle.diameter,
			accuracyM: circle.accuracy,
		};
	}
	const cell = cellOf(flat, limit);
	for (const rings of flat) {
		for (const angle of anglesOf(rings)) {
			const found = rectangleAt(rings, angle, limit, cell);
			if (!found) continue;
			const ring = [...found, found[0] as Position];
			const rectangle = plane.raised({ type: 'Polygon', coordinates: [ring] });
			return { fits: true, rectangle, widthM: circle.diameter, accuracyM: 2 * cell };
		}
	}
	return { fits: false, rectangle: null, widthM: circle.diameter, accuracyM: 2 * cell };
}

function cellOf(
	flat: readonly Position[][][],
	{ lengthM, widthM }: { lengthM: number; widthM: number },
): number {
	const [west, south, east, north] = boundsOf({ type: 'MultiPolygon', coordinates: flat as Position[][][] });
	const reach = Math.hypot(east - west, north - south);
	return Math.max(Math.min(lengthM, widthM) / CELLS_ACROSS, reach / Math.sqrt(MOST_CELLS));
}

/** Directions worth trying, degrees from 0 to 90: those of the sides, and every five. */
function anglesOf(rings: readonly Position[][]): number[] {
	const angles = new Set<number>();
	for (const ring of rings) {
		ring.slice(1).forEach(([x = 0, y = 0], i) => {
			const [px = 0, py = 0] = ring[i] as Position;
			if (Math.hypot(x - px, y - py) < 5) return;
			const degrees = (Math.atan2(y - py, x - px) * 180) / Math.PI;
			angles.add((Math.round((((degrees % 90) + 90) % 90) * 10) / 10) % 90);
		});
	}
	for (let a = 0; a < 90; a += ANGLE_STEP) angles.add(a);
	return [...angles];
}

/** A rectangle of whole cells, all of them inside, in the land turned by −angle; its corners turned back. */
function rectangleAt(
	rings: readonly Position[][],
	angle: number,
	{ lengthM, widthM }: { lengthM: number; widthM: number },
	cell: number,
): Position[] | null {
	const turned = rings.map((ring) => ring.map((p) => turn(p, -angle)));
	const grid = insideCells(turned, cell);
	for (const [w, h] of [
		[lengthM, widthM],
		[widthM, lengthM],
	] as const) {
		const [columns, rows] = [Math.ceil(w / cell - 1e-9), Math.ceil(h / cell - 1e-9)];
		for (let r = 0; r + rows <= grid.rows; r++) {
			for (let c = 0; c + columns <= grid.columns; c++) {
				if (grid.sum(c, r, c + columns, r + rows) < columns * rows) continue;
				const [x, y] = [grid.west + c * cell, grid.south + r * cell];
				return (
					[
						[x, y],
						[x + w, y],
						[x + w, y + h],
						[x, y + h],
					] as Position[]
				).map((p) => turn(p, angle));
			}
		}
	}
	return null;
}

function turn([x = 0, y = 0]: Position, degrees: number): Position {
	const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
	return [x * cos - y * sin, x * sin + y * cos];
}

/** The cells that lie wholly inside, as sums over boxes: the middle is inside and no side passes through. */
function insideCells(rings: readonly Position[][], cell: number) {
	const [west, south, east, north] = boundsOf({ type: 'Polygon', coordinates: rings as Position[][] });
	const [columns, rows] = [Math.ceil((east - west) / cell) + 1, Math.ceil((north - south) / cell) + 1];
	const inside = new Uint8Array(columns * rows);
	for (let r = 0; r < rows; r++) {
		const y = south + (r + 0.5) * cell;
		const crossings: number[] = [];
		eachSide(rings, (ax, ay, bx, by) => {
			if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
		});
		crossings.sort((a, b) => a - b);
		for (let k = 0; k + 1 < crossings.length; k += 2) {
			const from = Math.max(0, Math.ceil(((crossings[k] as number) - west) / cell - 0.5));
			const to = Math.min(columns - 1, Math.floor(((crossings[k + 1] as number) - west) / cell - 0.5));
			inside.fill(1, r * columns + from, Math.max(r * columns + from, r * columns + to + 1));
		}
	}
	eachSide(rings, (ax, ay, bx, by) =>
		clearAlong(inside, columns, rows, [ax - west, ay - south, bx - west, by - south], cell),
	);
	const sums = new Int32Array((columns + 1) * (rows + 1));
	for (let r = 0; r < rows; r++) {
		for (let c = 0, row = 0; c < columns; c++) {
			row += inside[r * columns + c] as number;
			sums[(r + 1) * (columns + 1) + c + 1] = (sums[r * (columns + 1) + c + 1] as number) + row;
		}
	}
	const at = (c: number, r: number) => sums[r * (columns + 1) + c] as number;
	return {
		west,
		south,
		columns,
		rows,
		sum: (c0: number, r0: number, c1: number, r1: number) =>
			at(c1, r1) - at(c0, r1) - at(c1, r0) + at(c0, r0),
	};
}

/** Clears the cells that a side passes through; along a cell's own edge (to a millimetre) it does not. */
function clearAlong(
	inside: Uint8Array,
	columns: number,
	rows: number,
	[ax, ay, bx, by]: readonly [number, number, number, number],
	cell: number,
): void {
	const hair = 1e-3;
	const [low, high] = ay <= by ? [ay, by] : [by, ay];
	const first = Math.max(0, Math.floor((low + hair) / cell));
	const last = Math.min(rows - 1, Math.floor((high - hair) / cell));
	for (let r = first; r <= Math.max(first, last) && r < rows; r++) {
		const [y0, y1] = [Math.max(low, r * cell), Math.min(high, (r + 1) * cell)];
		if (y1 - y0 < hair && high - low >= hair) continue;
		const x = (y: number) => (by === ay ? ax : ax + ((y - ay) / (by - ay)) * (bx - ax));
		const [x0, x1] =
			high - low < hair
				? [Math.min(ax, bx), Math.max(ax, bx)]
				: [Math.min(x(y0), x(y1)), Math.max(x(y0), x(y1))];
		// A level side on the line between two rows passes through neither.
		const offLine = Math.abs(low / cell - Math.round(low / cell)) * cell;
		if (high - low < hair && offLine < hair) continue;
		const from = Math.max(0, Math.floor((x0 + hair) / cell));
		const to = Math.min(columns - 1, Math.floor((x1 - hair) / cell));
		for (let c = from; c <= to; c++) inside[r * columns + c] = 0;
	}
}

function eachSide(
	rings: readonly Position[][],
	visit: (ax: number, ay: number, bx: number, by: number) => void,
): void {
	for (const ring of rings) {
		for (let i = 1; i < ring.length; i++) {
			const [ax = 0, ay = 0] = ring[i - 1] as Position;
			const [bx = 0, by = 0] = ring[i] as Position;
			visit(ax, ay, bx, by);
		}
	}
}

/** The widest circle inside, by quartering squares that could still hold a wider one (mapbox/polylabel). */
export function widestCircle(rings: readonly Position[][]): { diameter: number; accuracy: number } {
	const [west, south, east, north] = boundsOf({ type: 'Polygon', coordinates: rings as Position[][] });
	const precision = Math.max(0.05, Math.min(east - west, north - south) / 2000);
	const size = Math.min(east - west, north - south) / 2;
	const reachOf = (x: number, y: number): number => {
		let [inside, nearest] = [false, Infinity];
		eachSide(rings, (ax, ay, bx, by) => {
			if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
			const squared = (bx - ax) ** 2 + (by - ay) ** 2;
			const t =
				squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared));
			nearest = Math.min(nearest, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
		});
		return inside ? nearest : -nearest;
	};
	const squares: { x: number; y: number; half: number; most: number }[] = [];
	let best = 0;
	const offer = (x: number, y: number, half: number) => {
		const reach = reachOf(x, y);
		best = Math.max(best, reach);
		squares.push({ x, y, half, most: reach + half * Math.SQRT2 });
	};
	for (let x = west; x < east; x += size) {
		for (let y = south; y < north; y += size) offer(x + size / 2, y + size / 2, size / 2);
	}
	while (squares.length > 0) {
		const { x, y, half, most } = squares.pop() as (typeof squares)[number];
		if (most - best <= precision) continue;
		for (const dx of [-1, 1])
			for (const dy of [-1, 1]) offer(x + (dx * half) / 2, y + (dy * half) / 2, half / 2);
	}
	return { diameter: 2 * best, accuracy: 2 * precision };
}
