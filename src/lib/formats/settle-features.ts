import type { Areal } from '#lib/domain/geometry/areal.ts';
import { boundaryFindings, isUsable } from '#lib/domain/geometry/boundary-checks.ts';
import { type Crs, toLonLat } from '#lib/domain/geometry/crs.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { boundaryProblem } from './boundary-problems.ts';
import type { Cell, RawLayer } from './layer.ts';
import { fitProblem, settleCrs, swapAxes } from './settle-crs.ts';

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

/**
 * The features of a layer in CGCS2000 lon/lat, each with its boundary's faults. What is wrong with single features stays
 * with them. Throws InputError where the CRS cannot be settled.
 * @param options.crs `EPSG:4528`: overrules what the layer says
 * @param options.swapAxes the user accepts that east and north changed places
 */
export function settleFeatures(
	layer: RawLayer,
	options: { crs?: string | Crs; swapAxes?: boolean } = {},
): FeatureFile {
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
