import { PbfWriter } from 'pbf';

export interface TilePolygon {
	id: number;
	/** Rings of each polygon, outer first, in tile units (0–4096), any orientation. */
	polygons: number[][][];
	properties: Record<string, string | number | boolean | null>;
}
export interface TilePoint {
	id: number;
	point: [number, number];
	properties: Record<string, string | number | boolean | null>;
}
export interface TileLayer {
	name: string;
	polygons?: TilePolygon[];
	points?: TilePoint[];
}

export const EXTENT = 4096;

/** Encodes layers as a Mapbox Vector Tile 2.1 (github.com/mapbox/vector-tile-spec). Empty layers are left out. */
export function encodeTile(layers: readonly TileLayer[]): Uint8Array {
	const pbf = new PbfWriter();
	for (const layer of layers) {
		if (layer.polygons?.length || layer.points?.length) pbf.writeMessage(3, writeLayer, layer);
	}
	return pbf.finish();
}

function writeLayer(layer: TileLayer, pbf: PbfWriter): void {
	pbf.writeVarintField(15, 2);
	pbf.writeStringField(1, layer.name);
	const keys = new Map<string, number>();
	const values = new Map<string | number | boolean, number>();
	const tagsOf = (properties: TilePolygon['properties']): number[] => {
		const tags: number[] = [];
		for (const [key, value] of Object.entries(properties)) {
			if (value === null) continue;
			tags.push(place(keys, key), place(values, value));
		}
		return tags;
	};
	for (const f of layer.polygons ?? []) {
		const geometry = polygonCommands(f.polygons);
		if (geometry.length > 0)
			pbf.writeMessage(2, writeFeature, { id: f.id, type: 3, tags: tagsOf(f.properties), geometry });
	}
	for (const f of layer.points ?? []) {
		const geometry = [9, zigzag(f.point[0]), zigzag(f.point[1])];
		pbf.writeMessage(2, writeFeature, { id: f.id, type: 1, tags: tagsOf(f.properties), geometry });
	}
	for (const key of keys.keys()) pbf.writeStringField(3, key);
	for (const value of values.keys()) pbf.writeMessage(4, writeValue, value);
	pbf.writeVarintField(5, EXTENT);
}

function place<T>(seen: Map<T, number>, item: T): number {
	const at = seen.get(item);
	if (at !== undefined) return at;
	seen.set(item, seen.size);
	return seen.size - 1;
}

function writeFeature(
	feature: { id: number; type: number; tags: number[]; geometry: number[] },
	pbf: PbfWriter,
): void {
	pbf.writeVarintField(1, feature.id);
	pbf.writePackedVarint(2, feature.tags);
	pbf.writeVarintField(3, feature.type);
	pbf.writePackedVarint(4, feature.geometry);
}

function writeValue(value: string | number | boolean, pbf: PbfWriter): void {
	if (typeof value === 'string') pbf.writeStringField(1, value);
	else if (typeof value === 'boolean') pbf.writeBooleanField(7, value);
	else if (Number.isInteger(value)) pbf.writeSVarintField(6, value);
	else pbf.writeDoubleField(3, value);
}

/** Command integers of a (multi)polygon: outer rings clockwise on the screen (positive area), holes the other way. */
function polygonCommands(polygons: number[][][]): number[] {
	const commands: number[] = [];
	let [x, y] = [0, 0];
	for (const rings of polygons) {
		for (const [index, ring] of rings.entries()) {
			const points = quantise(ring);
			const area = signedArea(points);
			// an outer ring that vanishes at this zoom takes its holes with it
			if (points.length < 6 || area === 0) {
				if (index === 0) break;
				continue;
			}
			if (area > 0 !== (index === 0)) reverse(points);
			const n = points.length / 2;
			for (let i = 0; i < n; i++) {
				if (i === 0) commands.push(9);
				if (i === 1) commands.push(2 | ((n - 1) << 3));
				const [px, py] = [points[2 * i] as number, points[2 * i + 1] as number];
				commands.push(zigzag(px - x), zigzag(py - y));
				[x, y] = [px, py];
			}
			commands.push(15);
		}
	}
	return commands;
}

/** Whole tile units, repeated and closing points dropped. */
function quantise(ring: number[]): number[] {
	const out: number[] = [];
	for (let i = 0; i < ring.length; i += 2) {
		const [x, y] = [Math.round(ring[i] as number), Math.round(ring[i + 1] as number)];
		if (out.length > 0 && out.at(-2) === x && out.at(-1) === y) continue;
		out.push(x, y);
	}
	while (out.length > 2 && out[0] === out.at(-2) && out[1] === out.at(-1)) out.length -= 2;
	return out;
}

function signedArea(ring: number[]): number {
	let sum = 0;
	for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
		sum += (ring[j] as number) * (ring[i + 1] as number) - (ring[i] as number) * (ring[j + 1] as number);
	}
	return sum;
}

function reverse(ring: number[]): void {
	for (let i = 0, j = ring.length - 2; i < j; i += 2, j -= 2) {
		[ring[i], ring[j]] = [ring[j] as number, ring[i] as number];
		[ring[i + 1], ring[j + 1]] = [ring[j + 1] as number, ring[i + 1] as number];
	}
}

function zigzag(n: number): number {
	return (n << 1) ^ (n >> 31);
}
