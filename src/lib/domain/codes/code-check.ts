/** Why a code is refused; words are made at the edge (`code.<reason>`). */
export interface CodeFault {
	ok: false;
	reason: string;
	/** The character that was due, where one was computed. */
	expected?: string;
}

/** A code as it is compared: half-width, upper case, without spaces and hyphens. */
export function plainCode(text: string): string {
	return text
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\-－–—]/g, '');
}
