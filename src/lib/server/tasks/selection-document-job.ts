import { createHash } from 'node:crypto';
import { InputError } from '#lib/domain/problem.ts';
import {
	selectionDocumentMade,
	type SelectionDocumentMade,
	type SelectionDocumentRequest,
} from '#lib/api/selection-report.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as jobs from '#lib/server/store/jobs.ts';
import * as sources from '#lib/server/store/sources.ts';
import { selectionReportFile, selectionWorkbookFile, type SelectionFile } from './selection-document.ts';
import type { TaskContext } from './task.ts';

/** The kind of its job. */
export const SELECTION_DOCUMENT = 'selection-document';
/** How long a document can be fetched after it was made: it is quickly made again. */
const KEPT_HOURS = 24;

/** A document of a large selection, kept for a day; older ones are dropped. @throws InputError `not-found` */
export async function makeSelectionDocument(
	db: Db,
	{ id, what, lang }: SelectionDocumentRequest,
	{ signal, progress = () => {} }: TaskContext = {},
): Promise<SelectionDocumentMade> {
	progress({ stage: 'document', done: 0, total: 1 });
	const make = what === 'workbook' ? selectionWorkbookFile : selectionReportFile;
	const made = await make(db, id, lang, signal);
	if (!made)
		throw new InputError({ code: 'not-found', message: `没有编号为 ${id} 的优选方案，或已被删除`, got: id });
	const { name, type, bytes } = made;
	for (const before of await jobs.resultsBefore(db, SELECTION_DOCUMENT, KEPT_HOURS))
		await sources.dropUnused(db, selectionDocumentMade.parse(before).file);
	const file = createHash('sha256').update(bytes).digest('hex');
	await sources.keep(db, { hash: file, name, bytes: bytes.length }, [bytes]);
	progress({ stage: 'document', done: 1, total: 1 });
	return { id, what, file, name, type };
}

/** The document of such a job that is done; undefined where there is none of that selection, or no longer. */
export async function selectionDocumentOf(
	db: Db,
	job: number,
	{ id, what }: Pick<SelectionDocumentRequest, 'id' | 'what'>,
): Promise<SelectionFile | undefined> {
	const found = await jobs.get(db, job);
	if (found?.kind !== SELECTION_DOCUMENT || found.state !== 'done') return undefined;
	const made = selectionDocumentMade.parse(found.result);
	if (made.id !== id || made.what !== what) return undefined;
	const file = await sources.read(db, made.file);
	return file && { name: made.name, type: made.type, bytes: file.bytes };
}
