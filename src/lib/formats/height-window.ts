import type { GridPlace, HeightGrid } from '#lib/domain/terrain/height-grid.ts';

/**
 * A grid of heights as bytes: the length of the head (uint32, little-endian), the head as UTF-8 JSON (everything but the
 * heights), filled with spaces to a multiple of four, then `width × height` Float32, little-endian, NaN = no data.
 */
export function heightWindowBytes<T extends HeightGrid>(grid: T): Uint8Array<ArrayBuffer> {
	const { heights, ...head } = grid;
	const json = new TextEncoder().encode(JSON.stringify(head));
	const start = 4 + Math.ceil(json.length / 4) * 4;
	const bytes = new Uint8Array(start + heights.byteLength).fill(32, 4, start);
	new DataView(bytes.buffer).setUint32(0, start - 4, true);
	bytes.set(json, 4);
	bytes.set(new Uint8Array(heights.buffer, heights.byteOffset, heights.byteLength), start);
	return bytes;
}

/** The grid again, with whatever else stood in its head; no copy of the heights. `null` for an empty answer. */
export function readHeightWindow<T extends HeightGrid = HeightGrid>(bytes: ArrayBuffer): T | null {
	if (bytes.byteLength === 0) return null;
	const start = 4 + new DataView(bytes).getUint32(0, true);
	const head = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, start - 4))) as GridPlace;
	const heights = new Float32Array(bytes, start, head.width * head.height);
	return { ...head, heights } as T;
}
