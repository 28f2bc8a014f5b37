import type { Bounds } from '#lib/domain/geometry/areal.ts';
import { converterOf } from '#lib/domain/geometry/crs.ts';
import { isGeographic } from '#lib/domain/terrain/ground-size.ts';
import { type GridPlace, stepsOf } from '#lib/domain/terrain/height-grid.ts';

/** Pixels a side of our height and slope tiles. */
export const TILE = 256;
/** Every so many pixels the place is worked out; between them it is as good as straight. */
const STEP = 16;
const NODES = TILE / STEP + 1;

/** Lon/lat box of a web Mercator tile. */
export function tileBox(z: number, x: number, y: number): Bounds {
	return [lonOf(z, x), latOf(z, y + 1), lonOf(z, x + 1), latOf(z, y)];
}

/** Metres on the ground of a pixel of a tile, in its middle. */
export function pixelMetres(z: number, y: number): number {
	return (40_075_016.686 * Math.cos((latOf(z, y + 0.5) * Math.PI) / 180)) / (TILE * 2 ** z);
}

/** Zoom at which a pixel is as wide as a cell, at a latitude in degrees. */
export function nativeZoom(cellM: number, latitude: number): number {
	return Math.log2((40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / (TILE * cellM));
}

/** Column and row (fractions count, cell middles at .5) of the middle of each pixel of a tile. */
export function cellsOfTile(
	place: GridPlace,
	z: number,
	x: number,
	y: number,
): { columns: Float64Array; rows: Float64Array } {
	const step = stepsOf(place);
	const { forward } = converterOf(place.definition);
	const flat = isGeographic(place.definition);
	const nodes = new Float64Array(NODES * NODES * 2);
	for (let j = 0; j < NODES; j++)
		for (let i = 0; i < NODES; i++) {
			const lonLat: [number, number] = [lonOf(z, x + i / (NODES - 1)), latOf(z, y + j / (NODES - 1))];
			const [east, north] = flat ? lonLat : forward(lonLat);
			nodes[(j * NODES + i) * 2] = (east - place.west) / step.x;
			nodes[(j * NODES + i) * 2 + 1] = (place.north - north) / step.y;
		}
	const columns = new Float64Array(TILE * TILE);
	const rows = new Float64Array(TILE * TILE);
	for (let py = 0; py < TILE; py++)
		for (let px = 0; px < TILE; px++) {
			const [u, v] = [(px + 0.5) / STEP, (py + 0.5) / STEP];
			const [i, j] = [Math.floor(u), Math.floor(v)];
			const [s, t] = [u - i, v - j];
			const at = (j * NODES + i) * 2;
			const below = at + NODES * 2;
			const mix = (k: number) =>
				((nodes[at + k] as number) * (1 - s) + (nodes[at + 2 + k] as number) * s) * (1 - t) +
				((nodes[below + k] as number) * (1 - s) + (nodes[below + 2 + k] as number) * s) * t;
			columns[py * TILE + px] = mix(0);
			rows[py * TILE + px] = mix(1);
		}
	return { columns, rows };
}

/** The whole-number box of cells that some columns and rows reach, with one more around. */
export function windowOf(columns: Float64Array, rows: Float64Array) {
	let [from, to, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
	for (let i = 0; i < columns.length; i++) {
		from = Math.min(from, columns[i] as number);
		to = Math.max(to, columns[i] as number);
		top = Math.min(top, rows[i] as number);
		bottom = Math.max(bottom, rows[i] as number);
	}
	return {
		from: Math.floor(from) - 2,
		to: Math.ceil(to) + 2,
		top: Math.floor(top) - 2,
		bottom: Math.ceil(bottom) + 2,
	};
}

const lonOf = (z: number, x: number) => (x / 2 ** z) * 360 - 180;
const latOf = (z: number, y: number) =>
	(Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** z))) * 180) / Math.PI;
