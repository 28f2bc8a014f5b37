import { json } from '@sveltejs/kit';
import { batchPlanInput } from '#lib/api/batches.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import * as store from '#lib/server/store/batch-plans.ts';
import { makePlan } from '#lib/server/tasks/batch-plans.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => json({ plans: await store.list(locals.db) });

export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () =>
		json(await makePlan(locals.db, await readJson(request, batchPlanInput)), { status: 201 }),
	);
