import type { Areal, Bounds } from '#lib/domain/geometry/areal.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { buffersOf, flatten } from './flat-geometry.ts';
import type { LiveAnswer, Loaded } from './live-answer.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** What the evaluator needs of a Worker; tests give one that runs in the same thread. */
export type WorkerPort = Pick<Worker, 'postMessage' | 'terminate'> & {
	onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
};

export interface Listeners {
	onloaded: (loaded: Loaded) => void;
	/** Blocks are graded from now on, where the neighbourhood is that run's. */
	ongraded?: (run: number) => void;
	/** The ground is there: what was evaluated before is evaluated again. */
	onterrain?: () => void;
	onproblem: (problem: Problem) => void;
	onanswer: (answer: LiveAnswer) => void;
}

const startWorker = (): WorkerPort =>
	new Worker(new URL('./live-worker.ts', import.meta.url), { type: 'module' });

/**
 * The page's side of the live evaluation. **The latest wins**: at most one drawing is under way and at most one waits;
 * a newer one takes the place of the one that waits, so that however fast the hand moves, answers never queue up.
 */
export class LiveEvaluator {
	readonly #worker: WorkerPort;
	readonly #listeners: Listeners;
	#lastId = 0;
	/** Id of the load that counts: an earlier one that arrives late is dropped. */
	#load = 0;
	#underWay = false;
	#waiting: Areal | null = null;

	constructor(listeners: Listeners, worker: WorkerPort = startWorker()) {
		this.#listeners = listeners;
		this.#worker = worker;
		worker.onmessage = ({ data }) => this.#receive(data);
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
		this.#waiting = drawing;
		this.#next();
	}

	stop(): void {
		this.#worker.onmessage = null;
		this.#worker.terminate();
	}

	#next(): void {
		if (this.#underWay || !this.#waiting) return;
		const drawing = flatten(this.#waiting);
		this.#waiting = null;
		this.#underWay = true;
		this.#post({ kind: 'evaluate', id: ++this.#lastId, drawing }, buffersOf(drawing));
	}

	#post(message: ToWorker, transfer: ArrayBuffer[]): void {
		this.#worker.postMessage(message, transfer);
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
			case 'answer':
				this.#underWay = false;
				this.#listeners.onanswer(message.answer);
				break;
		}
		this.#next();
	}
}
