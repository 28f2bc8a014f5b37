import type { z } from 'zod';
import type { Problem } from '#lib/domain/problem.ts';

/** An answer of the server, or the Problem that stood in its place. `id` names the failed request for the log. */
export type Answer<T> =
	{ ok: true; value: T } | { ok: false; problem: Problem; status: number; id: string | null };

const UNREACHABLE: Problem = {
	code: 'server-unreachable',
	message: '服务器没有应答，请检查它是否在运行。',
	fix: '确认服务正在运行后重试。',
};

type Failed = Extract<Answer<never>, { ok: false }>;

/** What a broken request is. An aborted one is not a fault; its caller no longer listens. */
function broken(error: unknown): Failed {
	const aborted = error instanceof DOMException && error.name === 'AbortError';
	const problem = aborted ? { code: 'aborted', message: '' } : UNREACHABLE;
	return { ok: false, problem, status: 0, id: null };
}

async function ask(url: string, init: RequestInit): Promise<Response | Failed> {
	let response: Response;
	try {
		response = await fetch(url, init);
	} catch (error) {
		return broken(error);
	}
	if (response.ok) return response;
	const { problem, id } = await problemOf(response);
	return { ok: false, problem, status: response.status, id };
}

/** The Problem of a failed response, and the id under which the server logged a fault of its own. */
async function problemOf(response: Response): Promise<{ problem: Problem; id: string | null }> {
	const got = `${response.status} ${response.statusText}`;
	const problem: Problem = { code: `http-${response.status}`, message: `服务器回答 ${got}。`, got };
	let body: unknown;
	try {
		body = await response.json();
	} catch {
		// Not JSON: a proxy's page. What is known is the status.
		return { problem, id: null };
	}
	if (body === null || typeof body !== 'object') return { problem, id: null };
	const id = 'id' in body && typeof body.id === 'string' ? body.id : null;
	const message = 'message' in body && typeof body.message === 'string' ? body.message : null;
	return { problem: message === null ? problem : { ...problem, ...body, message }, id };
}

/** GETs (or sends) JSON and parses the answer by its schema. */
export async function fetchJson<T>(
	schema: z.ZodType<T>,
	url: string,
	init: { method?: string; body?: unknown; signal?: AbortSignal; prefer?: 'respond-async' } = {},
): Promise<Answer<T>> {
	const sends = init.body !== undefined;
	const response = await ask(url, {
		method: init.method ?? (sends ? 'POST' : 'GET'),
		headers: {
			accept: 'application/json',
			...(sends ? { 'content-type': 'application/json' } : {}),
			...(init.prefer ? { prefer: init.prefer } : {}),
		},
		body: sends ? JSON.stringify(init.body) : undefined,
		signal: init.signal,
	});
	return response instanceof Response ? parsedBy(schema, response) : response;
}

/** POSTs bytes as they are (a file) and parses the JSON answer by its schema. */
export async function sendBytes<T>(
	schema: z.ZodType<T>,
	url: string,
	bytes: ArrayBuffer,
): Promise<Answer<T>> {
	const response = await ask(url, {
		method: 'POST',
		headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
		body: bytes,
	});
	return response instanceof Response ? parsedBy(schema, response) : response;
}

async function parsedBy<T>(schema: z.ZodType<T>, response: Response): Promise<Answer<T>> {
	let body: unknown;
	try {
		body = await response.json();
	} catch (error) {
		// A request may be aborted, or the line cut, while the body is under way.
		if (!(error instanceof SyntaxError)) return broken(error);
	}
	const parsed = schema.safeParse(body);
	if (parsed.success) return { ok: true, value: parsed.data };
	// The two ends disagree on a shape: a fault of ours, shown with its place instead of a blank panel.
	const issue = parsed.error.issues[0];
	const path = issue?.path.join('.') ?? '';
	return {
		ok: false,
		status: response.status,
		id: null,
		problem: { code: 'answer-shape', message: `服务器的回答与约定不符：${path}`, path, got: issue?.message },
	};
}

/** GETs bytes. */
export async function fetchBytes(url: string, signal?: AbortSignal): Promise<Answer<Uint8Array>> {
	const response = await ask(url, { signal });
	if (!(response instanceof Response)) return response;
	try {
		return { ok: true, value: new Uint8Array(await response.arrayBuffer()) };
	} catch (error) {
		return broken(error);
	}
}

/** Sends a request that is answered without content (204). */
export async function send(url: string, method: 'DELETE' | 'PATCH'): Promise<Answer<null>> {
	const response = await ask(url, { method });
	return response instanceof Response ? { ok: true, value: null } : response;
}
