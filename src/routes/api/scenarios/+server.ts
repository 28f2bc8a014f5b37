import { json } from '@sveltejs/kit';
import { scenarioInput } from '#lib/api/scenarios.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import * as store from '#lib/server/store/scenarios.ts';
import { makeScenario } from '#lib/server/tasks/scenarios.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => json({ scenarios: await store.list(locals.db) });

export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () =>
		json(await makeScenario(locals.db, await readJson(request, scenarioInput)), { status: 201 }),
	);
