import { describe, expect, it } from 'vitest';
import type { Polygon } from 'geojson';
import type { LiveAnswer } from './live-answer.ts';
import { LiveEvaluator, type WorkerPort } from './live-evaluator.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** A worker that answers when it is told to. */
class SlowPort implements WorkerPort {
	onmessage: WorkerPort['onmessage'] = null;
	onerror: WorkerPort['onerror'] = null;
	ended = false;
	readonly sent: ToWorker[] = [];
	postMessage(message: ToWorker): void {
		this.sent.push(message);
	}
	terminate(): void {
		this.ended = true;
	}
	/** As a worker does whose code throws. */
	fail(message: string): void {
		this.onerror?.({ message } as ErrorEvent);
	}
	say(message: FromWorker): void {
		this.onmessage?.(new MessageEvent('message', { data: message }));
	}
}
const answer: LiveAnswer = { complete: true, faults: [], figures: null, tookMs: 1 };
const column = { grades: new Uint8Array(0), gradeNames: [], ids: new Int32Array(0), codes: '' };
const emptyLists = {
	parcels: {
		...column,
		areaM2: new Float64Array(0),
		idle: new Uint8Array(0),
		lowEfficiency: new Uint8Array(0),
	},
	firms: { ...column, names: '' },
};
const triangle = (x: number): Polygon => ({
	type: 'Polygon',
	coordinates: [
		[
			[x, 0],
			[x + 1, 0],
			[x, 1],
			[x, 0],
		],
	],
});

function setUp() {
	const ports: SlowPort[] = [];
	const answers: LiveAnswer[] = [];
	const answered: unknown[] = [];
	const failures: [code: string, anew: boolean][] = [];
	const loads: number[] = [];
	const start = () => {
		const port = new SlowPort();
		ports.push(port);
		return port;
	};
	const evaluator = new LiveEvaluator(
		{
			onloaded: (loaded) => loads.push(loaded.year),
			onproblem: (problem) => {
				throw new Error(problem.message);
			},
			onfailed: ({ code }, anew) => failures.push([code, anew]),
			onanswer: (a, drawing) => {
				answers.push(a);
				answered.push(drawing);
			},
		},
		start,
	);
	const port = ports[0] as SlowPort;
	const firstX = (message: ToWorker | undefined) =>
		message?.kind === 'evaluate' ? message.drawing.coordinates[0] : undefined;
	return { port, ports, answers, answered, failures, loads, evaluator, firstX };
}

describe('the live evaluator', () => {
	it('has one drawing under way and keeps only the latest of those that come meanwhile', () => {
		const { port, evaluator, firstX, answers } = setUp();
		for (const x of [1, 2, 3, 4]) evaluator.evaluate(triangle(x));
		expect(port.sent.map(firstX)).toEqual([1]);
		port.say({ kind: 'answer', id: 1, answer });
		expect(port.sent.map(firstX)).toEqual([1, 4]);
		port.say({ kind: 'answer', id: 2, answer });
		expect(port.sent).toHaveLength(2);
		expect(answers).toHaveLength(2);
	});

	it('drops what waits when there is no drawing any more', () => {
		const { port, evaluator } = setUp();
		evaluator.evaluate(triangle(1));
		evaluator.evaluate(triangle(2));
		evaluator.evaluate(null);
		port.say({ kind: 'answer', id: 1, answer });
		expect(port.sent).toHaveLength(1);
	});

	it('heeds the last neighbourhood asked for, whichever arrives last', () => {
		const { port, evaluator, loads } = setUp();
		evaluator.load(new ArrayBuffer(1));
		evaluator.load(new ArrayBuffer(1));
		const loaded = {
			box: [0, 0, 1, 1] as [number, number, number, number],
			run: 1,
			truncated: false,
			...emptyLists,
			snap: { edges: new Float64Array(0), index: null },
		};
		port.say({ kind: 'loaded', id: 2, loaded: { ...loaded, year: 2024 } });
		port.say({ kind: 'loaded', id: 1, loaded: { ...loaded, year: 2023 } });
		expect(loads).toEqual([2024]);
	});

	it('says of which drawing an answer is', () => {
		const { port, evaluator, answered } = setUp();
		const [one, other] = [triangle(1), triangle(2)];
		evaluator.evaluate(one);
		evaluator.evaluate(other);
		port.say({ kind: 'answer', id: 1, answer });
		expect(answered).toEqual([one]);
	});

	it('starts another worker when one fails, and does not try that drawing again', () => {
		const { ports, evaluator, failures, firstX } = setUp();
		const bad = triangle(1);
		evaluator.evaluate(bad);
		ports[0]?.fail('out of memory');
		expect(failures).toEqual([['live.failed', true]]);
		expect(ports[0]?.ended).toBe(true);
		evaluator.evaluate(bad);
		expect(ports[1]?.sent).toEqual([]);
		evaluator.evaluate(triangle(2));
		expect(ports[1]?.sent.map(firstX)).toEqual([2]);
	});

	it('leaves it at that when it fails time after time, but not when answers come in between', () => {
		const { ports, evaluator, failures } = setUp();
		for (const x of [1, 2]) {
			evaluator.evaluate(triangle(x));
			ports.at(-1)?.fail('');
		}
		evaluator.evaluate(triangle(3));
		ports.at(-1)?.say({ kind: 'answer', id: 3, answer });
		for (const x of [4, 5, 6]) {
			evaluator.evaluate(triangle(x));
			ports.at(-1)?.fail('');
		}
		expect(failures.at(-1)).toEqual(['live.stopped', false]);
		expect(ports).toHaveLength(5);
		evaluator.evaluate(triangle(7));
		expect(ports).toHaveLength(5);
	});
});
