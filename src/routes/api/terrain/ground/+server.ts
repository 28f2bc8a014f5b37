import { json } from '@sveltejs/kit';
import { groundRequest } from '#lib/api/low-slope.ts';
import type { Areal } from '#lib/domain/geometry/areal.ts';
import { checkDrawing } from '#lib/server/tasks/check-drawing.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import { groundUnder } from '#lib/server/tasks/ground-under.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () => {
		const { geometry, levelM } = await readJson(request, groundRequest);
		checkDrawing(geometry as Areal);
		return json({ ground: await groundUnder(locals.db, geometry, levelM) });
	});
