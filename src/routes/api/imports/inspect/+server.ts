import { json } from '@sveltejs/kit';
import { answer, problemResponse } from '#lib/server/http/answers.ts';
import { readUpload, TooLarge } from '#lib/server/http/upload.ts';
import { inspectFile } from '#lib/server/tasks/inspect-import.ts';
import type { RequestHandler } from './$types';

/** What a dropped file (raw body) most likely is: kinds, columns, what is missing. Writes nothing. */
export const POST: RequestHandler = ({ request, url }) =>
	answer(async () => {
		const fileName = url.searchParams.get('name') ?? '';
		const option = (name: string) => url.searchParams.get(name) ?? undefined;
		try {
			const bytes = await readUpload(request, fileName);
			const how = {
				crs: option('crs'),
				encoding: option('encoding'),
				layer: option('layer'),
				sheet: option('sheet'),
			};
			return json(await inspectFile({ fileName, bytes, ...how }));
		} catch (error) {
			if (error instanceof TooLarge) return problemResponse(413, error.problems);
			throw error;
		}
	});
