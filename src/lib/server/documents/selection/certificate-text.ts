import { createHash } from 'node:crypto';

/** Characters of one piece: a cell of a spreadsheet takes 32,767. */
export const PIECE = 32_000;

/** A certificate as text: the JSON, its hash, and the pieces that put end to end give it back. */
export interface CertificateText {
	json: string;
	sha256: string;
	pieces: string[];
}

/** A certificate file's JSON on one line, with the SHA-256 over its UTF-8 bytes; a piece never parts a character. */
export function certificateText(file: object): CertificateText {
	const json = JSON.stringify(file);
	const pieces: string[] = [];
	for (let at = 0; at < json.length;) {
		let end = Math.min(json.length, at + PIECE);
		const last = json.charCodeAt(end - 1);
		if (end < json.length && last >= 0xd800 && last <= 0xdbff) end--;
		pieces.push(json.slice(at, end));
		at = end;
	}
	return { json, sha256: createHash('sha256').update(json).digest('hex'), pieces };
}
