import type { JobAnswer } from '#lib/api/jobs.ts';
import type { Job } from '#lib/server/store/jobs.ts';

/** A job as the outside sees it: without its input. */
export function jobAnswer(job: Job): JobAnswer {
	const { id, kind, state, stage, done, total, result, problem, recordedAt, startedAt, endedAt } = job;
	return {
		id,
		kind,
		state,
		stage,
		done,
		total,
		result,
		problems: problem ?? [],
		recordedAt,
		startedAt,
		endedAt,
	};
}

/** Whether nothing more will happen to it. */
export function hasEnded(job: Job): boolean {
	return job.state !== 'waiting' && job.state !== 'running';
}
