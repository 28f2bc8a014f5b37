import { json } from '@sveltejs/kit';
import { answer, problemResponse } from '#lib/server/http/answers.ts';
import { readUpload, TooLarge } from '#lib/server/http/upload.ts';
import { readShapesOf } from '#lib/server/tasks/shapes.ts';
import type { RequestHandler } from './$types';

/** The polygons of a file (raw body), brought to CGCS2000 lon/lat, for the drawing table. Writes nothing. */
export const POST: RequestHandler = ({ request, url }) =>
	answer(async () => {
		const name = url.searchParams.get('name') ?? '';
		const option = (key: string) => url.searchParams.get(key) ?? undefined;
		try {
			const bytes = await readUpload(request, name);
			const how = { crs: option('crs'), encoding: option('encoding'), layer: option('layer') };
			return json(await readShapesOf(name, bytes, { ...how, swapAxes: option('swap') === '1' }));
		} catch (error) {
			if (error instanceof TooLarge) return problemResponse(413, error.problems);
			throw error;
		}
	});
