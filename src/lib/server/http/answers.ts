import { json } from '@sveltejs/kit';
import type { z } from 'zod';
import { InputError, type Problem } from '#lib/domain/problem.ts';

/** RFC 9457 over HTTP: the first problem is the document, further ones stand in `problems`. */
export function problemResponse(
	status: number,
	problems: Problem | Problem[],
	headers: HeadersInit = {},
): Response {
	const list = Array.isArray(problems) ? problems : [problems];
	const [first] = list;
	const body = { ...first, status, ...(list.length > 1 ? { problems: list } : {}) };
	return new Response(JSON.stringify(body), {
		status,
		headers: { ...headers, 'content-type': 'application/problem+json' },
	});
}

/** 404 for a thing that is named by the URL. */
export function notFound(what: string, got: string | number): Response {
	return problemResponse(404, { code: 'not-found', message: `没有找到${what}`, got });
}

/**
 * The request's JSON, parsed once at the door.
 * @throws InputError with the path of each fault
 */
export async function readJson<T extends z.ZodType>(request: Request, schema: T): Promise<z.output<T>> {
	let body: unknown;
	try {
		body = await request.json();
	} catch {
		throw new InputError({ code: 'json', message: '请求内容不是 JSON', expected: 'application/json' });
	}
	return parse(body, schema);
}

/**
 * A value parsed by its schema.
 * @throws InputError with the path of each fault
 */
export function parse<T extends z.ZodType>(value: unknown, schema: T): z.output<T> {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	throw new InputError(
		parsed.error.issues.map((issue) => ({
			code: 'field',
			message: `字段 ${issue.path.join('.') || '(整体)'} 不符合要求：${issue.message}`,
			path: issue.path.join('.'),
		})),
	);
}

/**
 * Runs a handler's work; input faults become 400 problem documents, anything else stays a bug (500 with an id). Work that
 * `gone` cut short, the signal of a request whose sender left, is none: nobody reads the 499.
 */
export async function answer(work: () => Promise<Response>, gone?: AbortSignal): Promise<Response> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof InputError) return problemResponse(400, error.problems);
		if (gone?.aborted) return new Response(null, { status: 499 });
		throw error;
	}
}

/** What a task gave: JSON, or its problem as 404 (not there) or 409 (not so, not now). */
export function orProblem(value: object, status = 200): Response {
	if (!isProblem(value)) return json(value, { status });
	return problemResponse(value.code === 'not-found' ? 404 : 409, value);
}

function isProblem(value: object): value is Problem {
	return 'code' in value && 'message' in value && typeof value.message === 'string';
}

/** A number of the path, 0 (which nothing has) where the text is none. */
export function idOf(text: string): number {
	const id = Number(text);
	return Number.isSafeInteger(id) && id > 0 ? id : 0;
}

/** JSON with a strong ETag made of what the answer depends on; 304 where the client has it. */
export function cached(request: Request, etag: string, make: () => unknown): Response {
	const tag = `"${etag}"`;
	if (request.headers.get('if-none-match') === tag)
		return new Response(null, { status: 304, headers: { etag: tag } });
	return json(make(), { headers: { etag: tag, 'cache-control': 'no-cache' } });
}
