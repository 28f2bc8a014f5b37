import { json } from '@sveltejs/kit';
import { terrainQuery } from '#lib/api/terrain.ts';
import { answer, parse, problemResponse } from '#lib/server/http/answers.ts';
import { product } from '#lib/server/http/product.ts';
import { takeUpload, TooLarge } from '#lib/server/http/upload.ts';
import * as jobs from '#lib/server/store/jobs.ts';
import { listTerrain } from '#lib/server/tasks/terrain-list.ts';
import type { RequestHandler } from './$types';

/** The elevation models in use; `?all=1` adds those superseded or removed. */
export const GET: RequestHandler = async ({ url, locals }) =>
	json(await listTerrain(locals.db, url.searchParams.has('all')), {
		headers: { 'cache-control': 'no-cache' },
	});

/** Takes a GeoTIFF (raw body) and queues its import: 202 with the job to follow. */
export const PUT: RequestHandler = ({ request, url, locals }) =>
	answer(async () => {
		const query = parse(Object.fromEntries(url.searchParams), terrainQuery);
		try {
			const { hash } = await takeUpload(locals.db, request, query.name);
			const job = await jobs.enqueue(locals.db, 'terrain', { ...query, hash });
			(await product()).jobs.wake();
			return json({ job }, { status: 202, headers: { location: `/api/jobs/${job}` } });
		} catch (error) {
			if (error instanceof TooLarge) return problemResponse(413, error.problems);
			throw error;
		}
	});
