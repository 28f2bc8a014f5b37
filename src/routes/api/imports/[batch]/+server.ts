import { json } from '@sveltejs/kit';
import { problemPage } from '#lib/api/imports.ts';
import { answer, notFound, parse } from '#lib/server/http/answers.ts';
import * as imports from '#lib/server/store/imports.ts';
import type { RequestHandler } from './$types';

/** The report of a batch, its problems in pages (`offset`, `limit`). */
export const GET: RequestHandler = ({ params, url, locals }) =>
	answer(async () => {
		const id = Number(params.batch);
		const batch = Number.isSafeInteger(id) ? await imports.get(locals.db, id) : undefined;
		if (!batch) return notFound('导入批次', params.batch);
		const page = parse(Object.fromEntries(url.searchParams), problemPage);
		const { total, problems } = await imports.problems(locals.db, id, page);
		const { fileProblems: _, ...report } = batch;
		return json({ ...report, problems, totalProblems: total }, { headers: { 'cache-control': 'no-cache' } });
	});
