import { json } from '@sveltejs/kit';
import * as places from '#lib/server/store/places.ts';
import { coordinatesIn } from '#lib/domain/geometry/coordinates-in.ts';
import type { RequestHandler } from './$types';

/** Codes and names that hold the text, and a position where the text is one (`28.45, 119.92`). */
export const GET: RequestHandler = async ({ url, locals }) => {
	const text = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
	if (text === '') return json({ results: [] });
	const position = coordinatesIn(text);
	return json({ results: await places.search(locals.db, text), position });
};
