import { json } from '@sveltejs/kit';
import { draftRequest } from '#lib/api/rules.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import { startDraft } from '#lib/server/tasks/rules-drafts.ts';
import type { RequestHandler } from './$types';

/** Begins a draft from a preset, a version or a file. */
export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () =>
		json(await startDraft(locals.db, await readJson(request, draftRequest)), { status: 201 }),
	);
