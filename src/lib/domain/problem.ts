/**
 * An expected fault: something about the input that its owner can mend (RFC 9457 shape over HTTP).
 * `code` is stable (listed in docs/problems.md); `message` is zh-CN, made by `words` from code + params.
 */
export interface Problem {
	code: string;
	message: string;
	/** Where in the input: a JSON path, a field name, a ring. */
	path?: string;
	/** 1-based row of the source table or feature, headings counted as in a spreadsheet. */
	row?: number;
	file?: string;
	sheet?: string;
	got?: unknown;
	expected?: unknown;
	fix?: string;
}

/** Thrown at the door (CLI, route, codec) when the whole input cannot be used. Inside, problems are values. */
export class InputError extends Error {
	readonly problems: Problem[];
	constructor(problems: Problem | Problem[]) {
		const list = Array.isArray(problems) ? problems : [problems];
		super(list.map((p) => p.message).join('; '));
		this.name = 'InputError';
		this.problems = list;
	}
}
