import { jobStarted, type JobAnswer } from '#lib/api/jobs.ts';
import { terrainList, terrainReport, type Terrain, type TerrainReport } from '#lib/api/terrain.ts';
import { fetchJson, send } from '#lib/map/fetch-answer.ts';
import { followJob, hasEnded } from './follow-job.ts';
import type { Fault } from './import-session.svelte.ts';
import { upload } from './upload.ts';

/** Whether a dropped file is an elevation model rather than rows. */
export const isTerrainFile = (file: File): boolean => /\.tiff?$/i.test(file.name);

/** An elevation model on its way in, and those that are in use. */
export class TerrainSession {
	file = $state.raw<File | null>(null);
	/** Empty = as the file says. */
	crs = $state('');
	unit = $state<'' | 'm' | 'ft' | 'us-ft'>('');
	/** 0–1 while the file is being sent. */
	sent = $state<number | null>(null);
	job = $state.raw<JobAnswer | null>(null);
	report = $state.raw<TerrainReport | null>(null);
	fault = $state.raw<Fault | null>(null);
	models = $state.raw<readonly Terrain[]>([]);
	readonly #onchange: () => void;
	#abort: AbortController | null = null;
	#unfollow = () => {};

	constructor(onchange: () => void) {
		this.#onchange = onchange;
	}

	readonly isBusy = $derived(this.sent !== null || (this.job !== null && !hasEnded(this.job)));

	take(file: File): void {
		if (this.isBusy) return;
		this.close();
		this.file = file;
	}

	async load(): Promise<void> {
		const answer = await fetchJson(terrainList, '/api/terrain');
		if (answer.ok) this.models = answer.value.terrain;
		else this.fault = answer;
	}

	/** Sends the file, then follows its job. */
	async start(): Promise<void> {
		const { file } = this;
		if (!file || this.isBusy) return;
		const query = new URLSearchParams({ name: file.name });
		if (this.crs.trim() !== '') query.set('crs', this.crs.trim());
		if (this.unit !== '') query.set('unit', this.unit);
		this.fault = null;
		this.report = null;
		this.job = null;
		this.sent = 0;
		const abort = (this.#abort = new AbortController());
		const answer = await upload(jobStarted, `/api/terrain?${query}`, file, {
			onprogress: (share) => (this.sent = share),
			signal: abort.signal,
		});
		this.sent = null;
		if (!answer.ok) {
			if (!abort.signal.aborted) this.fault = answer;
			return;
		}
		this.#unfollow();
		this.#unfollow = followJob(
			answer.value.job,
			(state) => {
				this.job = state;
				if (hasEnded(state)) this.#conclude(state);
			},
			(problem) => {
				this.job = null;
				this.fault = { problem, id: null };
			},
		);
	}

	#conclude(job: JobAnswer): void {
		const result = terrainReport.safeParse(job.result);
		const [problem] = job.problems;
		if (result.success) this.report = result.data;
		else if (problem) this.fault = { problem, id: null };
		this.#changed();
	}

	/** Stops what is under way; nothing of it comes in use. */
	async cancel(): Promise<void> {
		if (this.sent !== null) {
			this.#abort?.abort();
			this.sent = null;
		} else if (this.job) {
			const answer = await send(`/api/jobs/${this.job.id}`, 'DELETE');
			if (!answer.ok) this.fault = answer;
		}
	}

	/** Takes a model out of use. */
	async remove(id: number): Promise<void> {
		const answer = await send(`/api/terrain/${id}`, 'DELETE');
		if (!answer.ok) this.fault = answer;
		this.#changed();
	}

	close(): void {
		this.#abort?.abort();
		this.#unfollow();
		this.file = null;
		this.crs = '';
		this.unit = '';
		this.sent = null;
		this.job = null;
		this.report = null;
		this.fault = null;
	}

	#changed(): void {
		void this.load();
		this.#onchange();
	}
}
