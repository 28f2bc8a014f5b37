import { parse } from './answers.ts';
import { z } from 'zod';

/** A file to keep, under its own name. */
export function fileResponse(file: { bytes: Uint8Array<ArrayBuffer>; type: string; name: string }): Response {
	return new Response(file.bytes, {
		headers: {
			'content-type': file.type,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
		},
	});
}

/**
 * A civil day of an address; undefined without one.
 * @throws InputError `field`
 */
export function dayOf(text: string | null): string | undefined {
	return text === null || text === ''
		? undefined
		: parse({ asOf: text }, z.object({ asOf: z.iso.date() })).asOf;
}
