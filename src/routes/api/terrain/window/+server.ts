import { windowQuery } from '#lib/api/terrain.ts';
import { heightWindowBytes } from '#lib/formats/height-window.ts';
import { answer, parse } from '#lib/server/http/answers.ts';
import { readWindow } from '#lib/server/terrain/read-window.ts';
import type { RequestHandler } from './$types';

/** Heights around a box for the browser's workers; 204 where no model reaches. */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const { bbox, maxCells, decimate, terrain } = parse(Object.fromEntries(url.searchParams), windowQuery);
		const window = await readWindow(locals.db, bbox, {
			maxCells,
			decimate: decimate ?? false,
			...(terrain === undefined ? {} : { terrain }),
		});
		if (!window) return new Response(null, { status: 204 });
		return new Response(heightWindowBytes(window), {
			headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-cache' },
		});
	});
