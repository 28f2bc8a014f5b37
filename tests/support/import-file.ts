import type { Db } from '#lib/server/database/db.ts';
import { importFile, type ImportInput, type ImportReport } from '#lib/server/tasks/import.ts';
import type { TaskContext } from '#lib/server/tasks/task.ts';

/** Imports text as a file: what a test shows is what the file holds. */
export function importText(
	db: Db,
	kind: ImportInput['kind'],
	text: string,
	how: Partial<ImportInput> = {},
	context: TaskContext = {},
): Promise<ImportReport> {
	const fileName = how.fileName ?? (text.trimStart().startsWith('{') ? `${kind}.geojson` : `${kind}.csv`);
	const bytes = new Uint8Array(new TextEncoder().encode(text));
	return importFile(db, { ...how, kind, fileName, bytes }, context);
}

/** A square parcel of about `side` metres with its south-west corner at lon/lat, as a GeoJSON feature. */
export function square(properties: Record<string, unknown>, lon: number, lat: number, side = 100): object {
	const dLat = side / 110_900;
	const dLon = side / (111_320 * Math.cos((lat * Math.PI) / 180));
	const ring = [
		[lon, lat],
		[lon + dLon, lat],
		[lon + dLon, lat + dLat],
		[lon, lat + dLat],
		[lon, lat],
	];
	return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
}

/** A GeoJSON file. */
export function collection(...features: object[]): string {
	return JSON.stringify({ type: 'FeatureCollection', features });
}
