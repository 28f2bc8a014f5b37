import { json } from '@sveltejs/kit';
import { idOf, notFound } from '#lib/server/http/answers.ts';
import { keptLowSlope } from '#lib/server/tasks/low-slope-kept.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const block = await keptLowSlope(locals.db, idOf(params.id));
	return block ? json(block) : notFound('低丘缓坡地块', params.id);
};
