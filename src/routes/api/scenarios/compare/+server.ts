import { json } from '@sveltejs/kit';
import { compareRequest } from '#lib/api/scenarios.ts';
import { answer, parse, readJson } from '#lib/server/http/answers.ts';
import { compare } from '#lib/server/tasks/scenario-compare.ts';
import { comparisonFile } from '#lib/server/tasks/scenario-export.ts';
import { groundOfComparison } from '#lib/server/tasks/scenario-ground.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () => json((await compare(locals.db, await readJson(request, compareRequest))).comparison));

/** The same as a file: `?ids=12,15&format=xlsx`, `csv` without a format. */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const { searchParams } = url;
		const asked = parse(
			{
				ids: (searchParams.get('ids') ?? '').split(',').filter(Boolean).map(Number),
				whole: searchParams.get('whole') === '1',
				refit: searchParams.get('refit') === '1',
			},
			compareRequest,
		);
		const format = searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv';
		const { comparison, scenarios } = await compare(locals.db, asked);
		const ground = asked.whole ? null : await groundOfComparison(locals.db, asked);
		const file = await comparisonFile(comparison, scenarios, ground, format, locals.lang);
		return new Response(file.bytes, {
			headers: {
				'content-type': file.type,
				'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
			},
		});
	});
