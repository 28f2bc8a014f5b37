import type { Problem } from '#lib/domain/problem.ts';
import { problemResponse } from './answers.ts';

/** A fetched picture as it came, kept for a day; its problem as 502. Never run as anything but a picture. */
export function pictureResponse(fetched: { bytes: Uint8Array; type: string } | Problem): Response {
	if ('code' in fetched) return problemResponse(502, fetched);
	return new Response(fetched.bytes as Uint8Array<ArrayBuffer>, {
		headers: {
			'content-type': fetched.type,
			'cache-control': 'private, max-age=86400',
			'x-content-type-options': 'nosniff',
		},
	});
}
