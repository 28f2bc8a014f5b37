import { json } from '@sveltejs/kit';
import { idOf, notFound } from '#lib/server/http/answers.ts';
import { getBlock } from '#lib/server/tasks/low-slope-results.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const block = await getBlock(locals.db, idOf(params.id), idOf(params.no));
	return block ? json(block) : notFound('这个地块', params.no);
};
