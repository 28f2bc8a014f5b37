import { json } from '@sveltejs/kit';
import { compareRequest } from '#lib/api/scenarios.ts';
import { answer, parse } from '#lib/server/http/answers.ts';
import { groundOfComparison } from '#lib/server/tasks/scenario-ground.ts';
import type { RequestHandler } from './$types';

/** `?ids=12,15`: conflicts and slope of the land of each column, the base first. */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const ids = (url.searchParams.get('ids') ?? '').split(',').filter(Boolean).map(Number);
		const asked = parse({ ids, refit: url.searchParams.get('refit') === '1' }, compareRequest);
		return json(await groundOfComparison(locals.db, asked));
	});
