import { z } from 'zod';
import { assemblyRequest } from '#lib/api/assemblies.ts';
import { evaluateRequest } from '#lib/api/evaluation.ts';
import { selectJob } from '#lib/api/selection-actions.ts';
import { lowSlopeSearchRequest } from '#lib/api/low-slope.ts';
import { compareRequest } from '#lib/api/runs.ts';
import { atlasRequest } from '#lib/api/sheets.ts';
import { selectionDocumentRequest } from '#lib/api/selection-report.ts';
import type { Db } from '#lib/server/database/db.ts';
import { searchAssembly } from '#lib/server/tasks/assemblies.ts';
import { compareRuns } from '#lib/server/tasks/compare-runs.ts';
import { loadDemo } from '#lib/server/tasks/demo.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { searchLowSlope } from '#lib/server/tasks/low-slope-search.ts';
import { ATLAS, makeAtlas } from '#lib/server/tasks/map-atlas.ts';
import { rerunNotice } from '#lib/server/tasks/notices-rerun.ts';
import { reproduce } from '#lib/server/tasks/reproduce-run.ts';
import { makeSelectionDocument, SELECTION_DOCUMENT } from '#lib/server/tasks/selection-document-job.ts';
import { saveSelection } from '#lib/server/tasks/selections.ts';
import type { TaskContext } from '#lib/server/tasks/task.ts';
import { importTerrainUpload } from '#lib/server/tasks/import-terrain.ts';
import { importUpload } from '#lib/server/tasks/import-upload.ts';

/** What a job of a kind runs: a task on the input that was queued, parsed there. */
export type JobTask = (db: Db, input: unknown, context: TaskContext) => Promise<unknown>;

/** Every job kind. A kind that is not here waits for a process that knows it. */
export const JOB_KINDS: Record<string, JobTask> = {
	import: importUpload,
	terrain: importTerrainUpload,
	evaluate: (db, input, context) => evaluate(db, evaluateRequest.parse(input), context),
	'notice-rerun': (db, input, context) => rerunNotice(db, noticeInput.parse(input).notice, context),
	'low-slope-search': (db, input, context) => searchLowSlope(db, lowSlopeSearchRequest.parse(input), context),
	select: (db, input, context) => saveSelection(db, selectJob.parse(input), context),
	assembly: (db, input, context) => searchAssembly(db, assemblyRequest.parse(input), context),
	compare: (db, input, context) => compareRuns(db, compareRequest.parse(input), context),
	reproduce: (db, input, context) => reproduce(db, runInput.parse(input).run, context),
	[ATLAS]: (db, input, context) => makeAtlas(db, atlasRequest.parse(input), context),
	[SELECTION_DOCUMENT]: (db, input, context) =>
		makeSelectionDocument(db, selectionDocumentRequest.parse(input), context),
	demo: (db, _, context) => loadDemo(db, context),
};

const runInput = z.object({ run: z.number().int() });
const noticeInput = z.object({ notice: z.number().int() });
