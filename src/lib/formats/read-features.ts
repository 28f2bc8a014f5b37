import type { Areal } from '#lib/domain/geometry/areal.ts';
import { boundaryFindings, isUsable } from '#lib/domain/geometry/boundary-checks.ts';
import { type Crs, toLonLat } from '#lib/domain/geometry/crs.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { boundaryProblem } from './boundary-problems.ts';
import { isBoundaryTxt, readBoundaryTxt } from './boundary-txt.ts';
import { readGeojson } from './geojson.ts';
import type { Cell, RawLayer } from './layer.ts';
import { fitProblem, settleCrs, swapAxes } from './settle-crs.ts';
import { readShapefile, readShapefileZip, type ShapefileParts } from './shapefile.ts';
import { decodeText } from './text-encoding.ts';
import { isZip } from './zip.ts';

/** One feature of a file, whatever its format was. */
export interface SourceFeature {
	/** 1-based place in the file (record of a dbf, feature of a collection, line of a TXT plot): its provenance. */
	row: number;
	/** The feature's own id where the format has one (GeoJSON `id`, TXT 地块编号). */
	id?: string;
	properties: Record<string, Cell>;
	/** CGCS2000 lon/lat; `null` where the record has no polygon (then a problem says why). */
	geometry: Areal | null;
	/** Coordinates as the file has them [east, north], where they are plane ones: the plane area is taken from these. */
	sourceGeometry?: Areal;
	/** Whether the boundary can be stored and measured as it is: nothing is mended here. */
	usable: boolean;
	/** What is wrong with this feature. */
	problems: Problem[];
}

export interface FeatureFile {
	features: SourceFeature[];
	crs: Crs;
	/** `utf-8`, `gb18030`, … as it was read. */
	encoding: string;
	fields: string[];
	/** What is wrong with the file as a whole but did not stop the reading. */
	problems: Problem[];
}

export interface ReadOptions {
	/** `EPSG:4528`: overrules what the file says. */
	crs?: string;
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
		return settle(layer, options);
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

function settle(layer: RawLayer, options: ReadOptions): FeatureFile {
	const raw = options.swapAxes
		? layer.features.map((f) => ({ ...f, geometry: f.geometry && swapAxes(f.geometry) }))
		: layer.features;
	const crs = settleCrs(
		raw.flatMap((f) => f.geometry ?? []),
		{ asked: options.crs, declared: layer.declared, assumed: layer.assumed },
	);
	const features = raw.map((feature): SourceFeature => {
		const { geometry: source, ...rest } = feature;
		if (!source) return { ...rest, geometry: null, usable: false };
		const findings = boundaryFindings(source);
		const misfit = findings.some((f) => f.code === 'boundary.bad-number')
			? null
			: fitProblem(crs, source, feature.row);
		const problems = [...rest.problems, ...findings.map((f) => boundaryProblem(f, feature.row))];
		if (misfit) return { ...rest, geometry: null, usable: false, problems: [...problems, misfit] };
		return {
			...rest,
			geometry: toLonLat(crs, source),
			...(crs.kind === 'geographic' ? {} : { sourceGeometry: source }),
			usable: isUsable(findings),
			problems,
		};
	});
	return { features, crs, encoding: layer.encoding, fields: layer.fields, problems: layer.problems };
}
