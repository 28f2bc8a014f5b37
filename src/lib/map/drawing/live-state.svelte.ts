import { boundsOf, type Areal, type Bounds } from '#lib/domain/geometry/areal.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { LiveEvaluator } from '#lib/live/live-evaluator.ts';
import type { LiveAnswer, Loaded } from '#lib/live/live-answer.ts';
import { neededBox, type Have } from '#lib/live/needed-box.ts';
import { FirmList, ParcelList } from '#lib/live/parcel-list.ts';
import { fetchBytes } from '../fetch-answer.ts';
import { NO_SNAPPER, Snapper } from './snapper.ts';

/** A live answer with the list that its parcel places point into. */
export interface Answered extends LiveAnswer {
	/** What it is the answer for. */
	drawing: Areal;
	parcels: ParcelList;
	firms: FirmList;
	run: number | null;
}

export interface Wanted {
	run: number | null;
	/** Rises with every import: what was loaded before it is old. */
	dataVersion: number;
	view: { bounds: Bounds; zoom: number };
}

/** How often lists follow while the hand moves, ms. */
const LISTS_EVERY_MS = 250;

/** The live evaluation as the page sees it: what is loaded around the drawing, and the latest answer, once a frame. */
export class LiveState {
	loaded = $state.raw<Loaded | null>(null);
	answer = $state.raw<Answered | null>(null);
	/** The same for long lists: four times a second are enough to read, and cost the hand little. */
	listed = $state.raw<Answered | null>(null);
	loading = $state(false);
	problem = $state.raw<Problem | null>(null);
	/** Made anew with every neighbourhood. */
	snapper = $state.raw<Snapper>(NO_SNAPPER);

	readonly #evaluator = new LiveEvaluator({
		onloaded: (loaded) => this.#onloaded(loaded),
		ongraded: () => this.#evaluator.evaluate(this.#drawing),
		onterrain: () => this.#evaluator.evaluate(this.#drawing),
		onproblem: (problem) => {
			this.loading = false;
			this.problem = problem;
		},
		onfailed: (problem, anew) => this.#onfailed(problem, anew),
		onanswer: (answer, drawing) => this.#onanswer(answer, drawing),
	});
	#drawing: Areal | null = null;
	#frame = 0;
	#listTimer: ReturnType<typeof setTimeout> | undefined;
	#abort: AbortController | null = null;
	#parcels = new ParcelList(null);
	#firms = new FirmList(null);
	/** The run whose `Fitted` the worker has or is getting. */
	#gradedBy: number | null = null;
	/** The box of heights that is loaded or on its way. */
	#terrain: { stamp: string; box: Bounds } | null = null;
	/** What is loaded or on its way, and for which run and data. */
	#asked: (Have & { key: string }) | null = null;
	/** What the page wanted last: a worker that is started anew is given it again. */
	#wanted: Wanted | null = null;
	#stamp: string | null = null;
	#failure: Problem | null = null;

	/** Evaluates a drawing; null clears the answer. */
	evaluate(drawing: Areal | null): void {
		this.#drawing = drawing;
		this.#evaluator.evaluate(drawing);
		if (!drawing) {
			cancelAnimationFrame(this.#frame);
			this.answer = null;
			this.listed = null;
		}
	}

	/** Loads the neighbourhood of the drawing and the view, unless it is there. */
	async surround(wanted: Wanted): Promise<void> {
		this.#wanted = wanted;
		const key = `${wanted.run} ${wanted.dataVersion}`;
		const have = this.#asked?.key === key ? this.#asked : null;
		const box = neededBox(this.#drawing && boundsOf(this.#drawing), wanted.view, have);
		if (!box) return;
		this.#abort?.abort();
		const abort = (this.#abort = new AbortController());
		this.#asked = { box, truncated: false, key };
		this.loading = true;
		// A failure is told until there is an answer again.
		this.problem = this.#failure;
		const query = new URLSearchParams({
			bbox: box.join(','),
			format: 'columns',
			version: String(wanted.dataVersion),
		});
		if (wanted.run !== null) query.set('run', String(wanted.run));
		void this.#gradeBy(wanted.run);
		const answer = await fetchBytes(`/api/neighbourhood?${query}`, abort.signal);
		if (abort.signal.aborted) return;
		if (answer.ok) this.#evaluator.load(answer.value.buffer as ArrayBuffer);
		else {
			this.#asked = null;
			this.loading = false;
			this.problem = answer.problem;
		}
	}

	/**
	 * Loads the heights around the drawing, unless they are there: cells as they are, larger ones where they are too many.
	 * @param stamp of the elevation models in use; null: there are none
	 */
	async surroundTerrain(stamp: string | null): Promise<void> {
		this.#stamp = stamp;
		if (stamp === null || !this.#drawing) return;
		const have = this.#terrain?.stamp === stamp ? { box: this.#terrain.box, truncated: false } : null;
		const drawing = boundsOf(this.#drawing);
		const box = neededBox(drawing, { bounds: drawing, zoom: 0 }, have);
		if (!box) return;
		this.#terrain = { stamp, box };
		const query = new URLSearchParams({ bbox: box.join(','), decimate: '1' });
		const answer = await fetchBytes(`/api/terrain/window?${query}`);
		// A later box was asked for meanwhile.
		if (this.#terrain?.box !== box) return;
		if (answer.ok) this.#evaluator.stand(box, answer.value.buffer as ArrayBuffer);
		else {
			this.#terrain = null;
			this.problem = answer.problem;
		}
	}

	/** A run never changes: what it graded by is fetched once. */
	async #gradeBy(run: number | null): Promise<void> {
		if (run === null || run === this.#gradedBy) return;
		this.#gradedBy = run;
		const answer = await fetchBytes(`/api/runs/${run}`);
		if (this.#gradedBy !== run) return;
		if (answer.ok) this.#evaluator.gradeBy(answer.value.buffer as ArrayBuffer);
		else {
			this.#gradedBy = null;
			this.problem = answer.problem;
		}
	}

	stop(): void {
		cancelAnimationFrame(this.#frame);
		clearTimeout(this.#listTimer);
		this.#abort?.abort();
		this.#evaluator.stop();
	}

	#onloaded(loaded: Loaded): void {
		this.loading = false;
		this.loaded = loaded;
		if (this.#asked) this.#asked = { ...this.#asked, truncated: loaded.truncated };
		this.#parcels = new ParcelList(loaded.parcels);
		this.#firms = new FirmList(loaded.firms);
		this.snapper = new Snapper(loaded.snap);
		this.#evaluator.evaluate(this.#drawing);
	}

	/** Figures of a worker that failed are taken off the page: they are live no longer. */
	#onfailed(problem: Problem, anew: boolean): void {
		cancelAnimationFrame(this.#frame);
		this.answer = null;
		this.listed = null;
		this.loading = false;
		this.problem = this.#failure = problem;
		this.#asked = null;
		this.#terrain = null;
		this.#gradedBy = null;
		if (!anew) return;
		if (this.#wanted) void this.surround(this.#wanted);
		void this.surroundTerrain(this.#stamp);
	}

	/** The page is brought up to date once a frame, with the newest answer. */
	#onanswer(answer: LiveAnswer, drawing: Areal): void {
		if (this.problem === this.#failure) this.problem = null;
		this.#failure = null;
		const [parcels, firms, run] = [this.#parcels, this.#firms, this.loaded?.run ?? null];
		cancelAnimationFrame(this.#frame);
		this.#frame = requestAnimationFrame(() => {
			if (!this.#drawing) return;
			this.answer = { ...answer, drawing, parcels, firms, run };
			this.#list();
		});
	}

	/** Lists follow at once where they have rested, otherwise with the newest answer when their time has come. */
	#list(): void {
		if (this.#listTimer !== undefined) return;
		this.listed = this.answer;
		this.#listTimer = setTimeout(() => {
			this.#listTimer = undefined;
			if (this.listed !== this.answer) this.#list();
		}, LISTS_EVERY_MS);
	}
}
