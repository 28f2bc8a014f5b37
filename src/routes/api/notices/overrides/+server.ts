import { json } from '@sveltejs/kit';
import { listOverrides } from '#lib/server/tasks/overrides.ts';
import type { RequestHandler } from './$types';

/** Every override with old value, new value, evidence, name and date, newest first. */
export const GET: RequestHandler = async ({ locals }) => json({ overrides: await listOverrides(locals.db) });
