import { z } from 'zod';
import { jobStarted, type JobAnswer } from '#lib/api/jobs.ts';
import {
	adopted,
	lowSlopeBlockDetail,
	lowSlopeFound,
	lowSlopeSearch,
	type LowSlopeBlock,
	type LowSlopeBlockDetail,
	type LowSlopeFound,
	type LowSlopeSearch,
	type LowSlopeSearchRequest,
} from '#lib/api/low-slope.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fetchJson, send } from '#lib/map/fetch-answer.ts';
import { followJob, hasEnded } from '../../data/follow-job.ts';

const BASE = '/api/low-slope/searches';
const FAILED: Problem = { code: 'job.failed', message: '任务出错中断，没有留下任何改动' };

export const SORT_KEYS = [
	'no',
	'score',
	'areaMu',
	'meanSlopeDeg',
	'meanElevationM',
	'reliefM',
	'compactness',
	'widthM',
	'parkM',
	'roadM',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** The searches, the one on show with its blocks, the chosen block, and the search that is running. */
export class LowSlopeState {
	searches = $state.raw<LowSlopeSearch[] | null>(null);
	found = $state.raw<LowSlopeFound | null>(null);
	no = $state<number | null>(null);
	detail = $state.raw<LowSlopeBlockDetail | null>(null);
	chosen = $state.raw<ReadonlySet<number>>(new Set());
	sort = $state<SortKey>('no');
	descending = $state(false);
	job = $state.raw<JobAnswer | null>(null);
	starting = $state(false);
	cancelled = $state(false);
	done = $state.raw<z.infer<typeof adopted> | null>(null);
	fault = $state.raw<{ problem: Problem; id: string | null } | null>(null);

	readonly running = $derived(this.starting || this.job !== null);
	readonly searchId = $derived(this.found?.search.id ?? null);
	readonly blocks: LowSlopeBlock[] = $derived.by(() => {
		const sign = this.descending ? -1 : 1;
		const key = this.sort;
		// What is not known stands last, whichever way one sorts.
		return (this.found?.blocks ?? []).toSorted((a, b) => {
			const [x, y] = [a[key], b[key]];
			if (x === null || y === null) return Number(x === null) - Number(y === null) || a.no - b.no;
			return sign * (x - y) || a.no - b.no;
		});
	});
	#stop: (() => void) | null = null;

	async load(): Promise<void> {
		const answer = await fetchJson(z.object({ searches: z.array(lowSlopeSearch) }), BASE);
		if (answer.ok) this.searches = answer.value.searches;
		else this.fault = answer;
	}

	/** Shows a search; answers whether it is there. */
	async open(id: number, no: number | null = null): Promise<boolean> {
		const answer = await fetchJson(lowSlopeFound, `${BASE}/${id}`);
		if (!answer.ok) {
			this.fault = answer;
			return false;
		}
		this.fault = null;
		this.done = null;
		this.chosen = new Set();
		this.found = answer.value;
		this.choose(null);
		if (no !== null) this.choose(no);
		return true;
	}

	close(): void {
		this.found = null;
		this.choose(null);
	}

	choose(no: number | null): void {
		if (no === this.no && (no === null || this.detail?.no === no)) return;
		this.no = this.found?.blocks.some((block) => block.no === no) ? no : null;
		this.detail = null;
		if (this.no !== null) void this.#loadDetail(this.no);
	}

	async #loadDetail(no: number): Promise<void> {
		const id = this.searchId;
		const answer = await fetchJson(lowSlopeBlockDetail, `${BASE}/${id}/blocks/${no}`);
		if (this.no !== no || this.searchId !== id) return;
		if (answer.ok) this.detail = answer.value;
		else this.fault = answer;
	}

	sortBy(key: SortKey): void {
		// A first click shows the most, of the running number the first.
		this.descending = this.sort === key ? !this.descending : key !== 'no';
		this.sort = key;
	}

	toggle(no: number): void {
		const next = new Set(this.chosen);
		if (!next.delete(no)) next.add(no);
		this.chosen = next;
	}

	/** Takes blocks into the low-slope layer; answers whether it did. */
	async adopt(nos: readonly number[]): Promise<boolean> {
		const id = this.searchId;
		if (id === null) return false;
		const answer = await fetchJson(adopted, `${BASE}/${id}/adopt`, { body: { blocks: nos } });
		if (!answer.ok) {
			this.fault = answer;
			return false;
		}
		const no = this.no;
		if (await this.open(id, no)) this.done = answer.value;
		return true;
	}

	/** Runs a search and shows it. */
	async start(request: LowSlopeSearchRequest): Promise<void> {
		this.fault = null;
		this.done = null;
		this.cancelled = false;
		this.starting = true;
		const answer = await fetchJson(jobStarted, BASE, { body: request });
		this.starting = false;
		if (!answer.ok) {
			this.fault = answer;
			return;
		}
		const ended = await this.#follow(answer.value.job);
		this.job = null;
		if (ended?.state === 'done') {
			const search = lowSlopeSearch.safeParse(ended.result);
			await this.load();
			if (search.success) await this.open(search.data.id);
		} else if (ended?.state === 'cancelled') this.cancelled = true;
		else if (ended) this.fault = { problem: ended.problems[0] ?? FAILED, id: null };
	}

	async cancel(): Promise<void> {
		if (this.job) await send(`/api/jobs/${this.job.id}`, 'DELETE');
	}

	/** The page is left: the job goes on. */
	leave(): void {
		this.#stop?.();
	}

	#follow(id: number): Promise<JobAnswer | null> {
		return new Promise((resolve) => {
			this.#stop = followJob(
				id,
				(state) => {
					this.job = state;
					if (hasEnded(state)) resolve(state);
				},
				(problem) => {
					this.fault = { problem, id: null };
					resolve(null);
				},
			);
		});
	}
}
