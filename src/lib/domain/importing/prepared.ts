import type { Problem } from '../problem.ts';

/** A row read, checked by itself and ready to be staged: plain data that crosses a thread. */
export interface PreparedRow {
	row: number;
	/** Our names → values; only fields that the file has. References are still codes. */
	values: Record<string, unknown>;
	/** Numbers as the file wrote them, with the unit of its heading: provenance of yearly figures. */
	reported?: Record<string, string>;
	problems: Problem[];
	/** EWKB hex of a MultiPolygon, CGCS2000; null where the row has no geometry. */
	ewkb: string | null;
	/** Ellipsoidal area of the geometry as it came, m². */
	areaM2: number | null;
	/** Plane area in m² and the CRS it was taken in. */
	plane: { areaM2: number; crs: string } | null;
}

/** How a file was read, before its rows. */
export interface PreparedHead {
	sheet?: string;
	layer?: string;
	crs?: string;
	encoding?: string;
	/** Rows or features of the file. */
	total: number;
	/** Which heading feeds which field, in which unit. */
	columns: { field: string; from: string | null; unit: string | null }[];
	unused: string[];
	/** Faults that keep the whole file out, and notes. */
	problems: Problem[];
}
