import type { GeoTIFFImage } from 'geotiff';

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
	/** Metres of a unit. */
	metres: number;
	/** The file's first row is its southernmost. */
	southUp: boolean;
}

/** Rows of uncompressed strips are read together up to this many bytes. */
const READ_BYTES = 4 * 1024 * 1024;
/** Heights on Earth in metres, with room to spare: what lies beyond is a mark for no data that the file does not name;
    -9999 and -32768 are such marks too. */
const LOWEST = -12_000;
const HIGHEST = 9_500;
const DEFLATE_LIKE = [1, 5, 8, 32946, 32773, 50000];

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
	const read = await readerOf(image);
	const step = await bandHeight(image);
	const own: [number, number] = sampling.southUp ? [total - to, total - from] : [from, to];
	const starts: number[] = [];
	for (let row = Math.floor(own[0] / step) * step; row < own[1]; row += step) starts.push(row);
	if (sampling.southUp) starts.reverse();
	const heights = new Float32Array(step * width);
	for (const start of starts) {
		const first = Math.max(start, own[0]);
		const end = Math.min(start + step, own[1]);
		const samples = await read(first, end);
		toMetres(samples, (end - first) * width, sampling, heights);
		if (sampling.southUp) flip(heights, end - first, width);
		const row = sampling.southUp ? total - end : first;
		yield { row, count: end - first, heights: heights.subarray(0, (end - first) * width) };
	}
}

/** Reads rows [first, end) of the first sample, row by row. */
type RowReader = (first: number, end: number) => Promise<Samples>;

async function readerOf(image: GeoTIFFImage): Promise<RowReader> {
	const compression = await numberTag(image, 'Compression');
	const bits = image.getBitsPerSample();
	const plain = [8, 16, 32, 64].includes(bits) && image.getSamplesPerPixel() === 1 && image.littleEndian;
	if (!plain || !DEFLATE_LIKE.includes(compression) || (bits === 16 && image.getSampleFormat() === 3))
		return (first, end) => readSlowly(image, first, end);
	if (compression === 1 && !image.isTiled) return uncompressedStrips(image);
	return decodedBlocks(image, compression);
}

/** What the library reads in any layout, sample by sample. */
async function readSlowly(image: GeoTIFFImage, first: number, end: number): Promise<Samples> {
	const window = [0, first, image.getWidth(), end];
	const [samples] = (await image.readRasters({ window, samples: [0], interleave: false })) as Samples[];
	return samples as Samples;
}

async function uncompressedStrips(image: GeoTIFFImage): Promise<RowReader> {
	const offsets = (await image.fileDirectory.loadValue('StripOffsets')) as ArrayLike<number | bigint>;
	const perStrip = image.getTileHeight();
	const rowBytes = image.getWidth() * image.getBytesPerPixel();
	const offsetOf = (row: number) => Number(offsets[Math.floor(row / perStrip)]) + (row % perStrip) * rowBytes;
	return async (first, end) => {
		const bytes = new Uint8Array((end - first) * rowBytes);
		for (let row = first; row < end;) {
			// On through the strips that lie behind one another in the file.
			let next = row + 1;
			while (next < end && offsetOf(next) === offsetOf(row) + (next - row) * rowBytes) next++;
			const offset = offsetOf(row);
			const [data] =
				offset === 0 ? [] : await image.source.fetch([{ offset, length: (next - row) * rowBytes }]);
			if (data) bytes.set(new Uint8Array(data), (row - first) * rowBytes);
			row = next;
		}
		return image.getArrayForSample(0, bytes.buffer);
	};
}

async function decodedBlocks(image: GeoTIFFImage, compression: number): Promise<RowReader> {
	const width = image.getWidth();
	const tileWidth = image.getTileWidth();
	const tileHeight = image.getTileHeight();
	// see geotiff.ts
	const { getDecoder } = await import('geotiff');
	const decoder = await getDecoder(compression, {
		tileWidth,
		tileHeight,
		predictor: await numberTag(image, 'Predictor'),
		bitsPerSample: [image.getBitsPerSample()],
		planarConfiguration: 1,
	});
	return async (first, end) => {
		const y = Math.floor(first / tileHeight);
		const out = image.getArrayForSample(0, (end - first) * width) as Float32Array;
		for (let x = 0; x * tileWidth < width; x++) {
			const { data } = await image.getTileOrStrip(x, y, 0, decoder);
			const block = image.getArrayForSample(0, data) as Float32Array;
			const count = Math.min(tileWidth, width - x * tileWidth);
			for (let row = first; row < end; row++) {
				const at = (row - y * tileHeight) * tileWidth;
				out.set(block.subarray(at, at + count), (row - first) * width + x * tileWidth);
			}
		}
		return out;
	};
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

function toMetres(samples: Samples, count: number, { nodata, metres }: Sampling, out: Float32Array): void {
	if (samples instanceof Float32Array && metres === 1) {
		// A mark written as Float32 is compared as one.
		floatsToMetres(samples, count, nodata === undefined ? NaN : Math.fround(nodata), out);
		return;
	}
	const mark = nodata === undefined ? NaN : samples instanceof Float32Array ? Math.fround(nodata) : nodata;
	const low = LOWEST / metres;
	const high = HIGHEST / metres;
	for (let i = 0; i < count; i++) {
		const value = samples[i] as number;
		const known = value > low && value < high && value !== mark && value !== -9999 && value !== -32768;
		out[i] = known ? value * metres : NaN;
	}
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
