import { json } from '@sveltejs/kit';
import { draftChange } from '#lib/api/rules.ts';
import { answer, notFound, problemResponse, readJson } from '#lib/server/http/answers.ts';
import { changeDraft, discardDraft, getDraft } from '#lib/server/tasks/rules-drafts.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const draft = await getDraft(locals.db, Number(params.draft));
	return draft ? json(draft) : notFound('草稿', params.draft);
};

export const PUT: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const saved = await changeDraft(locals.db, Number(params.draft), await readJson(request, draftChange));
		if ('draft' in saved) return json(saved);
		return problemResponse(saved.code === 'not-found' ? 404 : 409, saved);
	});

export const DELETE: RequestHandler = async ({ params, locals }) =>
	(await discardDraft(locals.db, Number(params.draft), true))
		? new Response(null, { status: 204 })
		: notFound('草稿', params.draft);

/** Brings a discarded draft back: the page's undo. */
export const PATCH: RequestHandler = async ({ params, locals }) =>
	(await discardDraft(locals.db, Number(params.draft), false))
		? new Response(null, { status: 204 })
		: notFound('草稿', params.draft);
