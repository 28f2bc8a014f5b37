/** A raster to be written: one band, north up. */
export interface RasterOut {
	width: number;
	height: number;
	/** Row by row from the north-west. */
	samples: Int16Array | Uint16Array | Float32Array;
	/** Outer north-west corner (or, with GTRasterType 2, the middle of the first cell) and size of a cell, in the CRS's unit. */
	corner: readonly [number, number];
	step: readonly [number, number];
	/** GeoKeys with whole-number values (OGC 19-008r4): 1024 model, 1025 raster type, 2048 degrees, 3072 plane, 4099 heights. */
	keys: Readonly<Record<number, number>>;
	/** The sample that means no data, as text (`-9999`, `nan`). */
	nodata?: string;
}

/**
 * An uncompressed little-endian GeoTIFF in one strip: the demo's elevation model, and what tests read. (TIFF 6.0; OGC
 * GeoTIFF 1.1; the no-data tag is GDAL's.)
 */
export function geotiffBytes(raster: RasterOut): Uint8Array<ArrayBuffer> {
	const { samples, corner, step } = raster;
	const keys = Object.entries(raster.keys).map(([key, value]) => [Number(key), 0, 1, value]);
	const directory = [
		1,
		1,
		0,
		keys.length,
		...keys.sort((a, b) => (a[0] as number) - (b[0] as number)).flat(),
	];
	const floating = samples instanceof Float32Array;
	const format = floating ? 3 : samples instanceof Int16Array ? 2 : 1;
	const nodata = raster.nodata === undefined ? [] : [...`${raster.nodata}\0`].map((c) => c.charCodeAt(0));
	const tags: Tag[] = [
		[256, LONG, [raster.width]],
		[257, LONG, [raster.height]],
		[258, SHORT, [floating ? 32 : 16]],
		[259, SHORT, [1]],
		[262, SHORT, [1]],
		[273, LONG, [0]],
		[277, SHORT, [1]],
		[278, LONG, [raster.height]],
		[279, LONG, [samples.byteLength]],
		[339, SHORT, [format]],
		[33550, DOUBLE, [step[0], step[1], 0]],
		[33922, DOUBLE, [0, 0, 0, corner[0], corner[1], 0]],
		[34735, SHORT, directory],
		...(nodata.length > 0 ? [[42113, ASCII, nodata] satisfies Tag] : []),
	];
	return laidOut(tags, samples);
}

type Tag = [id: number, type: keyof typeof SIZE, values: readonly number[]];
const [ASCII, SHORT, LONG, DOUBLE] = [2, 3, 4, 12] as const;
const SIZE = { 2: 1, 3: 2, 4: 4, 12: 8 } as const;
const STRIP_OFFSETS = 273;

function laidOut(tags: readonly Tag[], samples: RasterOut['samples']): Uint8Array<ArrayBuffer> {
	const even = (size: number) => size + (size % 2);
	const lengthOf = ([, type, values]: Tag) => values.length * SIZE[type];
	const head = 8 + 2 + tags.length * 12 + 4;
	const beside = tags.reduce((sum, tag) => sum + (lengthOf(tag) > 4 ? even(lengthOf(tag)) : 0), 0);
	const strip = Math.ceil((head + beside) / 8) * 8;
	const bytes = new Uint8Array(strip + samples.byteLength);
	const view = new DataView(bytes.buffer);
	view.setUint16(0, 0x4949);
	view.setUint16(2, 42, true);
	view.setUint32(4, 8, true);
	view.setUint16(8, tags.length, true);
	let next = head;
	tags.forEach((tag, i) => {
		const [id, type, values] = tag;
		const at = 10 + i * 12;
		view.setUint16(at, id, true);
		view.setUint16(at + 2, type, true);
		view.setUint32(at + 4, values.length, true);
		const inside = lengthOf(tag) <= 4;
		if (!inside) view.setUint32(at + 8, next, true);
		write(view, inside ? at + 8 : next, type, id === STRIP_OFFSETS ? [strip] : values);
		if (!inside) next += even(lengthOf(tag));
	});
	bytes.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), strip);
	return bytes;
}

function write(view: DataView, at: number, type: Tag[1], values: readonly number[]): void {
	values.forEach((value, i) => {
		const place = at + i * SIZE[type];
		if (type === ASCII) view.setUint8(place, value);
		else if (type === SHORT) view.setUint16(place, value, true);
		else if (type === LONG) view.setUint32(place, value, true);
		else view.setFloat64(place, value, true);
	});
}
