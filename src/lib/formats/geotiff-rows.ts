import type { BaseDecoder, GeoTIFFImage } from 'geotiff';
import { InputError } from '#lib/domain/problem.ts';
import { fillLeftOut, type SampleLayout, samplesOf } from './geotiff-samples.ts';

/** A stretch of rows of heights, from `row` on: `count × width` metres, NaN = no data. The array is used again. */
export interface HeightBand {
	row: number;
	count: number;
	heights: Float32Array;
}

/** How samples become metres. */
export interface Sampling {
	/** The sample that means "no data", where the file names one. */
	nodata: number | undefined;
	/** Metres of a unit, and metres to add. */
	metres: number;
	offsetM: number;
	/** The file's first row is its southernmost. */
	southUp: boolean;
	/** Where the file is read from, for the rows that the library need not decode. */
	source: { readInto?(offset: number, bytes: Uint8Array): Promise<number> };
}

/** Rows of uncompressed strips are read together up to this many bytes. */
const READ_BYTES = 4 * 1024 * 1024;
/** Heights on Earth in metres, with room to spare: what lies beyond is a mark for no data that the file does not name;
    -9999 and -32768 are such marks too. */
const LOWEST = -12_000;
const HIGHEST = 9_500;
const DEFLATE_LIKE = [1, 5, 8, 32946, 32773, 50000];
const LERC = 34887;
const [COMPRESSION, PREDICTOR] = [259, 317];

type Samples = ArrayLike<number>;

/**
 * Rows [from, to) of the first band of an image, band by band from the north: a strip or a row of tiles at a time, so
 * that a file larger than memory streams. Uncompressed strips are taken as they lie in the file.
 */
export async function* heightBands(
	image: GeoTIFFImage,
	from: number,
	to: number,
	sampling: Sampling,
): AsyncGenerator<HeightBand> {
	const width = image.getWidth();
	const total = image.getHeight();
	const read = await readerOf(image, sampling).catch((error: unknown) => unreadable(image, error));
	const step = await bandHeight(image);
	const own: [number, number] = sampling.southUp ? [total - to, total - from] : [from, to];
	const starts: number[] = [];
	for (let row = Math.floor(own[0] / step) * step; row < own[1]; row += step) starts.push(row);
	if (sampling.southUp) starts.reverse();
	const heights = new Float32Array(step * width);
	for (const start of starts) {
		const first = Math.max(start, own[0]);
		const end = Math.min(start + step, own[1]);
		const samples = await read(first, end).catch((error: unknown) => unreadable(image, error, first));
		const row = sampling.southUp ? total - end : first;
		const size = (end - first) * width;
		if (!sampling.southUp && areMetres(samples, size, sampling)) {
			yield { row, count: end - first, heights: samples.subarray(0, size) };
			continue;
		}
		toMetres(samples, size, sampling, heights);
		if (sampling.southUp) flip(heights, end - first, width);
		yield { row, count: end - first, heights: heights.subarray(0, size) };
	}
}

/** Reads rows [first, end) of the first sample, row by row. */
type RowReader = (first: number, end: number) => Promise<Samples>;

async function readerOf(image: GeoTIFFImage, { nodata, source }: Sampling): Promise<RowReader> {
	const compression = await numberTag(image, 'Compression');
	const layout: SampleLayout = {
		bits: image.getBitsPerSample(),
		format: image.getSampleFormat(),
		littleEndian: image.littleEndian,
		predictor: compression === 1 ? 1 : await numberTag(image, 'Predictor'),
	};
	const plain = [8, 16, 32, 64].includes(layout.bits) && image.getSamplesPerPixel() === 1;
	if (!plain || !DEFLATE_LIKE.includes(compression) || (layout.bits === 16 && layout.format === 3)) {
		// The library takes what it decoded itself for the file's order of bytes.
		if (!layout.littleEndian && (layout.predictor !== 1 || compression === LERC))
			throw new Error('big-endian with a predictor or LERC');
		return (first, end) => readSlowly(image, first, end);
	}
	if (compression === 1 && !image.isTiled) return uncompressedStrips(image, layout, nodata, source);
	return decodedBlocks(image, compression, layout, nodata);
}

/** What the library reads in any layout, sample by sample. */
async function readSlowly(image: GeoTIFFImage, first: number, end: number): Promise<Samples> {
	const window = [0, first, image.getWidth(), end];
	const [samples] = (await image.readRasters({ window, samples: [0], interleave: false })) as Samples[];
	return samples as Samples;
}

async function uncompressedStrips(
	image: GeoTIFFImage,
	layout: SampleLayout,
	nodata: number | undefined,
	source: Sampling['source'],
): Promise<RowReader> {
	const offsets = (await image.fileDirectory.loadValue('StripOffsets')) as ArrayLike<number | bigint>;
	const perStrip = image.getTileHeight();
	const width = image.getWidth();
	const rowBytes = width * image.getBytesPerPixel();
	const startOf = (row: number) => Number(offsets[Math.floor(row / perStrip)]);
	const offsetOf = (row: number) => startOf(row) + (row % perStrip) * rowBytes;
	/** On through the strips that lie behind one another in the file. */
	const runFrom = (row: number, end: number) => {
		let next = row + 1;
		while (next < end && offsetOf(next) === offsetOf(row) + (next - row) * rowBytes) next++;
		return next;
	};
	let again = new Uint8Array(0);
	/** Into the array of the last time where that can be: a new one of megabytes each time keeps the collector busy. */
	const readRun = async (offset: number, length: number) => {
		if (!source.readInto) return bytesAt(image, offset, length);
		if (again.length !== length) again = new Uint8Array(length);
		const got = await source.readInto(offset, again);
		if (got < length) throw cutOff(offset + got, offset + length);
		return again;
	};
	return async (first, end) => {
		if (startOf(first) !== 0 && runFrom(first, end) === end)
			return samplesOf(await readRun(offsetOf(first), (end - first) * rowBytes), width, layout);
		const bytes = new Uint8Array((end - first) * rowBytes);
		const leftOut: number[] = [];
		for (let row = first; row < end;) {
			if (startOf(row) === 0) {
				leftOut.push(row++);
				continue;
			}
			const next = runFrom(row, end);
			bytes.set(await bytesAt(image, offsetOf(row), (next - row) * rowBytes), (row - first) * rowBytes);
			row = next;
		}
		const samples = samplesOf(bytes, width, layout);
		for (const row of leftOut) fillLeftOut(samples, (row - first) * width, (row - first + 1) * width, nodata);
		return samples;
	};
}

async function decodedBlocks(
	image: GeoTIFFImage,
	compression: number,
	layout: SampleLayout,
	nodata: number | undefined,
): Promise<RowReader> {
	const width = image.getWidth();
	const tileWidth = image.getTileWidth();
	const tileHeight = image.getTileHeight();
	const across = Math.ceil(width / tileWidth);
	const [offsets, lengths] = image.isTiled
		? (['TileOffsets', 'TileByteCounts'] as const)
		: (['StripOffsets', 'StripByteCounts'] as const);
	// see geotiff.ts
	const { getDecoder } = await import('geotiff');
	const decoder: BaseDecoder = await getDecoder(compression, {
		tileWidth,
		tileHeight,
		predictor: 1,
		bitsPerSample: [layout.bits],
		planarConfiguration: 1,
	});
	return async (first, end) => {
		const y = Math.floor(first / tileHeight);
		const out = samplesOf(new Uint8Array((end - first) * width * (layout.bits / 8)), width, {
			...layout,
			predictor: 1,
		});
		for (let x = 0; x < across; x++) {
			const count = Math.min(tileWidth, width - x * tileWidth);
			const offset = Number(await image.fileDirectory.loadValueIndexed(offsets, y * across + x));
			const length = Number(await image.fileDirectory.loadValueIndexed(lengths, y * across + x));
			const coded = offset === 0 || length === 0 ? null : await bytesAt(image, offset, length);
			const decoded = coded && new Uint8Array(await decoder.decode(coded.buffer));
			const rowBytes = tileWidth * (layout.bits / 8);
			const needed = (end - y * tileHeight) * rowBytes;
			if (decoded && decoded.length < needed) throw cutOff(decoded.length, needed);
			const block =
				decoded &&
				samplesOf(decoded.slice(0, Math.floor(decoded.length / rowBytes) * rowBytes), tileWidth, layout);
			for (let row = first; row < end; row++) {
				const to = (row - first) * width + x * tileWidth;
				const at = (row - y * tileHeight) * tileWidth;
				if (block) out.set(block.subarray(at, at + count), to);
				else fillLeftOut(out, to, to + count, nodata);
			}
		}
		return out;
	};
}

/** Bytes of the file. @throws InputError `dem.truncated` where it ends before them */
async function bytesAt(
	image: GeoTIFFImage,
	offset: number,
	length: number,
): Promise<Uint8Array<ArrayBuffer>> {
	const [data] = await image.source.fetch([{ offset, length }]);
	if (!data || data.byteLength < length) throw cutOff(offset + (data?.byteLength ?? 0), offset + length);
	return new Uint8Array(data as ArrayBuffer);
}

function cutOff(got: number, expected: number): InputError {
	return new InputError({
		code: 'dem.truncated',
		message: '高程文件不完整，数据在中途断开',
		got,
		expected,
		fix: '重新拷贝或下载该文件；可用 gdalinfo -checksum 核对',
	});
}

/** Whatever stops the reading of rows, in words that its user can act on. */
function unreadable(image: GeoTIFFImage, error: unknown, row?: number): never {
	if (error instanceof InputError) throw error;
	const kind = { 1: 'UInt', 2: 'Int', 3: 'Float', 5: 'CInt', 6: 'CFloat' }[image.getSampleFormat()] ?? '?';
	const tag = (id: number) => String(image.fileDirectory.actualizedFields.get(id) ?? 1);
	const layout = `Compression=${tag(COMPRESSION)}，Predictor=${tag(PREDICTOR)}，${kind}${image.getBitsPerSample()}`;
	throw new InputError({
		code: 'dem.unreadable',
		message:
			row === undefined
				? '不支持这种高程文件的压缩或数据类型'
				: `高程文件第 ${row + 1} 行起无法解码，文件可能已损坏`,
		got: `${layout}：${error instanceof Error ? error.message : String(error)}`,
		expected: '不压缩、LZW、Deflate、PackBits 或 ZSTD；8 至 64 位整数或浮点',
		fix: '用 gdal_translate -ot Float32 -co COMPRESS=DEFLATE 原文件 新文件 转换后重试',
	});
}

/** Rows of one step: a strip or a row of tiles; of uncompressed strips as many rows as make a good read. */
async function bandHeight(image: GeoTIFFImage): Promise<number> {
	const total = image.getHeight();
	const block = Math.min(total, image.getTileHeight());
	const compressed = (await numberTag(image, 'Compression')) !== 1;
	if (image.isTiled || compressed) return block;
	const rowBytes = image.getWidth() * image.getBytesPerPixel();
	return Math.max(1, Math.min(total, Math.floor(READ_BYTES / rowBytes)));
}

function toMetres(
	samples: Samples,
	count: number,
	{ nodata, metres, offsetM }: Sampling,
	out: Float32Array,
): void {
	if (samples instanceof Float32Array && metres === 1 && offsetM === 0) {
		// A mark written as Float32 is compared as one.
		floatsToMetres(samples, count, nodata === undefined ? NaN : Math.fround(nodata), out);
		return;
	}
	const mark = nodata === undefined ? NaN : samples instanceof Float32Array ? Math.fround(nodata) : nodata;
	for (let i = 0; i < count; i++) {
		const value = samples[i] as number;
		const height = value * metres + offsetM;
		const known =
			height > LOWEST && height < HIGHEST && value !== mark && value !== -9999 && value !== -32768;
		out[i] = known ? height : NaN;
	}
}

/** Whether samples are metres as they stand: nothing among them that could be a mark for no data. */
function areMetres(
	samples: Samples,
	count: number,
	{ nodata, metres, offsetM }: Sampling,
): samples is Float32Array {
	if (!(samples instanceof Float32Array) || metres !== 1 || offsetM !== 0) return false;
	const mark = nodata === undefined ? NaN : Math.fround(nodata);
	for (let i = 0; i < count; i++) {
		const value = samples[i] as number;
		if (!(value > -9999 && value < HIGHEST) || value === mark) return false;
	}
	return true;
}

/** The commonest case, kept apart because it is one type of array: three times as fast. */
function floatsToMetres(samples: Float32Array, count: number, mark: number, out: Float32Array): void {
	for (let i = 0; i < count; i++) {
		const value = samples[i] as number;
		out[i] = value > LOWEST && value < HIGHEST && value !== mark && value !== -9999 ? value : NaN;
	}
}

function flip(heights: Float32Array, count: number, width: number): void {
	for (let a = 0, b = count - 1; a < b; a++, b--) {
		const row = heights.slice(a * width, (a + 1) * width);
		heights.copyWithin(a * width, b * width, (b + 1) * width);
		heights.set(row, b * width);
	}
}

async function numberTag(image: GeoTIFFImage, name: 'Compression' | 'Predictor'): Promise<number> {
	const value: unknown = image.fileDirectory.hasTag(name)
		? await image.fileDirectory.loadValue(name)
		: undefined;
	return typeof value === 'number' ? value : 1;
}
