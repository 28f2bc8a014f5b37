import { z } from 'zod';
import { problem } from './problem.ts';

export const jobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);

/** A job as it stands; also each server-sent event of `/api/jobs/{id}/events`. */
export const job = z.object({
	id: z.number(),
	kind: z.string(),
	state: jobState,
	stage: z.string().nullable(),
	done: z.number(),
	/** 0 or null: not known yet. */
	total: z.number().nullable(),
	result: z.unknown(),
	problems: z.array(problem),
	recordedAt: z.string(),
	startedAt: z.string().nullable(),
	endedAt: z.string().nullable(),
});
export type JobAnswer = z.infer<typeof job>;

/** `PUT /api/imports` and other starts: 202. */
export const jobStarted = z.object({ job: z.number() });
