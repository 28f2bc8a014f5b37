import { clipRing } from './clip.ts';
import { encodeTile, EXTENT, type TileLayer, type TilePoint, type TilePolygon } from './mvt.ts';

/** A feature for a tile, in CGCS2000 longitude and latitude (drawn as WGS 84: the difference is centimetres). */
export interface TileFeature {
	id: number;
	coordinates: number[][][][];
	label: [number, number] | null;
	properties: Record<string, string | number | boolean | null>;
}

const BUFFER = 64;

/** Longitude/latitude box of a tile with its buffer: [west, south, east, north]. */
export function tileBox(z: number, x: number, y: number): [number, number, number, number] {
	const n = 2 ** z;
	const b = BUFFER / EXTENT;
	return [
		longitude((x - b) / n),
		latitude((y + 1 + b) / n),
		longitude((x + 1 + b) / n),
		latitude((y - b) / n),
	];
}

/**
 * Projects, clips, quantises and encodes: one MVT layer of polygons named `layer`, and one of label points named
 * `{layer}-label` (a label stands in one tile only, so that it is drawn once).
 */
export function makeTile(
	layer: string,
	features: readonly TileFeature[],
	z: number,
	x: number,
	y: number,
): Uint8Array {
	const scale = 2 ** z * EXTENT;
	const toTile = (lon: number, lat: number): [number, number] => [
		mercatorX(lon) * scale - x * EXTENT,
		mercatorY(lat) * scale - y * EXTENT,
	];
	const polygons: TilePolygon[] = [];
	const points: TilePoint[] = [];
	for (const feature of features) {
		const clipped = feature.coordinates
			.map((rings) => rings.map((ring) => clipRing(flat(ring, toTile), -BUFFER, EXTENT + BUFFER)))
			.filter((rings) => (rings[0]?.length ?? 0) >= 6);
		if (clipped.length > 0)
			polygons.push({ id: feature.id, polygons: clipped, properties: feature.properties });
		if (feature.label) {
			const [px, py] = toTile(...feature.label);
			if (px >= 0 && px < EXTENT && py >= 0 && py < EXTENT) {
				points.push({
					id: feature.id,
					point: [Math.floor(px), Math.floor(py)],
					properties: feature.properties,
				});
			}
		}
	}
	const layers: TileLayer[] = [
		{ name: layer, polygons },
		{ name: `${layer}-label`, points },
	];
	return encodeTile(layers);
}

function flat(ring: readonly number[][], toTile: (lon: number, lat: number) => [number, number]): number[] {
	const out: number[] = [];
	for (let i = 0; i < ring.length - 1; i++) {
		const [lon, lat] = ring[i] as [number, number];
		out.push(...toTile(lon, lat));
	}
	return out;
}

/** Web Mercator, 0–1 from west to east and from north to south. */
export function mercatorX(lon: number): number {
	return lon / 360 + 0.5;
}
export function mercatorY(lat: number): number {
	const sin = Math.sin((lat * Math.PI) / 180);
	return 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI;
}
function longitude(x: number): number {
	return (x - 0.5) * 360;
}
function latitude(y: number): number {
	return (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90;
}
