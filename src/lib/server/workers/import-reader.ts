import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { polygonsOf, type Areal } from '#lib/domain/geometry/areal.ts';
import { planeCrsOf, type Crs } from '#lib/domain/geometry/crs.ts';
import { planeAreaM2, shoelaceAreaM2 } from '#lib/domain/geometry/plane-area.ts';
import { planColumns, type ColumnPlan } from '#lib/domain/importing/columns.ts';
import type { Mapping } from '#lib/domain/importing/mapping.ts';
import type { PreparedHead, PreparedRow } from '#lib/domain/importing/prepared.ts';
import { isNote, NOTE, readRow } from '#lib/domain/importing/row.ts';
import { unite, type ReadFeature } from '#lib/domain/importing/unite.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { RECORD_KINDS } from '#lib/domain/record-kinds/kinds.ts';
import type { RecordKind, RecordKindName } from '#lib/domain/record-kinds/record-kind.ts';
import { ewkbHexOf } from '#lib/formats/wkb.ts';
import { isGeometryFile, readFeatures } from '#lib/formats/read-features.ts';
import { readTable } from '#lib/formats/table.ts';

/** A file to read as a kind. Plain data: it crosses a thread. */
export interface ReadRequest {
	kind: RecordKindName;
	fileName: string;
	bytes: Uint8Array<ArrayBuffer>;
	year?: number;
	mapping?: Mapping;
	crs?: string;
	encoding?: string;
	layer?: string;
	sheet?: string;
	/** Read the headings only. */
	headOnly?: boolean;
}

/** Rows handed on at a time: what one staging statement takes well. */
export const CHUNK_ROWS = 5000;

/**
 * Reads a file as its kind: headings to fields, cells to values, features of one code united, geometry to EWKB. First
 * comes the head, then rows in chunks; no rows where the head has a fault.
 * @throws InputError where the file cannot be read at all
 */
export async function* readImport(request: ReadRequest): AsyncGenerator<PreparedHead | PreparedRow[]> {
	const kind = RECORD_KINDS[request.kind];
	if (isGeometryFile(request.fileName, request.bytes)) yield* readGeometryFile(kind, request);
	else yield* readTableFile(kind, request);
}

/** What applies to every row of the request where the file has no column for it. */
function givenBy(kind: RecordKind, request: ReadRequest): Record<string, unknown> {
	return kind.fields.some((f) => f.name === 'year') ? { year: request.year } : {};
}

async function* readGeometryFile(
	kind: RecordKind,
	request: ReadRequest,
): AsyncGenerator<PreparedHead | PreparedRow[]> {
	const file = await readFeatures(request.bytes, request.fileName, request);
	const plan = planColumns(kind, file.fields, request.mapping, givenBy(kind, request));
	const problems = [...file.problems.map(asNote), ...plan.problems];
	yield headOf(plan, problems, file.features.length, {
		crs: file.crs.code === 'custom' ? file.crs.name : file.crs.code,
		encoding: file.encoding,
		layer: request.layer,
	});
	if (request.headOnly || !problems.every(isNote)) return;
	const wantsGeometry = kind.geometry !== 'none';
	const read = file.features.map((feature): ReadFeature => {
		const row = readRow(kind, plan.columns, { row: feature.row, cells: feature.properties });
		return {
			...row,
			geometry: wantsGeometry ? feature.geometry : null,
			sourceGeometry: wantsGeometry ? feature.sourceGeometry : undefined,
			problems: [...row.problems, ...geometryProblems(kind, feature.geometry, feature.problems, feature.row)],
		};
	});
	const features = wantsGeometry ? unite(read) : read;
	const measurePlane = kind.name === 'parcels';
	for (let at = 0; at < features.length; at += CHUNK_ROWS)
		yield features.slice(at, at + CHUNK_ROWS).map((feature) => prepare(feature, file.crs, measurePlane));
}

/** What the codec said of a geometry: faults where there is none to keep; a boundary that is there is judged at the door. */
function geometryProblems(
	kind: RecordKind,
	geometry: Areal | null,
	found: Problem[],
	row: number,
): Problem[] {
	if (kind.geometry === 'none') return [];
	if (geometry === null)
		return kind.geometry === 'required'
			? found.map((p) => ({ ...p, row }))
			: found.map((p) => asNote({ ...p, row }));
	return found.filter((p) => !p.code.startsWith('boundary.')).map((p) => asNote({ ...p, row }));
}

function prepare(feature: ReadFeature, crs: Crs, measurePlane: boolean): PreparedRow {
	const { row, values, reported, problems, geometry, sourceGeometry } = feature;
	const usable = geometry !== null && isFinite(geometry);
	return {
		row,
		values,
		...(reported ? { reported } : {}),
		problems: geometry === null || usable ? problems : [...problems, badNumber(row)],
		ewkb: usable ? ewkbHexOf(geometry) : null,
		areaM2: usable ? ellipsoidalAreaM2(geometry) : null,
		plane: usable && measurePlane ? planeOf(geometry, sourceGeometry, crs) : null,
	};
}

/** From the file's own plane coordinates where it has them, else in the 3° zone that the parcel lies in. */
function planeOf(geometry: Areal, source: Areal | undefined, crs: Crs): PreparedRow['plane'] {
	if (source && crs.kind === 'gauss-kruger') return { areaM2: shoelaceAreaM2(source), crs: crs.code };
	const zone = planeCrsOf(geometry);
	return zone && { areaM2: planeAreaM2(geometry, zone), crs: zone.code };
}

function isFinite(geometry: Areal): boolean {
	return polygonsOf(geometry).every((rings) =>
		rings.every((ring) => ring.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))),
	);
}

function badNumber(row: number): Problem {
	return {
		code: 'geometry.bad-number',
		message: '坐标不是数字',
		row,
		path: 'geometry',
		expected: '有限的数值',
		fix: '改正坐标',
	};
}

async function* readTableFile(
	kind: RecordKind,
	request: ReadRequest,
): AsyncGenerator<PreparedHead | PreparedRow[]> {
	const table = await readTable(request.bytes, request.fileName, {
		encoding: request.encoding,
		sheet: request.sheet ?? request.mapping?.sheet,
		headerRow: request.mapping?.headerRow,
	});
	const plan = planColumns(kind, table.headings, request.mapping, givenBy(kind, request));
	const ofRows = byRow(table.problems);
	const problems = [...(ofRows.get(0) ?? []).map(asNote), ...plan.problems];
	yield headOf(plan, problems, table.rows.length, { sheet: table.sheet, encoding: table.encoding });
	if (request.headOnly || !problems.every(isNote)) return;
	for (let at = 0; at < table.rows.length; at += CHUNK_ROWS)
		yield table.rows.slice(at, at + CHUNK_ROWS).map((source) => {
			const row = readRow(kind, plan.columns, source);
			const cells = (ofRows.get(source.row) ?? []).map((p) =>
				p.code === 'table.digits-lost' ? p : asNote(p),
			);
			return { ...row, problems: [...cells, ...row.problems], ewkb: null, areaM2: null, plane: null };
		});
}

/** Problems by row; those of the file as a whole under 0. */
function byRow(problems: readonly Problem[]): Map<number, Problem[]> {
	const rows = new Map<number, Problem[]>();
	for (const problem of problems)
		rows.set(problem.row ?? 0, [...(rows.get(problem.row ?? 0) ?? []), problem]);
	return rows;
}

function headOf(
	plan: ColumnPlan,
	problems: Problem[],
	total: number,
	source: Pick<PreparedHead, 'sheet' | 'layer' | 'crs' | 'encoding'>,
): PreparedHead {
	return {
		...source,
		total,
		columns: plan.columns.map(({ field, from, unit }) => ({
			field: field.name,
			from: from ?? null,
			unit: unit ?? field.unit ?? null,
		})),
		unused: plan.unused,
		problems,
	};
}

function asNote(problem: Problem): Problem {
	return isNote(problem) ? problem : { ...problem, code: NOTE + problem.code };
}
