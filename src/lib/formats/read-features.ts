import type { Crs } from '#lib/domain/geometry/crs.ts';
import { InputError } from '#lib/domain/problem.ts';
import { isBoundaryTxt, readBoundaryTxt } from './boundary-txt.ts';
import { readGeojson } from './geojson.ts';
import type { RawLayer } from './layer.ts';
import { type FeatureFile, settleFeatures } from './settle-features.ts';
import { readShapefile, readShapefileZip, type ShapefileParts } from './shapefile.ts';
import { decodeText } from './text-encoding.ts';
import { isZip } from './zip.ts';

export interface ReadOptions {
	/** `EPSG:4528`, or one that the caller vouches for (an old datum): overrules what the file says. */
	crs?: string | Crs;
	/** `GBK`, `UTF-8`: overrules what the file says. */
	encoding?: string;
	layer?: string;
	/** The user accepts that east and north changed places (`crs.swapped`). */
	swapAxes?: boolean;
	/** The files beside a bare .shp. */
	siblings?: Omit<ShapefileParts, 'shp'>;
}

/** Whether a file holds polygons rather than a table, told from its content and, for archives, its extension. */
export function isGeometryFile(fileName: string, bytes: Uint8Array): boolean {
	if (isZip(bytes)) return !/\.xls[xm]?$/i.test(fileName);
	if (isShp(bytes)) return true;
	// Both marks are ASCII, so the encoding does not matter.
	const text = new TextDecoder('latin1').decode(bytes.subarray(0, 1_000_000));
	return JSON_START.test(text) || /,\s*@\s*$/m.test(text);
}

const JSON_START = /^(?:\ufeff|ï»¿)?\s*[{[]\s*["{}]/;

function isShp(bytes: Uint8Array): boolean {
	return bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0x27 && bytes[3] === 0x0a;
}

/**
 * Any file of polygons → features in CGCS2000 lon/lat: GeoJSON, TopoJSON, zipped Shapefile, .shp with its siblings,
 * boundary-point TXT. The format is told from the content. Throws InputError where the file as a whole cannot be used
 * (unreadable, no CRS, several layers); what is wrong with single features stays with them.
 */
export async function readFeatures(
	bytes: Uint8Array,
	fileName: string,
	options: ReadOptions = {},
): Promise<FeatureFile> {
	try {
		const layer = await readLayer(fileName, bytes, options);
		return settleFeatures(layer, options);
	} catch (error) {
		if (error instanceof InputError)
			throw new InputError(error.problems.map((p) => ({ file: fileName, ...p })));
		throw error;
	}
}

async function readLayer(name: string, bytes: Uint8Array, options: ReadOptions): Promise<RawLayer> {
	const { encoding, layer } = options;
	if (isZip(bytes)) return readShapefileZip(bytes, { encoding, layer });
	if (isShp(bytes)) return readShapefile({ ...options.siblings, shp: bytes }, { encoding });
	const text = decodeText(bytes, { asked: encoding });
	const read = JSON_START.test(text.text)
		? readGeojson(text.text, layer)
		: isBoundaryTxt(text.text)
			? readBoundaryTxt(text.text)
			: null;
	if (read) return { ...read, encoding: text.encoding, problems: [...text.problems, ...read.problems] };
	throw new InputError({
		code: 'file.unknown-format',
		message: '文件格式无法识别',
		got: text.text.slice(0, 40),
		expected: 'GeoJSON、TopoJSON、压缩的 Shapefile(zip)、.shp、界址点 TXT',
		fix: /\.(dwg|dxf|kml|gpkg|gdb)$/i.test(name)
			? '先用 GIS 软件导出为 Shapefile 或 GeoJSON'
			: '换一种格式导出',
	});
}
