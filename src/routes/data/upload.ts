import type { z } from 'zod';
import { problem as problemShape } from '#lib/api/problem.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { Answer } from '#lib/map/fetch-answer.ts';

/** The connection broke while a file was under way: the server is gone, or closed on a body that is too large. */
const BROKEN: Problem = {
	code: 'upload.broken',
	message: '文件没有传完，连接中断。',
	fix: '确认服务正在运行，文件没有被移走或改动，再试一次。',
};

export interface UploadOptions {
	method?: 'PUT' | 'POST';
	/** 0–1 as the bytes leave. `fetch` cannot tell that, hence XMLHttpRequest. */
	onprogress?: (share: number) => void;
	signal?: AbortSignal;
}

/** Sends a file as the raw body and parses the JSON that comes back. */
export function upload<T>(
	schema: z.ZodType<T>,
	url: string,
	file: File,
	{ method = 'PUT', onprogress, signal }: UploadOptions = {},
): Promise<Answer<T>> {
	const request = new XMLHttpRequest();
	request.open(method, url);
	request.setRequestHeader('accept', 'application/json');
	request.setRequestHeader('content-type', 'application/octet-stream');
	request.upload.onprogress = (event) => onprogress?.(event.total > 0 ? event.loaded / event.total : 0);
	signal?.addEventListener('abort', () => request.abort(), { once: true });
	return new Promise((resolve) => {
		const fail = (problem: Problem) =>
			resolve({ ok: false, problem, status: request.status, id: request.getResponseHeader('x-request-id') });
		request.onerror = () => fail(BROKEN);
		request.onabort = () => fail({ code: 'aborted', message: '' });
		request.onload = () => {
			const body = parseJson(request.responseText);
			if (request.status < 200 || request.status > 299) {
				const read = problemShape.safeParse(body);
				const got = `${request.status} ${request.statusText}`.trim();
				fail(
					read.success ? read.data : { code: `http-${request.status}`, message: `服务器回答 ${got}。`, got },
				);
				return;
			}
			const parsed = schema.safeParse(body);
			if (parsed.success) resolve({ ok: true, value: parsed.data });
			else
				fail({
					code: 'answer-shape',
					message: '服务器的回答与约定不符',
					got: parsed.error.issues[0]?.message,
				});
		};
		request.send(file);
	});
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
