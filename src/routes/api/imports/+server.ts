import { json } from '@sveltejs/kit';
import { importQuery } from '#lib/api/imports.ts';
import { answer, parse, problemResponse } from '#lib/server/http/answers.ts';
import { product } from '#lib/server/http/product.ts';
import { takeUpload, TooLarge } from '#lib/server/http/upload.ts';
import * as imports from '#lib/server/store/imports.ts';
import * as jobs from '#lib/server/store/jobs.ts';
import type { RequestHandler } from './$types';

const PAGE = 100;

/** The latest batches, newest first; `before` continues a list. */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const before = Number(url.searchParams.get('before') ?? NaN);
		const batches = await imports.list(locals.db, PAGE, Number.isInteger(before) ? before : undefined);
		return json({ batches }, { headers: { 'cache-control': 'no-cache' } });
	});

/** Takes a file (raw body) and queues its import: 202 with the job to follow. */
export const PUT: RequestHandler = ({ request, url, locals }) =>
	answer(async () => {
		const query = parse(Object.fromEntries(url.searchParams), importQuery);
		try {
			const { hash } = await takeUpload(locals.db, request, query.name);
			const job = await jobs.enqueue(locals.db, 'import', { ...query, hash });
			(await product()).jobs.wake();
			return json({ job }, { status: 202, headers: { location: `/api/jobs/${job}` } });
		} catch (error) {
			if (error instanceof TooLarge) return problemResponse(413, error.problems);
			throw error;
		}
	});
