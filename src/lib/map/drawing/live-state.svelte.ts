import { boundsOf, type Areal, type Bounds } from '#lib/domain/geometry/areal.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { LiveEvaluator } from '#lib/live/live-evaluator.ts';
import type { LiveAnswer, Loaded, ParcelEntry } from '#lib/live/live-answer.ts';
import { neededBox } from '#lib/live/needed-box.ts';
import { fetchBytes } from '../fetch-answer.ts';
import { NO_SNAPPER, Snapper } from './snapper.ts';

/** A live answer with the list that its parcel places point into. */
export interface Answered extends LiveAnswer {
	parcels: readonly ParcelEntry[];
	run: number | null;
}

export interface Wanted {
	run: number | null;
	/** Rises with every import: what was loaded before it is old. */
	dataVersion: number;
	view: { bounds: Bounds; zoom: number };
}

/** The live evaluation as the page sees it: what is loaded around the drawing, and the latest answer, once a frame. */
export class LiveState {
	loaded = $state.raw<Loaded | null>(null);
	answer = $state.raw<Answered | null>(null);
	loading = $state(false);
	problem = $state.raw<Problem | null>(null);
	/** Made anew with every neighbourhood. */
	snapper = $state.raw<Snapper>(NO_SNAPPER);

	readonly #evaluator = new LiveEvaluator({
		onloaded: (loaded) => this.#onloaded(loaded),
		onproblem: (problem) => {
			this.loading = false;
			this.problem = problem;
		},
		onanswer: (answer) => this.#onanswer(answer),
	});
	#drawing: Areal | null = null;
	#frame = 0;
	#abort: AbortController | null = null;
	/** What is loaded or on its way, and for which run and data. */
	#asked: { box: Bounds; key: string } | null = null;

	/** Evaluates a drawing; null clears the answer. */
	evaluate(drawing: Areal | null): void {
		this.#drawing = drawing;
		this.#evaluator.evaluate(drawing);
		if (!drawing) {
			cancelAnimationFrame(this.#frame);
			this.answer = null;
		}
	}

	/** Loads the neighbourhood of the drawing and the view, unless it is there. */
	async surround(wanted: Wanted): Promise<void> {
		const key = `${wanted.run} ${wanted.dataVersion}`;
		const have = this.#asked?.key === key ? this.#asked.box : null;
		const box = neededBox(this.#drawing && boundsOf(this.#drawing), wanted.view, have);
		if (!box) return;
		this.#abort?.abort();
		const abort = (this.#abort = new AbortController());
		this.#asked = { box, key };
		this.loading = true;
		this.problem = null;
		const query = new URLSearchParams({ bbox: box.join(',') });
		if (wanted.run !== null) query.set('run', String(wanted.run));
		const answer = await fetchBytes(`/api/neighbourhood?${query}`, abort.signal);
		if (abort.signal.aborted) return;
		if (answer.ok) this.#evaluator.load(answer.value.buffer as ArrayBuffer);
		else {
			this.#asked = null;
			this.loading = false;
			this.problem = answer.problem;
		}
	}

	stop(): void {
		cancelAnimationFrame(this.#frame);
		this.#abort?.abort();
		this.#evaluator.stop();
	}

	#onloaded(loaded: Loaded): void {
		this.loading = false;
		this.loaded = loaded;
		this.snapper = new Snapper(loaded.snap);
		this.#evaluator.evaluate(this.#drawing);
	}

	/** The page is brought up to date once a frame, with the newest answer. */
	#onanswer(answer: LiveAnswer): void {
		const { parcels, run } = this.loaded ?? { parcels: [], run: null };
		cancelAnimationFrame(this.#frame);
		this.#frame = requestAnimationFrame(() => {
			if (this.#drawing) this.answer = { ...answer, parcels, run };
		});
	}
}
