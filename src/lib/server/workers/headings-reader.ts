import type { Problem } from '#lib/domain/problem.ts';
import { isGeometryFile, readFeatures } from '#lib/formats/read-features.ts';
import type { Cell } from '#lib/formats/layer.ts';
import { readTable } from '#lib/formats/table.ts';

/** A file whose headings are wanted. */
export interface HeadingsRequest {
	fileName: string;
	bytes: Uint8Array<ArrayBuffer>;
	crs?: string;
	encoding?: string;
	layer?: string;
	sheet?: string;
}

/** What stands at the top of a file. */
export interface FileHead {
	geometry: boolean;
	rows: number;
	crs: string | null;
	encoding: string | null;
	sheet: string | null;
	/** Sheets of a workbook that hold something. */
	sheets: string[];
	headings: string[];
	/** The first rows, cells in the order of the headings. */
	sample: { row: number; cells: Cell[] }[];
	problems: Problem[];
}

const SAMPLE_ROWS = 5;

const sampleOf = (
	headings: readonly string[],
	rows: readonly { row: number; cells: Record<string, Cell> }[],
) =>
	rows
		.slice(0, SAMPLE_ROWS)
		.map(({ row, cells }) => ({ row, cells: headings.map((heading) => cells[heading] ?? null) }));

/** Reads a file's headings and how it is written. @throws InputError where it cannot be read */
export async function readHeadings(request: HeadingsRequest): Promise<FileHead> {
	const { bytes, fileName } = request;
	if (isGeometryFile(fileName, bytes)) {
		const file = await readFeatures(bytes, fileName, request);
		return {
			geometry: true,
			rows: file.features.length,
			crs: file.crs.code,
			encoding: file.encoding,
			sheet: null,
			sheets: [],
			headings: file.fields,
			sample: sampleOf(
				file.fields,
				file.features.slice(0, SAMPLE_ROWS).map(({ row, properties }) => ({ row, cells: properties })),
			),
			problems: file.problems,
		};
	}
	const table = await readTable(bytes, fileName, request);
	return {
		geometry: false,
		rows: table.rows.length,
		crs: null,
		encoding: table.encoding,
		sheet: table.sheet ?? null,
		sheets: table.sheets,
		headings: table.headings,
		sample: sampleOf(table.headings, table.rows),
		problems: table.problems.filter((p) => p.row === undefined),
	};
}
