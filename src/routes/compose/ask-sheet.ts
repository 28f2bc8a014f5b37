import type { SheetRequest } from '#lib/api/sheets.ts';
import type { Answer } from '#lib/map/fetch-answer.ts';

/** The sheet as a file, or the Problem that stood in its place. */
export async function askSheet(
	sheet: SheetRequest,
	format: 'svg' | 'pdf',
	signal?: AbortSignal,
): Promise<Answer<Blob>> {
	try {
		const response = await fetch(`/api/sheets?format=${format}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(sheet),
			signal,
		});
		if (response.ok) return { ok: true, value: await response.blob() };
		const body = (await response.json().catch(() => null)) as { code?: string; message?: string } | null;
		const problem = {
			...body,
			code: body?.code ?? `http-${response.status}`,
			message: body?.message ?? `服务器回答 ${response.status}。`,
		};
		return { ok: false, problem, status: response.status, id: null };
	} catch (error) {
		const aborted = error instanceof DOMException && error.name === 'AbortError';
		const message = aborted ? '' : '服务器没有应答，请检查它是否在运行。';
		return {
			ok: false,
			status: 0,
			id: null,
			problem: { code: aborted ? 'aborted' : 'server-unreachable', message },
		};
	}
}
