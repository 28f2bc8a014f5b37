import { json } from '@sveltejs/kit';
import * as store from '#lib/server/store/assemblies.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => json({ assemblies: await store.list(locals.db) });
