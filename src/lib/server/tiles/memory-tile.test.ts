import { describe, expect, it } from 'vitest';
import { PbfReader } from 'pbf';
import Flatbush from 'flatbush';
import { WORLD, type LayerMemory } from './layer-memory.ts';
import { memoryTile } from './memory-tile.ts';

/** Squares (west, north, side in world units) as a layer in memory. */
function squares(...list: [id: number, x: number, y: number, side: number][]): LayerMemory {
	const xy = list.flatMap(([, x, y, s]) => [x, y, x + s, y, x + s, y + s, x, y + s]);
	const index = new Flatbush(list.length, 16, Float64Array);
	for (const [, x, y, s] of list) index.add(x, y, x + s, y + s);
	index.finish();
	return {
		count: list.length,
		ids: Int32Array.from(list, ([id]) => id),
		rings: Uint32Array.from([...list.keys(), list.length]),
		starts: Uint32Array.from({ length: list.length + 1 }, (_, i) => 4 * i),
		outer: new Uint8Array(list.length).fill(1),
		xy: Uint32Array.from(xy),
		areas: Float64Array.from(list, ([, , , s]) => s * s),
		index,
	};
}

interface Read {
	name: string;
	extent: number;
	features: { id: number; tags: number; box: number[] }[];
}

/** The layers of a tile, each feature by its id and the box of its commands. */
function read(bytes: Uint8Array): Read[] {
	return new PbfReader(bytes).readFields<Read[]>((tag, layers, pbf) => {
		if (tag !== 3) return;
		const layer: Read = { name: '', extent: 4096, features: [] };
		pbf.readMessage<Read>((field, into, inner) => {
			if (field === 1) into.name = inner.readString();
			if (field === 5) into.extent = inner.readVarint();
			if (field === 2) {
				const feature = { id: 0, tags: 0, box: [Infinity, Infinity, -Infinity, -Infinity] };
				inner.readMessage<typeof feature>((part, one, geometry) => {
					if (part === 1) one.id = geometry.readVarint();
					if (part === 2) one.tags = geometry.readPackedVarint().length;
					if (part === 4) one.box = boxOf(geometry.readPackedVarint());
				}, feature);
				into.features.push(feature);
			}
		}, layer);
		layers.push(layer);
	}, []);
}

function boxOf(commands: number[]): number[] {
	const box = [Infinity, Infinity, -Infinity, -Infinity];
	let [x, y, at] = [0, 0, 0];
	const back = (n: number) => (n >> 1) ^ -(n & 1);
	while (at < commands.length) {
		const command = commands[at++] as number;
		if ((command & 7) === 7) continue;
		for (let n = command >> 3; n > 0; n--) {
			x += back(commands[at++] as number);
			y += back(commands[at++] as number);
			box[0] = Math.min(box[0] as number, x);
			box[1] = Math.min(box[1] as number, y);
			box[2] = Math.max(box[2] as number, x);
			box[3] = Math.max(box[3] as number, y);
		}
	}
	return box;
}

const Z = 10;
const tile = WORLD / 2 ** Z;
const pixel = tile / 512;

describe('a tile of a layer in memory', () => {
	it('carries ids and outlines and nothing else', () => {
		const [layer] = read(memoryTile(squares([7, tile + 10 * pixel, tile, 20 * pixel]), 'parcels', Z, 1, 1));
		expect(layer).toEqual({
			name: 'parcels',
			extent: 1024,
			features: [{ id: 7, tags: 0, box: [20, 0, 60, 40] }],
		});
	});

	it('draws the largest of what is smaller than a few pixels, in one cell, with its own id', () => {
		const memory = squares(
			[1, tile + 30 * pixel, tile + 30 * pixel, pixel],
			[2, tile + 31 * pixel, tile + 31 * pixel, 1.5 * pixel],
			[3, tile + 60 * pixel, tile + 60 * pixel, pixel],
		);
		const [layer] = read(memoryTile(memory, 'parcels', Z, 1, 1));
		expect(layer?.features.map(({ id, box }) => [id, ...box])).toEqual([
			[2, 60, 60, 66, 66],
			[3, 120, 120, 126, 126],
		]);
	});

	it('leaves nobody out from z13 on, however small', () => {
		const small = WORLD / 2 ** 13 / 512;
		const memory = squares([1, small, small, small], [2, 2 * small, small, small]);
		const [layer] = read(memoryTile(memory, 'parcels', 13, 0, 0));
		expect(layer?.features.map(({ id }) => id)).toEqual([1, 2]);
		expect(layer?.extent).toBe(4096);
	});

	it('clips what reaches beyond the tile to its margin', () => {
		const [layer] = read(memoryTile(squares([1, 0, 0, 3 * tile]), 'parcels', Z, 1, 1));
		expect(layer?.features[0]?.box).toEqual([-16, -16, 1040, 1040]);
	});

	it('writes a label in the one tile that its point lies in', () => {
		const memory = squares([5, tile, tile, tile]);
		const label = { id: 5, x: 1.5 / 2 ** Z, y: 1.25 / 2 ** Z, text: 'GB00005' };
		const [, labels] = read(memoryTile(memory, 'parcels', Z, 1, 1, [label]));
		expect(labels).toMatchObject({
			name: 'parcels-label',
			features: [{ id: 5, tags: 2, box: [512, 256, 512, 256] }],
		});
		const [, next] = read(memoryTile(memory, 'parcels', Z, 2, 1, [label]));
		expect(next?.features).toEqual([]);
	});
});
