import { runDetail } from '#lib/api/runs.ts';
import type { Fitted } from '#lib/domain/evaluate/fitted.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { unpackNear } from '#lib/formats/near-columns.ts';
import { unflatten } from './flat-geometry.ts';
import { LiveSlope } from './live-slope.ts';
import { buffersOfLoaded, loadedOf } from './loaded.ts';
import { NOWHERE } from './nowhere.ts';
import { Surroundings } from './surroundings.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

// The worker's shell: it reads the neighbourhood's bytes (columns, looked at where they lie), keeps it, and answers.
// Everything it knows of planning is in surroundings.ts.
let surroundings = new Surroundings(NOWHERE);
let slope: LiveSlope | null = null;
/** Of a run only what a block is graded by. */
const runOfBlock = runDetail.pick({ id: true, fitted: true });
let loadedRun: number | null = null;
let fitted: { run: number; fitted: Fitted } | null = null;

function post(message: FromWorker, transfer: ArrayBuffer[] = []): void {
	self.postMessage(message, { transfer });
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
	switch (data.kind) {
		case 'load':
			return load(data.id, data.bytes);
		case 'run':
			return takeRun(data.id, data.bytes);
		case 'terrain':
			slope = LiveSlope.read(data.box, data.bytes);
			return post({ kind: 'terrain', id: data.id });
		case 'evaluate': {
			const answer = surroundings.evaluate(data.drawing);
			if (answer.figures && slope) answer.terrain = slope.under(unflatten(data.drawing));
			const { figures } = answer;
			const buffers = figures
				? [
						figures.covered.buffer,
						figures.overlapsM2.buffer,
						figures.enterprises.buffer,
						figures.enterpriseShares.buffer,
					]
				: [];
			return post({ kind: 'answer', id: data.id, answer }, buffers);
		}
	}
});

function load(id: number, bytes: ArrayBuffer): void {
	let near;
	try {
		near = unpackNear(bytes);
	} catch (fault) {
		// another version's bytes: a fault of the answer, told like any other
		if (!(fault instanceof RangeError)) throw fault;
		return post({ kind: 'refused', id, problem: answerShape(fault.message) });
	}
	surroundings = new Surroundings(near);
	loadedRun = near.run;
	grade();
	const loaded = loadedOf(near);
	post({ kind: 'loaded', id, loaded }, buffersOfLoaded(loaded));
}

function takeRun(id: number, bytes: ArrayBuffer): void {
	const parsed = runOfBlock.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
	if (!parsed.success)
		return post({ kind: 'refused', id, problem: answerShape(parsed.error.issues[0]?.message ?? '') });
	fitted = { run: parsed.data.id, fitted: parsed.data.fitted };
	grade();
	post({ kind: 'run', id, run: fitted.run });
}

/** The block is graded by the run whose facts are loaded, and by no other. */
function grade(): void {
	surroundings.fitted = fitted && fitted.run === loadedRun ? fitted.fitted : null;
}

function answerShape(got: string): Problem {
	return { code: 'answer-shape', message: '服务器的回答与约定不符', got };
}
