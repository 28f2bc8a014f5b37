import type { MultiPolygon, Polygon } from 'geojson';
import type { RecordKindName } from '#lib/domain/record-kinds/record-kind.ts';

/** A cell as the importer reads it: dates are `YYYY-MM-DD`, choices are the stored codes, a missing fact has no key. */
export type DemoValue = string | number | boolean | string[] | Record<string, string | number>[];

export interface DemoRow {
	/** 1-based place in the synthetic file: the feature's number, or the spreadsheet row under its heading (from 2). */
	row: number;
	/** By our field names (`domain/record-kinds`). */
	values: Record<string, DemoValue>;
	/** CGCS2000 lon/lat, where the kind has a geometry. */
	geometry?: Polygon | MultiPolygon;
}

/** One synthetic source file: what the walk back from a figure ends on. */
export interface DemoFile {
	kind: RecordKindName;
	name: string;
	year?: number;
	rows: DemoRow[];
}

/** A hard case put in on purpose: how many there are and which records. */
export interface DemoNote {
	zh: string;
	count: number;
	records: string[];
}

export interface DemoSet {
	files: DemoFile[];
	notes: Record<string, DemoNote>;
}

/** What the demo's inspectors and officers knew: no actual date is later. */
export const DEMO_AS_OF = '2025-06-30';
export const DEMO_YEARS = [2022, 2023, 2024] as const;
/** Stands in every name, so that nobody takes a demo record for a real one. */
export const MARK = '（演示）';

/** Rows numbered as their file numbers them: GeoJSON features from 1, spreadsheet rows from 2 (1 is the heading). */
export function demoFile(
	kind: RecordKindName,
	name: string,
	rows: { values: DemoRow['values']; geometry?: DemoRow['geometry'] }[],
	year?: number,
): DemoFile {
	const first = name.endsWith('.xlsx') ? 2 : 1;
	return { kind, name, ...(year && { year }), rows: rows.map((row, i) => ({ row: first + i, ...row })) };
}

/** Without the keys that have no value: missing is missing, not empty. */
export function known(values: Record<string, DemoValue | null | undefined>): Record<string, DemoValue> {
	return Object.fromEntries(
		Object.entries(values).filter(
			(entry): entry is [string, DemoValue] => entry[1] !== undefined && entry[1] !== null,
		),
	);
}
