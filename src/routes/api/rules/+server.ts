import { json } from '@sveltejs/kit';
import { listRules } from '#lib/server/tasks/rules-list.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => json({ rules: await listRules(locals.db) });
