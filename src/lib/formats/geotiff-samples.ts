/** The first band's samples in the machine's own order of bytes. */
export type Samples =
	Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/** How a file lays its samples out. */
export interface SampleLayout {
	bits: number;
	/** TIFF 6.0 SampleFormat: 1 unsigned, 2 signed, 3 floating, 4 untold (taken as unsigned). */
	format: number;
	littleEndian: boolean;
	/** 1 none, 2 differences along the row, 3 differences of a float's bytes. */
	predictor: number;
}

/**
 * Bytes of whole rows as the file has them, after decompression, → samples. The predictors are undone here because the
 * library adds up a file's big-endian bytes as if they were little-endian, and no 64 bit ones (TIFF 6.0 section 14; Adobe
 * Photoshop TIFF Technical Note 3). @param width samples of a row @throws Error for a layout it does not know
 */
export function samplesOf(bytes: Uint8Array<ArrayBuffer>, width: number, layout: SampleLayout): Samples {
	const size = layout.bits / 8;
	if (layout.predictor === 3) addBytes(bytes, width, size);
	// A float's bytes come out of predictor 3 in our order, whatever the file's.
	else if (!layout.littleEndian) swap(bytes, size);
	if (layout.predictor === 2) addSamples(bytes, width, size);
	return viewOf(bytes.buffer, layout);
}

function viewOf(buffer: ArrayBuffer, { bits, format }: SampleLayout): Samples {
	switch (`${format === 4 ? 1 : format} ${bits}`) {
		case '1 8':
			return new Uint8Array(buffer);
		case '2 8':
			return new Int8Array(buffer);
		case '1 16':
			return new Uint16Array(buffer);
		case '2 16':
			return new Int16Array(buffer);
		case '1 32':
			return new Uint32Array(buffer);
		case '2 32':
			return new Int32Array(buffer);
		case '1 64':
			return Float64Array.from(new BigUint64Array(buffer), Number);
		case '2 64':
			return Float64Array.from(new BigInt64Array(buffer), Number);
		case '3 32':
			return new Float32Array(buffer);
		case '3 64':
			return new Float64Array(buffer);
		default:
			throw new Error(`samplesOf: got SampleFormat ${format}, ${bits} bits`);
	}
}

function swap(bytes: Uint8Array, size: number): void {
	if (size === 1) return;
	for (let at = 0; at + size <= bytes.length; at += size)
		for (let a = at, b = at + size - 1; a < b; a++, b--) {
			const byte = bytes[a] as number;
			bytes[a] = bytes[b] as number;
			bytes[b] = byte;
		}
}

/** Predictor 2: each sample is written as its difference to the one before it in the row. */
function addSamples(bytes: Uint8Array<ArrayBuffer>, width: number, size: number): void {
	const { buffer } = bytes;
	if (size === 8) {
		const values = new BigUint64Array(buffer);
		for (let i = 0; i < values.length; i++)
			if (i % width > 0) values[i] = (values[i] as bigint) + (values[i - 1] as bigint);
		return;
	}
	const values = size === 1 ? bytes : size === 2 ? new Uint16Array(buffer) : new Uint32Array(buffer);
	for (let row = 0; row < values.length; row += width)
		for (let i = row + 1; i < row + width; i++) values[i] = (values[i] as number) + (values[i - 1] as number);
}

/** Predictor 3: a row has the first bytes of all its floats, then the second …, each as difference to the one before it. */
function addBytes(bytes: Uint8Array, width: number, size: number): void {
	const length = width * size;
	const row = new Uint8Array(length);
	for (let start = 0; start + length <= bytes.length; start += length) {
		let sum = 0;
		for (let i = 0; i < length; i++) row[i] = sum = (sum + (bytes[start + i] as number)) & 255;
		for (let i = 0; i < width; i++)
			for (let b = 0; b < size; b++) bytes[start + i * size + size - 1 - b] = row[b * width + i] as number;
	}
}

/** What stands where a file left a block out: its no-data mark, else 0, as GDAL has it. */
export function fillLeftOut(samples: Samples, from: number, to: number, nodata: number | undefined): void {
	samples.fill(nodata ?? 0, from, to);
	const written = samples[from] as number;
	const same = written === nodata || Math.fround(nodata ?? 0) === written || written !== written;
	// A mark that these samples cannot hold.
	if (!same) samples.fill(0, from, to);
}
