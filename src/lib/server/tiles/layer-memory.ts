import Flatbush from 'flatbush';
import type { Db } from '#lib/server/database/db.ts';
import * as layers from '#lib/server/store/layers.ts';

/** The world is 2³² units wide in web Mercator: 9 mm at the equator, finer than any tile draws. */
export const WORLD = 2 ** 32;

/** All shapes of a layer as numbers in a row, so that a tile is cut from memory and not asked of the database. */
export interface LayerMemory {
	count: number;
	/** Subject ids, ascending. */
	ids: Int32Array;
	/** Shape i has the rings `rings[i]` up to `rings[i + 1]`. */
	rings: Uint32Array;
	/** Ring r has the positions `starts[r]` up to `starts[r + 1]`, the first one not repeated. */
	starts: Uint32Array;
	/** 1 where a ring begins a polygon, 0 for its holes. */
	outer: Uint8Array;
	/** x, y, x, y, … in world units, y to the south. */
	xy: Uint32Array;
	/** Area of each shape in square world units: only to tell what is smaller than a pixel. */
	areas: Float64Array;
	/** Over the shapes' boxes; null where there is none. */
	index: Flatbush | null;
}

const CHUNK = 20_000;

/** Reads the live shapes of a layer, in parts, so that others are answered meanwhile. */
export async function readLayerMemory(db: Db, layer: layers.LayerName): Promise<LayerMemory> {
	const collector = new Collector();
	let after = 0;
	for (;;) {
		const part = await layers.shapesAfter(db, layer, after, CHUNK);
		for (const { id, geom } of part) collector.add(id, geom);
		const last = part.at(-1);
		if (!last || part.length < CHUNK) return collector.done();
		after = last.id;
	}
}

/** Gathers shapes given as little-endian WKB (multi)polygons in degrees. */
class Collector {
	readonly #ids: number[] = [];
	readonly #rings: number[] = [0];
	readonly #starts: number[] = [0];
	readonly #outer: number[] = [];
	#xy = new Uint32Array(1 << 16);
	#used = 0;

	add(id: number, wkb: Uint8Array): void {
		const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
		let at = 0;
		const head = (): number => {
			if (view.getUint8(at) !== 1)
				throw new Error(`WKB of ${id}: byte order ${view.getUint8(at)}, expected 1`);
			const type = view.getUint32(at + 1, true);
			at += 5;
			return type;
		};
		const count = (): number => {
			at += 4;
			return view.getUint32(at - 4, true);
		};
		const type = head();
		const polygons = type === 6 ? count() : 1;
		for (let p = 0; p < polygons; p++) {
			if (type === 6) head();
			const rings = count();
			for (let r = 0; r < rings; r++) {
				const points = count();
				// The last position repeats the first.
				this.#room(2 * points);
				for (let k = 0; k < points - 1; k++, at += 16) {
					this.#xy[this.#used++] = worldX(view.getFloat64(at, true));
					this.#xy[this.#used++] = worldY(view.getFloat64(at + 8, true));
				}
				at += 16;
				this.#outer.push(r === 0 ? 1 : 0);
				this.#starts.push(this.#used / 2);
			}
		}
		this.#ids.push(id);
		this.#rings.push(this.#outer.length);
	}

	#room(more: number): void {
		if (this.#used + more <= this.#xy.length) return;
		const wider = new Uint32Array(Math.max(2 * this.#xy.length, this.#used + more));
		wider.set(this.#xy);
		this.#xy = wider;
	}

	done(): LayerMemory {
		const count = this.#ids.length;
		const xy = this.#xy.slice(0, this.#used);
		const rings = Uint32Array.from(this.#rings);
		const starts = Uint32Array.from(this.#starts);
		const outer = Uint8Array.from(this.#outer);
		const areas = new Float64Array(count);
		const index = count > 0 ? new Flatbush(count, 16, Float64Array) : null;
		for (let i = 0; i < count; i++) {
			let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
			for (let r = rings[i] as number; r < (rings[i + 1] as number); r++) {
				const [from, to] = [starts[r] as number, starts[r + 1] as number];
				let twice = 0;
				for (let k = from, j = to - 1; k < to; j = k, k++) {
					const [x, y] = [xy[2 * k] as number, xy[2 * k + 1] as number];
					twice += (xy[2 * j] as number) * y - x * (xy[2 * j + 1] as number);
					if (x < west) west = x;
					if (x > east) east = x;
					if (y < north) north = y;
					if (y > south) south = y;
				}
				areas[i] = (areas[i] as number) + (outer[r] === 1 ? 1 : -1) * Math.abs(twice / 2);
			}
			index?.add(west, north, east, south);
		}
		index?.finish();
		return { count, ids: Int32Array.from(this.#ids), rings, starts, outer, xy, areas, index };
	}
}

const clamp = (unit: number): number => Math.max(0, Math.min(WORLD - 1, Math.round(unit * WORLD)));
const worldX = (lon: number): number => clamp(lon / 360 + 0.5);
function worldY(lat: number): number {
	const sin = Math.sin((lat * Math.PI) / 180);
	return clamp(0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI);
}
