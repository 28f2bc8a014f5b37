import ExcelJS from 'exceljs';
import { CAUSES, type ComparisonAnswer, type MoversQuery, type ObjectChangeAnswer } from '#lib/api/runs.ts';
import { csvOf } from '#lib/formats/csv-out.ts';
import type { Cell } from '#lib/formats/layer.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as comparisons from '#lib/server/store/comparisons.ts';
import type { Lang } from '#lib/words/lang.ts';
import type { Key } from '#lib/words/messages.ts';
import { say, sayIfKnown } from '#lib/words/words.ts';
import type { ExportedFile } from './export.ts';

const PAGE = 5000;

/** The changed objects as a spreadsheet: each with its grade path, total and parts. XLSX has a sheet on the two runs. */
export async function moversFile(
	db: Db,
	comparison: ComparisonAnswer,
	query: MoversQuery,
	format: 'csv' | 'xlsx',
	lang: Lang,
): Promise<ExportedFile> {
	const movers: ObjectChangeAnswer[] = [];
	for (let offset = 0; ; offset += PAGE) {
		const page = await comparisons.movers(db, comparison.id, { ...query, offset, limit: PAGE });
		movers.push(...page.movers);
		if (page.movers.length < PAGE) break;
	}
	const headings = headingsIn(lang);
	const rows = movers.map((mover) => rowOf(mover, lang));
	if (format === 'csv') {
		const bytes = new TextEncoder().encode(csvOf(headings, rows));
		return { bytes, type: 'text/csv; charset=utf-8', rows: rows.length };
	}
	const workbook = new ExcelJS.Workbook();
	const sheet = workbook.addWorksheet(say(lang, 'runs.compare.movers'));
	sheet.addRow(headings).font = { bold: true };
	for (const row of rows) sheet.addRow(row);
	sheet.views = [{ state: 'frozen', ySplit: 1 }];
	addRuns(workbook, comparison, lang);
	return {
		bytes: new Uint8Array(await workbook.xlsx.writeBuffer()),
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		rows: rows.length,
	};
}

function headingsIn(lang: Lang): string[] {
	const keys: Key[] = [
		'runs.column.code',
		'runs.column.name',
		'runs.compare.gradeFrom',
		'runs.compare.stage.boundary',
		'runs.compare.stage.data',
		'runs.compare.gradeTo',
		'runs.compare.totalFrom',
		'runs.compare.totalTo',
		'runs.compare.change',
		'runs.cause.boundary',
		'runs.cause.data',
		'runs.cause.rule',
		'runs.compare.interaction',
		'runs.compare.causes',
		'runs.compare.own',
	];
	return keys.map((key) => say(lang, key));
}

function rowOf(mover: ObjectChangeAnswer, lang: Lang): Cell[] {
	const grade = (g: string) => sayIfKnown(lang, `runs.grade.${g}`) ?? g;
	const causes = (list: readonly string[]) =>
		list.map((c) => say(lang, `runs.cause.${c}` as Key)).join(' + ');
	const { total } = mover;
	return [
		mover.code,
		mover.name,
		...mover.grade.map(grade),
		total.from,
		total.to,
		total.change,
		...CAUSES.map((cause) => total[cause]),
		total.interaction,
		causes(mover.causes),
		causes(mover.own),
	];
}

function addRuns(workbook: ExcelJS.Workbook, { a, b }: ComparisonAnswer, lang: Lang): void {
	const sheet = workbook.addWorksheet(say(lang, 'runs.compare.runs'));
	const keys: Key[] = [
		'runs.column.id',
		'runs.column.year',
		'runs.column.rules',
		'runs.column.asOf',
		'runs.column.knownAt',
		'runs.column.region',
		'runs.column.hash',
	];
	sheet.addRow(keys.map((key) => say(lang, key))).font = { bold: true };
	for (const run of [a, b])
		sheet.addRow([run.id, run.year, run.rules, run.asOf, run.knownAt, run.regionCode, run.inputHash]);
}
