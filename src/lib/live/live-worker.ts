import { neighbourhood } from '#lib/api/assessment.ts';
import { unflatten } from './flat-geometry.ts';
import { NOWHERE, Surroundings } from './surroundings.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

// The worker's shell: it reads the neighbourhood's bytes (parsing megabytes is no work for the page's thread), keeps
// it, and answers. Everything it knows of planning is in surroundings.ts.
let surroundings = NOWHERE;

function post(message: FromWorker, transfer: (ArrayBuffer | null)[] = []): void {
	self.postMessage(message, { transfer: transfer.filter((buffer) => buffer !== null) });
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
	if (data.kind === 'load') load(data.id, data.bytes);
	else {
		const answer = surroundings.evaluate(unflatten(data.drawing));
		const { figures } = answer;
		post(
			{ kind: 'answer', id: data.id, answer },
			figures ? [figures.covered.buffer, figures.overlapsM2.buffer] : [],
		);
	}
});

function load(id: number, bytes: ArrayBuffer): void {
	const parsed = neighbourhood.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		const path = issue?.path.join('.') ?? '';
		const message = `服务器的回答与约定不符：${path}`;
		post({ kind: 'refused', id, problem: { code: 'answer-shape', message, path, got: issue?.message } });
		return;
	}
	surroundings = new Surroundings(parsed.data);
	const { loaded } = surroundings;
	post({ kind: 'loaded', id, loaded }, [loaded.snap.edges.buffer, loaded.snap.index]);
}
