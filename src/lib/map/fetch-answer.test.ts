import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { fetchBytes, fetchJson } from './fetch-answer.ts';

afterEach(() => vi.unstubAllGlobals());

/** A server whose answer has begun when the caller aborts. */
function answerBreaksWith(error: () => Error): void {
	const body = () => new ReadableStream({ pull: (stream) => stream.error(error()) });
	vi.stubGlobal('fetch', () => Promise.resolve(new Response(body(), { status: 200 })));
}

it('a request aborted while its body is under way is answered, never thrown', async () => {
	answerBreaksWith(() => new DOMException('signal is aborted without reason', 'AbortError'));
	expect(await fetchJson(z.object({}), '/a')).toMatchObject({ ok: false, problem: { code: 'aborted' } });
	expect(await fetchBytes('/a')).toMatchObject({ ok: false, problem: { code: 'aborted' } });
});

it('a line that is cut, and a body that is no JSON, are problems, too', async () => {
	answerBreaksWith(() => new TypeError('network error'));
	expect(await fetchJson(z.object({}), '/a')).toMatchObject({ problem: { code: 'server-unreachable' } });
	vi.stubGlobal('fetch', () => Promise.resolve(new Response('<p>')));
	expect(await fetchJson(z.object({}), '/a')).toMatchObject({ problem: { code: 'answer-shape' } });
});
