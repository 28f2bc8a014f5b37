import type { Areal } from '#lib/domain/geometry/areal.ts';
import type { Crs } from '#lib/domain/geometry/crs.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { Cell } from './layer.ts';

/** One feature of a file, whatever its format was. */
export interface SourceFeature {
	/** 1-based place in the file (record of a dbf, feature of a collection, plot of a TXT): its provenance. */
	row: number;
	/** The feature's own id where the format has one (GeoJSON `id`, TXT 地块编号). */
	id?: string;
	properties: Record<string, Cell>;
	/** CGCS2000 lon/lat; `null` where the record has no usable polygon (then a problem says why). */
	geometry: Areal | null;
	/** Coordinates as the file has them [east, north], where they are plane ones: the plane area is taken from these. */
	sourceGeometry?: Areal;
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
