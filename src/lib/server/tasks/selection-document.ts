import type { SelectionReport } from '#lib/api/selection-report.ts';
import type { Selection } from '#lib/api/selections.ts';
import { sheetRequest } from '#lib/api/sheets.ts';
import { InputError } from '#lib/domain/problem.ts';
import type { Db } from '#lib/server/database/db.ts';
import { documentAside } from '#lib/server/documents/document-aside.ts';
import type { SelectionContext } from '#lib/server/documents/selection/selection-book.ts';
import { restsOnSynthetic } from '#lib/server/documents/selection/selection-lines.ts';
import { selectionMaps } from '#lib/server/documents/selection/selection-map.ts';
import { selectionReport, type ReportMaps } from '#lib/server/documents/selection-report.ts';
import * as store from '#lib/server/store/selections.ts';
import * as summary from '#lib/server/store/summary.ts';
import type { Lang } from '#lib/words/lang.ts';
import { sentenceOfProblem } from '#lib/words/problems.ts';
import { say } from '#lib/words/words.ts';
import { mapSheet } from './map-sheet.ts';
import { certificateFile } from './selection-certificate.ts';

/** A document as it leaves. */
export interface SelectionFile {
	name: string;
	type: string;
	bytes: Uint8Array<ArrayBuffer>;
}

/** The workbook of a saved selection, made beside the thread that answers requests; undefined where there is none. */
export async function selectionWorkbookFile(
	db: Db,
	id: number,
	lang: Lang,
	signal?: AbortSignal,
): Promise<SelectionFile | undefined> {
	const selection = await store.get(db, id);
	if (!selection) return undefined;
	const context = await contextOf(db, selection);
	return {
		name: `${selection.name}.xlsx`,
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		bytes: await documentAside('selection-workbook-thread.mjs', { selection, context, lang }, signal),
	};
}

/** The report of a saved selection in words, with its map; undefined where there is none. */
export async function selectionReportOf(
	db: Db,
	id: number,
	lang: Lang,
): Promise<SelectionReport | undefined> {
	const selection = await store.get(db, id);
	if (!selection) return undefined;
	const maps = await mapsOf(db, selection, lang);
	return selectionReport(selection, await contextOf(db, selection), maps, lang);
}

/** The report as PDF, made beside the thread that answers requests; undefined where there is none. */
export async function selectionReportFile(
	db: Db,
	id: number,
	lang: Lang,
	signal?: AbortSignal,
): Promise<SelectionFile | undefined> {
	const report = await selectionReportOf(db, id, lang);
	if (!report) return undefined;
	const foot = { pages: say(lang, 'selectionDoc.report.page', { page: '{page}', pages: '{pages}' }) };
	const bytes = await documentAside('report-pdf-thread.mjs', { report, foot }, signal);
	return { name: `${report.title}.pdf`, type: 'application/pdf', bytes };
}

async function contextOf(db: Db, selection: Selection): Promise<SelectionContext> {
	const synthetic = restsOnSynthetic(selection) || (await summary.hasSynthetic(db));
	return { synthetic, certificateFile: certificateFile(selection) };
}

/** The sheets around what is chosen; where they cannot be drawn (too many outlines, outside of the zones), why. */
async function mapsOf(db: Db, selection: Selection, lang: Lang): Promise<ReportMaps> {
	const sheets = selectionMaps(selection, lang);
	if (sheets.length === 0) return { svgs: [], why: say(lang, 'selectionDoc.report.mapNone') };
	const svgs: string[] = [];
	try {
		for (const sheet of sheets) svgs.push(await mapSheet(db, sheetRequest.parse(sheet), lang));
		return { svgs, why: null };
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		const message = error.problems.map((problem) => sentenceOfProblem(problem, lang)).join(' ');
		return { svgs, why: say(lang, 'selectionDoc.report.mapFailed', { message }) };
	}
}
