import { json } from '@sveltejs/kit';
import { shortlistInput } from '#lib/api/shortlists.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import * as store from '#lib/server/store/shortlists.ts';
import { saveShortlist } from '#lib/server/tasks/shortlist.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => json({ shortlists: await store.list(locals.db) });

export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () =>
		json(await saveShortlist(locals.db, await readJson(request, shortlistInput)), { status: 201 }),
	);
