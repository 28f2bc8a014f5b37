import { answer, idOf, orProblem } from '#lib/server/http/answers.ts';
import { compareSaved } from '#lib/server/tasks/selection-compare.ts';
import type { RequestHandler } from './$types';

/** `?ids=1,2`: what each chooses, where they differ, totals. */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const ids = (url.searchParams.get('ids') ?? '').split(',').filter(Boolean).map(idOf);
		return orProblem(await compareSaved(locals.db, [...new Set(ids)]));
	});
