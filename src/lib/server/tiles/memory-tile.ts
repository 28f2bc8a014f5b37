import { PbfWriter } from 'pbf';
import { clipRing } from './clip.ts';
import { WORLD, type LayerMemory } from './layer-memory.ts';

/** From this zoom on shapes are drawn as they are; below, what is smaller than a few pixels is thinned. */
export const FULL_DETAIL_ZOOM = 13;
/** A tile is drawn 512 px wide. */
const TILE_PX = 512;
/** Smaller shapes (square pixels) are drawn as the largest of each cell of 3 × 3 px. */
const THIN_BELOW_PX2 = 6;
const CELL_PX = 3;
/** Cells that reach over the tile's edge on either side, as the margin of outlines does. */
const PAD = 3;

/** A label to be written in a tile; its point in web Mercator, 0–1 from west to east and from north to south. */
export interface MemoryLabel {
	id: number;
	x: number;
	y: number;
	text: string;
}

/**
 * A tile of a layer held in memory: ids and outlines, nothing else. Below z13 a unit is half a pixel, points that do
 * not move the outline by one are left out, and shapes under 6 px² give way to the largest one in each 3 × 3 px: the
 * county keeps its extent and its colours, not every parcel. From z13 on a unit is an eighth of a pixel and every shape
 * is there.
 */
export function memoryTile(
	memory: LayerMemory,
	name: string,
	z: number,
	x: number,
	y: number,
	labels: readonly MemoryLabel[] = [],
): Uint8Array {
	const coarse = z < FULL_DETAIL_ZOOM;
	const extent = coarse ? 1024 : 4096;
	const width = WORLD / 2 ** z;
	const unit = width / extent;
	const [left, top] = [x * width, y * width];
	const margin = extent / 64;
	const found =
		memory.index
			?.search(
				left - margin * unit,
				top - margin * unit,
				left + (extent + margin) * unit,
				top + (extent + margin) * unit,
			)
			.sort((a, b) => a - b) ?? [];
	const writer = new PbfWriter();
	const thinBelow = coarse ? THIN_BELOW_PX2 * (extent / TILE_PX) ** 2 * unit * unit : 0;
	const cells = new Map<number, number>();
	const cell = (CELL_PX * extent) / TILE_PX;
	const across = Math.ceil(extent / cell) + 2 * PAD;
	writer.writeMessage(
		3,
		(_, pbf) => {
			pbf.writeVarintField(15, 2);
			pbf.writeStringField(1, name);
			pbf.writeVarintField(5, extent);
			const commands: number[] = [];
			for (const i of found) {
				if ((memory.areas[i] as number) < thinBelow) {
					const at = 2 * (memory.starts[memory.rings[i] as number] as number);
					const cx = Math.floor(((memory.xy[at] as number) - left) / unit / cell) + PAD;
					const cy = Math.floor(((memory.xy[at + 1] as number) - top) / unit / cell) + PAD;
					if (cx < 0 || cy < 0 || cx >= across || cy >= across) continue;
					const key = cy * across + cx;
					const other = cells.get(key);
					if (other === undefined || (memory.areas[other] as number) < (memory.areas[i] as number))
						cells.set(key, i);
					continue;
				}
				commands.length = 0;
				outlineOf(memory, i, left, top, unit, extent, margin, coarse, commands);
				if (commands.length > 0) writeFeature(pbf, memory.ids[i] as number, 3, commands);
			}
			for (const [key, i] of cells) {
				commands.length = 0;
				square(((key % across) - PAD) * cell, (Math.floor(key / across) - PAD) * cell, cell, commands);
				writeFeature(pbf, memory.ids[i] as number, 3, commands);
			}
		},
		null,
	);
	if (labels.length > 0) writeLabels(writer, `${name}-label`, labels, left, top, unit, extent);
	return writer.finish();
}

function writeFeature(pbf: PbfWriter, id: number, type: number, geometry: number[], tags?: number[]): void {
	pbf.writeMessage(
		2,
		(_, feature) => {
			feature.writeVarintField(1, id);
			if (tags) feature.writePackedVarint(2, tags);
			feature.writeVarintField(3, type);
			feature.writePackedVarint(4, geometry);
		},
		null,
	);
}

const zigzag = (n: number): number => (n << 1) ^ (n >> 31);

function square(x: number, y: number, size: number, commands: number[]): void {
	commands.push(9, zigzag(x), zigzag(y), 26, zigzag(size), 0, 0, zigzag(size), zigzag(-size), 0, 15);
}

/** The command integers of one shape; outer rings clockwise on the screen, holes the other way. */
function outlineOf(
	memory: LayerMemory,
	i: number,
	left: number,
	top: number,
	unit: number,
	extent: number,
	margin: number,
	coarse: boolean,
	commands: number[],
): void {
	let [px, py] = [0, 0];
	let gone = false;
	for (let r = memory.rings[i] as number; r < (memory.rings[i + 1] as number); r++) {
		const isOuter = memory.outer[r] === 1;
		// An outer ring that vanishes takes its holes with it.
		if (isOuter) gone = false;
		else if (gone) continue;
		const ring = ringOf(memory, r, left, top, unit, extent, margin, coarse);
		const area = ring.length < 6 ? 0 : twiceArea(ring);
		if (area === 0) {
			gone = isOuter;
			continue;
		}
		const n = ring.length / 2;
		const forward = area > 0 === isOuter;
		for (let k = 0; k < n; k++) {
			const at = 2 * (forward ? k : n - 1 - k);
			const [x, y] = [ring[at] as number, ring[at + 1] as number];
			if (k === 0) commands.push(9);
			else if (k === 1) commands.push(2 | ((n - 1) << 3));
			commands.push(zigzag(x - px), zigzag(y - py));
			px = x;
			py = y;
		}
		commands.push(15);
	}
}

/** A ring in whole tile units, clipped to the tile with its margin, without points that do not matter. */
function ringOf(
	{ xy, starts }: LayerMemory,
	r: number,
	left: number,
	top: number,
	unit: number,
	extent: number,
	margin: number,
	coarse: boolean,
): number[] {
	const ring: number[] = [];
	let outside = false;
	for (let k = starts[r] as number; k < (starts[r + 1] as number); k++) {
		const x = Math.round(((xy[2 * k] as number) - left) / unit);
		const y = Math.round(((xy[2 * k + 1] as number) - top) / unit);
		const n = ring.length;
		if (n > 0 && ring[n - 2] === x && ring[n - 1] === y) continue;
		if (x < -margin || y < -margin || x > extent + margin || y > extent + margin) outside = true;
		ring.push(x, y);
	}
	const inside = outside ? clipRing(ring, -margin, extent + margin).map(Math.round) : ring;
	return straightened(inside, coarse ? 1 : 0);
}

/** Leaves out the points that lie within `tolerance` units of the line between their neighbours. */
function straightened(ring: number[], tolerance: number): number[] {
	const n = ring.length / 2;
	if (n <= 4) return ring;
	const kept: number[] = [];
	let [ax, ay] = [ring[2 * n - 2] as number, ring[2 * n - 1] as number];
	for (let k = 0; k < n; k++) {
		const [x, y] = [ring[2 * k] as number, ring[2 * k + 1] as number];
		const next = 2 * ((k + 1) % n);
		const [bx, by] = [ring[next] as number, ring[next + 1] as number];
		const [dx, dy] = [bx - ax, by - ay];
		const off = Math.abs(dx * (y - ay) - dy * (x - ax));
		const ahead = dx * (x - ax) + dy * (y - ay);
		const length = dx * dx + dy * dy;
		const between = ahead > 0 && ahead < length;
		// Three points must be left whatever happens.
		if (between && off <= tolerance * Math.sqrt(length) && kept.length / 2 + (n - k - 1) >= 3) continue;
		kept.push(x, y);
		ax = x;
		ay = y;
	}
	return kept;
}

function twiceArea(ring: readonly number[]): number {
	let sum = 0;
	for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
		sum += (ring[j] as number) * (ring[i + 1] as number) - (ring[i] as number) * (ring[j + 1] as number);
	return sum;
}

/** A layer of points with their code: a label stands in one tile only, so that it is written once. */
function writeLabels(
	writer: PbfWriter,
	name: string,
	labels: readonly MemoryLabel[],
	left: number,
	top: number,
	unit: number,
	extent: number,
): void {
	const values = new Map<string, number>();
	writer.writeMessage(
		3,
		(_, pbf) => {
			pbf.writeVarintField(15, 2);
			pbf.writeStringField(1, name);
			pbf.writeVarintField(5, extent);
			pbf.writeStringField(3, 'code');
			for (const { id, x, y, text } of labels) {
				const [px, py] = [Math.floor((x * WORLD - left) / unit), Math.floor((y * WORLD - top) / unit)];
				if (px < 0 || py < 0 || px >= extent || py >= extent) continue;
				let value = values.get(text);
				if (value === undefined) values.set(text, (value = values.size));
				writeFeature(pbf, id, 1, [9, zigzag(px), zigzag(py)], [0, value]);
			}
			for (const text of values.keys())
				pbf.writeMessage(4, (said: string, message) => message.writeStringField(1, said), text);
		},
		null,
	);
}
