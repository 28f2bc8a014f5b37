import type { Areal } from '#lib/domain/geometry/areal.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { FeatureFile, SourceFeature } from './settle-features.ts';

/** One plot of a file or of pasted text. */
export interface Plot {
	/** Line or record it begins at. */
	row: number;
	/** 地块名称, 地块编号, `name` …: what the file calls it. */
	name: string | null;
	/** CGCS2000 lon/lat. */
	geometry: Areal | null;
	/** Coordinates as they stood, where they were plane ones. */
	source: Areal | null;
	/** Whether it can be drawn on, stored and measured as it is. */
	usable: boolean;
	problems: Problem[];
}

export interface PlotFile {
	crs: { code: string; name: string };
	encoding: string;
	plots: Plot[];
	/** What is wrong with the whole but did not stop the reading. */
	problems: Problem[];
}

/** Fields that carry a plot's name, best first: boundary TXT, then what Shapefiles and GeoJSON call it. */
const NAMES = ['地块名称', '地块编号', 'name', 'NAME', '名称', 'ZDDM', 'DKMC', 'DKBH', 'code'];

/** A file's features as the page takes them: each plot with its name, boundary and problems. */
export function plotsOfFile({ crs, encoding, features, problems }: FeatureFile): PlotFile {
	return { crs: { code: crs.code, name: crs.name }, encoding, plots: features.map(plotOf), problems };
}

function plotOf(feature: SourceFeature): Plot {
	const { row, geometry, sourceGeometry, usable, problems } = feature;
	const named = NAMES.map((name) => feature.properties[name]).find(
		(value) => value !== null && value !== undefined && value !== '',
	);
	return {
		row,
		name: named === undefined ? (feature.id ?? null) : String(named),
		geometry,
		source: sourceGeometry ?? null,
		usable,
		problems,
	};
}
