import type { GeoTIFFImage } from 'geotiff';
import type { Datum } from '#lib/domain/geometry/survey-crs.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { isGeographic, scaleSpread, withGroundSize } from '#lib/domain/terrain/ground-size.ts';
import { extentOf, type GridPlace, type HeightGrid } from '#lib/domain/terrain/height-grid.ts';
import { rasterCrsOf } from './geotiff-crs.ts';
import { type HeightUnit, heightScaleOf } from './geotiff-heights.ts';
import type { GeoKeys } from './geotiff-keys.ts';
import { type HeightBand, heightBands, type Sampling } from './geotiff-rows.ts';

/** Bytes of a file that are read where they are needed: a file on disk, or an array in memory. */
export interface ByteSource {
	read(offset: number, length: number): Promise<Uint8Array>;
	/** The same into an array that is used again, where the source can; answers how many bytes there were. */
	readInto?(offset: number, bytes: Uint8Array): Promise<number>;
}

export type { HeightUnit };

export interface DemOptions {
	/** `EPSG:4528`: overrules what the file says. */
	crs?: string;
	/** Overrules what the file says. */
	unit?: HeightUnit;
}

/** An elevation model: where it lies, and its heights band by band. */
export interface Dem {
	place: GridPlace;
	crsName: string;
	datum: Datum;
	unit: HeightUnit;
	/** What its user must know (a datum without a known shift, a height unit that was not told …). */
	problems: Problem[];
	/** Rows [from, to), all without them, from the north; metres, NaN = no data. A band's array is used again. */
	bands(from?: number, to?: number): AsyncGenerator<HeightBand>;
}

/**
 * Opens a GeoTIFF of heights: any CRS of `survey-crs.ts`, strips or tiles, 8 to 64 bit whole or floating numbers, none,
 * LZW, deflate, PackBits or Zstandard compression, either order of bytes, cells given by their corner or their middle, first
 * row north or south. A block that the file leaves out has no heights, or 0 where it names no mark for them (as in GDAL).
 * Nothing is resampled. @throws InputError where it is no such file, lies askew, or does not say where it lies; while rows
 * are read, where the file is cut off, damaged or compressed in another way
 */
export async function openDem(source: ByteSource, options: DemOptions = {}): Promise<Dem> {
	const image = await firstImage(source);
	const keys = geoKeysOf(image);
	const crs = rasterCrsOf(keys, options.crs);
	if ('message' in crs) throw new InputError(crs);
	const corner = cornerOf(image, keys);
	const scale = crs.crs.kind === 'geographic' ? 1 : crs.metres;
	const place = withGroundSize({
		width: image.getWidth(),
		height: image.getHeight(),
		west: corner.west * scale,
		north: corner.north * scale,
		stepX: corner.stepX * scale,
		stepY: corner.stepY * scale,
		definition: crs.crs.definition,
		crs: crs.crs.code,
	});
	refuseImpossible(place);
	const { unit, metres, offsetM, problems } = await heightScaleOf(image, keys, options.unit);
	if (crs.datum !== 'cgcs2000') problems.unshift(shiftUnknown(crs.datum, crs.crs.name));
	if (corner.negativeScale) problems.push(NEGATIVE_SCALE);
	const spread = scaleSpread(place);
	if (!(spread < 0.01)) problems.push(uneven(spread));
	const sampling: Sampling = { nodata: nodataOf(image), metres, offsetM, southUp: corner.southUp, source };
	return {
		place,
		crsName: crs.crs.name,
		datum: crs.datum,
		unit,
		problems,
		bands: (from = 0, to = image.getHeight()) => heightBands(image, from, to, sampling),
	};
}

/** A whole GeoTIFF as a grid in memory. For small files; a large one is taken by its bands. */
export async function readHeightGrid(
	source: ByteSource,
	options: DemOptions = {},
): Promise<{ grid: HeightGrid; dem: Dem }> {
	const dem = await openDem(source, options);
	const heights = new Float32Array(dem.place.width * dem.place.height);
	for await (const band of dem.bands()) heights.set(band.heights, band.row * dem.place.width);
	return { grid: { ...dem.place, heights }, dem };
}

/** A file in memory. */
export function bytesSource(bytes: Uint8Array): ByteSource {
	return { read: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length)) };
}

async function firstImage(source: ByteSource): Promise<GeoTIFFImage> {
	const fetchSlice = async ({ offset, length }: { offset: number; length: number }) => {
		const bytes = await source.read(offset, length);
		return {
			offset,
			length,
			// What was read for this is handed on as it is; a piece of something larger is copied out of it.
			data:
				bytes.byteLength === bytes.buffer.byteLength
					? bytes.buffer
					: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
		};
	};
	try {
		// asked for where it is needed: loaded in a worker thread, one of its parts takes the thread for its own and ends it,
		// and the build looks every route over in such a thread
		const { GeoTIFF } = await import('geotiff');
		const tiff = await GeoTIFF.fromSource({
			fileSize: null,
			close: () => Promise.resolve(),
			fetchSlice,
			fetch: (slices) => Promise.all(slices.map(async (slice) => (await fetchSlice(slice)).data)),
		});
		// Long arrays of tags are read late, and then as if they were little-endian (geotiff 3.0.5): read them at once.
		if (!tiff.littleEndian) tiff.parser.eager = true;
		const image = await tiff.getImage();
		// Colours are no heights: a picture has three samples a cell, a palette one of 8 bits.
		if (image.getSamplesPerPixel() > 2 && image.getBitsPerSample() === 8) throw notHeights(image);
		return image;
	} catch (error) {
		if (error instanceof InputError) throw error;
		throw new InputError({
			code: 'dem.unreadable',
			message: '不是可读的 GeoTIFF 高程文件',
			got: error instanceof Error ? error.message : String(error),
			expected: 'GeoTIFF（.tif），单波段高程',
			fix: '用 gdal_translate -of GTiff 转换',
		});
	}
}

function notHeights(image: GeoTIFFImage): InputError {
	return new InputError({
		code: 'dem.not-heights',
		message: '这是彩色影像，不是高程',
		got: `${image.getSamplesPerPixel()} × 8 bit`,
		expected: '单波段，Int16、UInt16、Int32 或 Float32',
		fix: '换成高程（DEM）文件',
	});
}

/** The keys that can be read; a file whose keys are broken has few or none. */
function geoKeysOf(image: GeoTIFFImage): GeoKeys {
	try {
		return image.getGeoKeys() ?? {};
	} catch (error) {
		return { unreadable: error instanceof Error ? error.message : String(error) };
	}
}

/** The outer north-west corner and the steps, in the CRS's unit. */
function cornerOf(
	image: GeoTIFFImage,
	keys: GeoKeys,
): { west: number; north: number; stepX: number; stepY: number; southUp: boolean; negativeScale: boolean } {
	const tag = (name: 'ModelTiepoint' | 'ModelPixelScale' | 'ModelTransformation') =>
		image.fileDirectory.hasTag(name)
			? Array.from(image.fileDirectory.getValue(name) as ArrayLike<number>)
			: undefined;
	const [tie, scale, matrix] = [tag('ModelTiepoint'), tag('ModelPixelScale'), tag('ModelTransformation')];
	let x0: number, y0: number, stepX: number, stepY: number;
	if (scale && tie) {
		// A negative ScaleY puts the first row in the south by the standard; GDAL takes it for a slip of the pen, and so do we.
		[stepX, stepY] = [scale[0] as number, -Math.abs(scale[1] as number)];
		x0 = (tie[3] as number) - (tie[0] as number) * stepX;
		y0 = (tie[4] as number) - (tie[1] as number) * stepY;
	} else if (matrix) {
		if (matrix[1] !== 0 || matrix[4] !== 0) throw askew(matrix);
		[stepX, stepY, x0, y0] = [matrix[0], matrix[5], matrix[3], matrix[7]] as [number, number, number, number];
	} else throw new InputError(noPlace(tie));
	if (stepX < 0 || stepX === 0 || stepY === 0) throw askew([stepX, stepY]);
	// The tie point names the corner of a cell, or (PixelIsPoint) its middle.
	const half = keys['GTRasterTypeGeoKey'] === 2 ? 0.5 : 0;
	const west = x0 - half * stepX;
	const top = y0 - half * stepY;
	const southUp = stepY > 0;
	return {
		west,
		north: southUp ? top + stepY * image.getHeight() : top,
		stepX,
		stepY: Math.abs(stepY),
		southUp,
		negativeScale: scale !== undefined && (scale[1] as number) < 0,
	};
}

const NEGATIVE_SCALE: Problem = {
	code: 'dem.scale-negative',
	message: '高程文件的 ScaleY 为负，按首行在北处理（与 GDAL 的默认一致）；若首行实在南，结果南北颠倒',
	path: 'ModelPixelScale',
	expected: 'ScaleY 为正',
	fix: '首行在南的文件先用 gdalwarp 转换为正北朝上（GTIFF_HONOUR_NEGATIVE_SCALEY=YES）',
};

function askew(got: number[]): InputError {
	return new InputError({
		code: 'dem.askew',
		message: '高程文件不是正北朝上，不能直接使用',
		path: 'ModelTransformation',
		got,
		expected: '正北朝上',
		fix: '先用 gdalwarp 重采样为正北朝上',
	});
}

function noPlace(tie: number[] | undefined): Problem {
	return {
		code: 'dem.no-place',
		message: '高程文件没有写明位置和分辨率',
		path: 'ModelPixelScale',
		got: tie ? `ModelTiepoint ${tie.join(' ')}` : '没有 ModelTiepoint、ModelPixelScale',
		expected: 'ModelTiepoint 与 ModelPixelScale',
		fix: '用 gdal_translate -a_ullr 补上范围',
	};
}

function refuseImpossible(place: GridPlace): void {
	const [west, south, east, north] = extentOf(place);
	if (!isGeographic(place.definition) || (west >= -540 && east <= 540 && south >= -91 && north <= 91)) return;
	throw new InputError({
		code: 'dem.crs-contradicted',
		message: `高程文件的范围与坐标系 ${place.crs} 不符`,
		got: [west, south, east, north],
		expected: '经纬度',
		fix: '用 --crs EPSG：编号 指定坐标系（slope 命令用 --dem-crs）',
	});
}

/** The mark for no data. The library cuts the last letter off, which some files do not end with a NUL. */
function nodataOf(image: GeoTIFFImage): number | undefined {
	const text: unknown = image.fileDirectory.hasTag('GDAL_NODATA')
		? image.fileDirectory.getValue('GDAL_NODATA')
		: undefined;
	const trimmed = typeof text === 'string' ? text.replaceAll('\0', '').trim() : '';
	if (/^[+-]?nan$/i.test(trimmed)) return NaN;
	return trimmed === '' || Number.isNaN(Number(trimmed)) ? undefined : Number(trimmed);
}

function shiftUnknown(datum: Datum, name: string): Problem {
	return {
		code: 'dem.datum-shift-unknown',
		message: `高程文件的坐标系（${name}）到 CGCS2000 的转换参数未公开，位置可能偏差至约 100 米，坡度仅供参考`,
		path: 'crs',
		got: datum,
		expected: 'CGCS2000',
		fix: '请测绘部门转换为 CGCS2000；若坐标确为 CGCS2000 而标注写错，指定坐标系',
	};
}

function uneven(spread: number): Problem {
	return {
		code: 'dem.scale-varies',
		message: `高程文件所用投影在范围内改变比例或直角，坡度可能偏差至 ${(spread * 100).toFixed(1)}%`,
		path: 'crs',
		got: spread,
		expected: '小于 0.01',
		fix: '用 gdalwarp 转换为高斯-克吕格投影，或裁小范围',
	};
}
