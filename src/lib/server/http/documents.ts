import { langOf, type Lang } from '#lib/words/lang.ts';

/** The language that an address asks for (`?lang=en`), else the reader's own. */
export function langAsked(url: URL, own: Lang): Lang {
	return langOf(url.searchParams.get('lang') ?? '') ?? own;
}

/** A document to be saved under its name. */
export function fileResponse(file: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> }): Response {
	return new Response(file.bytes, {
		headers: {
			'content-type': file.type,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
		},
	});
}
