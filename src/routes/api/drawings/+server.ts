import { json } from '@sveltejs/kit';
import { drawingInput } from '#lib/api/drawings.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import { listDrawings, saveDrawing } from '#lib/server/tasks/drawings.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => json({ drawings: await listDrawings(locals.db) });

export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () =>
		json(await saveDrawing(locals.db, await readJson(request, drawingInput)), { status: 201 }),
	);
