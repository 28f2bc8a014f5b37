import type { Problem } from '#lib/domain/problem.ts';
import { isGeometryFile, readFeatures } from '#lib/formats/read-features.ts';
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
	headings: string[];
	problems: Problem[];
}

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
			headings: file.fields,
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
		headings: table.headings,
		problems: table.problems.filter((p) => p.row === undefined),
	};
}
