import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { regradingInput } from '#lib/api/regradings.ts';
import { answer, parse, readJson } from '#lib/server/http/answers.ts';
import { gradesOfRun, listRegradings, makeRegrading } from '#lib/server/tasks/regradings.ts';
import type { RequestHandler } from './$types';

const query = z.object({
	run: z.coerce.number().int().optional(),
	kind: z.enum(['enterprise', 'parcel']).optional(),
	subject: z.coerce.number().int().optional(),
});

/** Re-gradings (调档), of a run or of one object, withdrawn ones too; with the grades of the run's rule, best first. */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const filter = parse(Object.fromEntries(url.searchParams), query);
		return json({
			regradings: await listRegradings(locals.db, filter),
			grades: filter.run === undefined ? [] : await gradesOfRun(locals.db, filter.run),
		});
	});

export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () =>
		json(await makeRegrading(locals.db, await readJson(request, regradingInput)), { status: 201 }),
	);
