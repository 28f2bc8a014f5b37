import { json } from '@sveltejs/kit';
import { noticeInput } from '#lib/api/notices.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import { draftNotice, listNotices } from '#lib/server/tasks/notices.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => json({ notices: await listNotices(locals.db) });

export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () =>
		json(await draftNotice(locals.db, await readJson(request, noticeInput)), { status: 201 }),
	);
