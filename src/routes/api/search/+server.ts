import { json } from '@sveltejs/kit';
import type { SearchAnswer } from '#lib/api/search.ts';
import { placesInText } from '#lib/formats/place-in-text.ts';
import * as layers from '#lib/server/store/layers.ts';
import { search } from '#lib/server/store/search.ts';
import type { RequestHandler } from './$types';

/** Codes, names and holders that hold the text, and the places that it can be. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const text = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
	const nothing: SearchAnswer = { results: [], places: [] };
	if (text === '') return json(nothing);
	const around = await layers.extent(locals.db, 'regions');
	const places = placesInText(text, around && (around[0] + around[2]) / 2);
	const answer: SearchAnswer = { results: places.length > 0 ? [] : await search(locals.db, text), places };
	return json(answer);
};
