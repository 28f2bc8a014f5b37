import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Mapping } from '#lib/domain/importing/mapping.ts';
import { isNote } from '#lib/domain/importing/row.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { RECORD_KINDS } from '#lib/domain/record-kinds/kinds.ts';
import type { RecordKindName } from '#lib/domain/record-kinds/record-kind.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as staging from '#lib/server/store/import-staging.ts';
import { swap } from '#lib/server/store/import-swap.ts';
import * as imports from '#lib/server/store/imports.ts';
import * as sources from '#lib/server/store/sources.ts';
import { readImportFile } from '#lib/server/workers/read-import.ts';
import { NoteLimit } from './import-notes.ts';
import { Stager } from './import-stage.ts';
import type { TaskContext } from './task.ts';

/** A file to import. Its bytes, or the path they are read from. */
export interface ImportInput {
	kind: RecordKindName;
	/** As the report and the proofs name it. */
	fileName: string;
	bytes?: Uint8Array<ArrayBuffer>;
	path?: string;
	/** Year of the figures where the file has no such column. */
	year?: number;
	mapping?: Mapping;
	/** `EPSG:4528`; only where the file does not say it itself, or wrongly. */
	crs?: string;
	encoding?: string;
	layer?: string;
	sheet?: string;
	/** Check and count, change nothing. */
	dryRun?: boolean;
	/** Take the good rows where some are refused; else one refused row keeps the whole file out. */
	skipRejected?: boolean;
	/** Made for demonstration, and said so wherever it is shown. */
	synthetic?: boolean;
}

export interface ImportReport extends imports.BatchCounts {
	batch: number;
	kind: RecordKindName;
	state: imports.BatchState;
	/** Of the file first, then row by row; codes starting `note.` are remarks that refuse nothing. */
	problems: Problem[];
}

/** Whether a report is of a file that could be taken as it was asked to be. */
export function isAccepted(report: ImportReport, skipRejected = false): boolean {
	if (report.state === 'failed' || report.state === 'rejected') return false;
	return report.rejected === 0 || skipRejected;
}

/**
 * Imports a file: kept by its hash, read, checked row by row and staged, then made live in one short transaction. All
 * or nothing, unless `skipRejected`. Whatever is wrong with the file is in the report; a bug or a lost database throws
 * and leaves nothing visible.
 */
export async function importFile(
	db: Db,
	input: ImportInput,
	control: TaskContext = {},
): Promise<ImportReport> {
	const bytes = input.bytes ?? (await readFile(pathOf(input)));
	const hash = createHash('sha256').update(bytes).digest('hex');
	await sources.keep(db, { hash, name: input.fileName, bytes: bytes.length }, [bytes]);
	const batch = await imports.start(db, { ...input, fileHash: hash });
	try {
		return await run(db, batch, { ...input, bytes: new Uint8Array(bytes) }, control);
	} catch (error) {
		const problems = error instanceof InputError ? error.problems : [];
		await imports.fail(db, batch, problems.length ? problems : [interrupted(error)]);
		if (error instanceof InputError) return reportOf(db, batch);
		throw error;
	}
}

function pathOf(input: ImportInput): string {
	if (input.path === undefined) throw new Error('importFile: got neither bytes nor a path');
	return input.path;
}

async function run(
	db: Db,
	batch: number,
	input: ImportInput & { bytes: Uint8Array<ArrayBuffer> },
	{ signal, progress = () => {} }: TaskContext,
): Promise<ImportReport> {
	const kind = RECORD_KINDS[input.kind];
	const notes = new NoteLimit();
	const stager = new Stager(db, batch, kind, notes, input.year);
	const fileProblems: Problem[] = [];
	let total = 0;
	let done = 0;
	progress({ stage: 'reading', done: 0, total: 0 });
	for await (const part of readImportFile(input, signal)) {
		signal?.throwIfAborted();
		if (Array.isArray(part)) {
			await stager.stage(part);
			progress({ stage: 'checking', done: (done += part.length), total });
		} else {
			total = part.total;
			fileProblems.push(...part.problems);
			await imports.describe(db, batch, part);
		}
	}
	await stager.finish();
	signal?.throwIfAborted();

	const { refused } = await staging.count(db, batch);
	const unreadable = !fileProblems.every(isNote);
	const counts = {
		read: total,
		inserted: 0,
		updated: 0,
		unchanged: 0,
		rejected: unreadable ? total : refused,
	};
	const nothingGood = unreadable || refused === stager.rows;
	const keepOut = unreadable || (refused > 0 && (nothingGood || !input.skipRejected));
	progress({ stage: 'swapping', done: total, total });
	await conclude(db, input.dryRun === true, async (inside) => {
		if (!keepOut) {
			const { notes: found, ...swapped } = await swap(inside, batch, kind);
			Object.assign(counts, swapped);
			fileProblems.push(...found.filter((note) => notes.take(note)));
		}
		await imports.finish(inside, batch, keepOut ? 'rejected' : 'live', counts, [
			...fileProblems,
			...notes.summary(),
		]);
	});
	if (input.dryRun) await imports.finish(db, batch, 'dry-run', counts, [...fileProblems, ...notes.summary()]);
	await staging.clear(db, batch);
	return reportOf(db, batch);
}

/** Runs the swap in one transaction; a dry run does all of it and takes it back, so that its counts are the real ones. */
async function conclude(db: Db, undo: boolean, work: (inside: Db) => Promise<void>): Promise<void> {
	const taken = new Error('dry run: taken back');
	try {
		await db.transaction(async (inside) => {
			await work(inside);
			if (undo) throw taken;
		});
	} catch (error) {
		if (error !== taken) throw error;
	}
}

/** The report of a batch, all its problems with it. */
export async function reportOf(db: Db, id: number): Promise<ImportReport> {
	const batch = await imports.get(db, id);
	if (!batch) throw new Error(`import batch ${id} is gone`);
	const { problems } = await imports.problems(db, id, { offset: 0, limit: ALL });
	const { kind, state, read, inserted, updated, unchanged, rejected } = batch;
	return {
		batch: id,
		kind: kind as RecordKindName,
		state,
		read,
		inserted,
		updated,
		unchanged,
		rejected,
		problems: problems.map((p) => ({
			file: batch.fileName,
			...(batch.sheet ? { sheet: batch.sheet } : {}),
			...p,
		})),
	};
}

const ALL = 10_000_000;

function interrupted(error: unknown): Problem {
	return {
		code: 'import.interrupted',
		message: '导入在完成前中断，没有任何一行生效',
		got: error instanceof Error ? error.message : String(error),
		fix: '重新导入同一文件',
	};
}
