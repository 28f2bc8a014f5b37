import { json } from '@sveltejs/kit';
import { notFound } from '#lib/server/http/answers.ts';
import { ruleDetail } from '#lib/server/tasks/rules-list.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const detail = await ruleDetail(locals.db, params.id, params.version);
	return detail ? json(detail) : notFound('规则', `${params.id}@${params.version}`);
};
