import { createHash } from 'node:crypto';
import type { AtlasMade, AtlasRequest } from '#lib/api/sheets.ts';
import { sheetFrame } from '#lib/domain/sheet/sheet-frame.ts';
import type { Db } from '#lib/server/database/db.ts';
import type { PdfPage } from '#lib/server/documents/sheet-pdf.ts';
import { sheetsPdfAside } from '#lib/server/documents/sheets-aside.ts';
import * as jobs from '#lib/server/store/jobs.ts';
import * as sources from '#lib/server/store/sources.ts';
import { say } from '#lib/words/words.ts';
import { atlasOf, mapSheet } from './map-sheet.ts';
import type { TaskContext } from './task.ts';

/** The kind of its job. */
export const ATLAS = 'atlas';
/** How long an atlas can be fetched after it was made: it is quickly made again. */
const KEPT_HOURS = 24;

/** An atlas as a PDF that is kept for a day; older ones are dropped. @throws InputError as a sheet does */
export async function makeAtlas(
	db: Db,
	{ sheet, lang }: AtlasRequest,
	{ signal, progress = () => {} }: TaskContext = {},
): Promise<AtlasMade> {
	const sheets = await atlasOf(db, sheet);
	const { width, height } = sheetFrame(sheet.paper, sheet.landscape);
	const pages: PdfPage[] = [];
	for (const one of sheets) {
		signal?.throwIfAborted();
		progress({ stage: 'sheets', done: pages.length, total: sheets.length });
		pages.push({ svg: await mapSheet(db, one, lang), width, height });
	}
	progress({ stage: 'document', done: sheets.length, total: sheets.length });
	const title = sheet.title || say(lang, 'compose.untitled');
	const bytes = await sheetsPdfAside(pages, { title, author: sheet.author }, signal);
	for (const { file } of (await jobs.resultsBefore(db, ATLAS, KEPT_HOURS)) as AtlasMade[])
		await sources.dropUnused(db, file);
	const file = createHash('sha256').update(bytes).digest('hex');
	const name = `${title}.pdf`;
	await sources.keep(db, { hash: file, name, bytes: bytes.length }, [bytes]);
	return { file, name, pages: pages.length };
}

/** The document of an atlas job; undefined where there is none such, or no longer. */
export async function atlasFile(
	db: Db,
	job: number,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> } | undefined> {
	const found = await jobs.get(db, job);
	if (found?.kind !== ATLAS || found.state !== 'done') return undefined;
	return sources.read(db, (found.result as AtlasMade).file);
}
