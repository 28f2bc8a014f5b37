import type { Areal, Bounds } from '#lib/domain/geometry/areal.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { buffersOf, flatten } from './flat-geometry.ts';
import type { LiveAnswer, Loaded } from './live-answer.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** What the evaluator needs of a Worker; tests give one that runs in the same thread. */
export type WorkerPort = Pick<Worker, 'postMessage' | 'terminate'> & {
	onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
};

export interface Listeners {
	onloaded: (loaded: Loaded) => void;
	/** Blocks are graded from now on, where the neighbourhood is that run's. */
	ongraded?: (run: number) => void;
	/** The ground is there: what was evaluated before is evaluated again. */
	onterrain?: () => void;
	onproblem: (problem: Problem) => void;
	/**
	 * The worker failed: earlier answers are of no use any more.
	 * @param anew it was started anew and knows nothing; else it failed too often and stays away
	 */
	onfailed?: (problem: Problem, anew: boolean) => void;
	/** @param drawing the one that was evaluated */
	onanswer: (answer: LiveAnswer, drawing: Areal) => void;
}

/** So many failures without an answer in between, and it is left at that. */
const MOST_FAILURES = 3;

const FAILED: Problem = {
	code: 'live.failed',
	message: '实时计算出错，已重新开始；改动图形后继续。正式结果不受影响。',
};
const STOPPED: Problem = {
	code: 'live.stopped',
	message: '实时计算多次出错，已停止。正式结果不受影响。',
	fix: '刷新页面后重试，图形会保留',
};

const startWorker = (): WorkerPort =>
	new Worker(new URL('./live-worker.ts', import.meta.url), { type: 'module' });

/**
 * The page's side of the live evaluation. **The latest wins**: at most one drawing is under way and at most one waits;
 * a newer one takes the place of the one that waits, so that however fast the hand moves, answers never queue up.
 */
export class LiveEvaluator {
	readonly #start: () => WorkerPort;
	readonly #listeners: Listeners;
	#worker: WorkerPort | null = null;
	#lastId = 0;
	/** Id of the load that counts: an earlier one that arrives late is dropped. */
	#load = 0;
	#underWay: Areal | null = null;
	#waiting: Areal | null = null;
	#failures = 0;
	/** The drawing that the worker failed on: it is not tried again. */
	#failedOn: Areal | null = null;

	constructor(listeners: Listeners, start: () => WorkerPort = startWorker) {
		this.#listeners = listeners;
		this.#start = start;
		this.#begin();
	}

	/** Hands over the bytes of `GET /api/neighbourhood?format=columns`. */
	load(bytes: ArrayBuffer): void {
		this.#load = ++this.#lastId;
		this.#post({ kind: 'load', id: this.#load, bytes }, [bytes]);
	}

	/** Hands over the bytes of `GET /api/runs/{run}`: what a drawn block is graded by. */
	gradeBy(bytes: ArrayBuffer): void {
		this.#post({ kind: 'run', id: ++this.#lastId, bytes }, [bytes]);
	}

	/** Hands over the bytes of `GET /api/terrain/window` for a box. */
	stand(box: Bounds, bytes: ArrayBuffer): void {
		this.#post({ kind: 'terrain', id: ++this.#lastId, box, bytes }, [bytes]);
	}

	/** Evaluates a drawing; before a neighbourhood is there the answer has its area only. Null: nothing waits any more. */
	evaluate(drawing: Areal | null): void {
		this.#waiting = drawing === this.#failedOn ? null : drawing;
		this.#next();
	}

	stop(): void {
		if (!this.#worker) return;
		this.#worker.onmessage = null;
		this.#worker.onerror = null;
		this.#worker.terminate();
		this.#worker = null;
	}

	#begin(): void {
		this.#worker = this.#start();
		this.#worker.onmessage = ({ data }) => this.#receive(data);
		this.#worker.onerror = (event) => this.#fail(event.message);
	}

	/** What the worker remembers may be half done: it is thrown away with it. */
	#fail(got: string): void {
		this.stop();
		this.#failedOn = this.#underWay;
		this.#underWay = null;
		this.#waiting = null;
		const anew = ++this.#failures < MOST_FAILURES;
		if (anew) this.#begin();
		this.#listeners.onfailed?.({ ...(anew ? FAILED : STOPPED), got }, anew);
	}

	#next(): void {
		if (!this.#worker || this.#underWay || !this.#waiting) return;
		const drawing = flatten(this.#waiting);
		this.#underWay = this.#waiting;
		this.#waiting = null;
		this.#post({ kind: 'evaluate', id: ++this.#lastId, drawing }, buffersOf(drawing));
	}

	#post(message: ToWorker, transfer: ArrayBuffer[]): void {
		this.#worker?.postMessage(message, transfer);
	}

	#receive(message: FromWorker): void {
		switch (message.kind) {
			case 'loaded':
				if (message.id !== this.#load) return;
				this.#listeners.onloaded(message.loaded);
				break;
			case 'run':
				this.#listeners.ongraded?.(message.run);
				break;
			case 'terrain':
				this.#listeners.onterrain?.();
				break;
			case 'refused':
				// an earlier load that came late is no news
				if (message.id >= this.#load) this.#listeners.onproblem(message.problem);
				break;
			case 'answer': {
				const drawing = this.#underWay;
				this.#underWay = null;
				this.#failures = 0;
				if (drawing) this.#listeners.onanswer(message.answer, drawing);
				break;
			}
		}
		this.#next();
	}
}
