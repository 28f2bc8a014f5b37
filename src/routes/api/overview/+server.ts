import { json } from '@sveltejs/kit';
import { overview } from '#lib/server/tasks/overview.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) =>
	json(await overview(locals.db), { headers: { 'cache-control': 'no-cache' } });
