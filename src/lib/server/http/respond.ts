import { json } from '@sveltejs/kit';
import type { Db } from '#lib/server/database/db.ts';
import * as jobs from '#lib/server/store/jobs.ts';
import { product } from './product.ts';

/** Whether the client asked for a job to follow instead of the answer (RFC 7240, `Prefer: respond-async`). */
export function wantsJob(request: Request): boolean {
	return /\brespond-async\b/.test(request.headers.get('prefer') ?? '');
}

/** Queues a job and answers 202 with its number; `/api/jobs/{id}/events` tells its progress. */
export async function respondWithJob(db: Db, kind: string, input: unknown): Promise<Response> {
	const job = await jobs.enqueue(db, kind, input);
	(await product()).jobs.wake();
	return json(
		{ job },
		{ status: 202, headers: { location: `/api/jobs/${job}`, 'preference-applied': 'respond-async' } },
	);
}
