import type { ImportReportAnswer } from '#lib/api/imports.ts';
import type { JobAnswer } from '#lib/api/jobs.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { InputError } from '#lib/domain/problem.ts';
import type { ImportInput, ImportReport } from '#lib/server/tasks/import.ts';
import type { TaskContext } from '#lib/server/tasks/task.ts';
import type { ServerClient } from './database.ts';

const LOOK_MS = 300;
const PAGE = 10_000;

/** Imports through the server that holds the embedded database: upload, follow the job, fetch the whole report. */
export async function importThroughServer(
	server: ServerClient,
	input: ImportInput & { bytes: Uint8Array<ArrayBuffer> },
	progress: NonNullable<TaskContext['progress']>,
): Promise<ImportReport> {
	const { bytes, fileName, mapping, ...how } = input;
	const query = new URLSearchParams({ name: fileName });
	for (const [name, value] of Object.entries(how)) if (value !== undefined) query.set(name, String(value));
	if (mapping) query.set('mapping', JSON.stringify(mapping));
	const { job } = await server.upload<{ job: number }>(`/api/imports?${query}`, bytes);
	const ended = await followJob(server, job, progress);
	if (ended.state === 'failed') throw new InputError(ended.problems);
	if (ended.state === 'cancelled') throw new InputError({ code: 'job.cancelled', message: '导入已被取消' });
	return reportOf(server, ended.result as ImportReport);
}

/** Follows a job of the server to its end. */
export async function followJob(
	server: ServerClient,
	id: number,
	progress: NonNullable<TaskContext['progress']>,
): Promise<JobAnswer> {
	for (;;) {
		const job = await server.json<JobAnswer>(`/api/jobs/${id}`);
		if (job.state !== 'waiting' && job.state !== 'running') return job;
		if (job.stage !== null) progress({ stage: job.stage, done: job.done, total: job.total ?? 0 });
		await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
	}
}

/** The job's result carries the first problems only: the rest is fetched page by page. */
async function reportOf(server: ServerClient, result: ImportReport): Promise<ImportReport> {
	const problems: Problem[] = [];
	for (;;) {
		const page = await server.json<ImportReportAnswer>(
			`/api/imports/${result.batch}?offset=${problems.length}&limit=${PAGE}`,
		);
		problems.push(...page.problems);
		if (page.problems.length === 0 || problems.length >= page.totalProblems) break;
	}
	return { ...result, problems };
}
