import { runDetail } from '#lib/api/runs.ts';
import type { Bounds } from '#lib/domain/geometry/areal.ts';
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
// Everything it knows of planning is in surroundings.ts. What it throws reaches the page as the worker's error: the page
// starts another one.
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
			return stand(data.id, data.box, data.bytes);
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
	const near = readOf(id, () => unpackNear(bytes));
	if (!near) return;
	surroundings = new Surroundings(near);
	loadedRun = near.run;
	grade();
	const loaded = loadedOf(near);
	post({ kind: 'loaded', id, loaded }, buffersOfLoaded(loaded));
}

function takeRun(id: number, bytes: ArrayBuffer): void {
	const json = readOf(id, (): unknown => JSON.parse(new TextDecoder().decode(bytes)));
	if (json === null) return;
	const parsed = runOfBlock.safeParse(json);
	if (!parsed.success)
		return post({ kind: 'refused', id, problem: answerShape(parsed.error.issues[0]?.message ?? '') });
	fitted = { run: parsed.data.id, fitted: parsed.data.fitted };
	grade();
	post({ kind: 'run', id, run: fitted.run });
}

function stand(id: number, box: Bounds, bytes: ArrayBuffer): void {
	// Where the new heights cannot be read the former ones would be those of another place.
	slope = null;
	slope = readOf(id, () => LiveSlope.read(box, bytes));
	if (slope) post({ kind: 'terrain', id });
}

/** What bytes say, or null where they cannot be read: another version's, told like any other fault of an answer. */
function readOf<T>(id: number, read: () => T): T | null {
	try {
		return read();
	} catch (fault) {
		if (!(fault instanceof RangeError || fault instanceof SyntaxError || fault instanceof TypeError))
			throw fault;
		post({ kind: 'refused', id, problem: answerShape(fault.message) });
		return null;
	}
}

/** The block is graded by the run whose facts are loaded, and by no other. */
function grade(): void {
	surroundings.fitted = fitted && fitted.run === loadedRun ? fitted.fitted : null;
}

function answerShape(got: string): Problem {
	return { code: 'answer-shape', message: '服务器的回答与约定不符', got };
}
