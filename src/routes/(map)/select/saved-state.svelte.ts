import { z } from 'zod';
import { selectionVerification, type SelectionVerification } from '#lib/api/selection-actions.ts';
import { jobStarted, type JobAnswer } from '#lib/api/jobs.ts';
import {
	selection,
	selectionEntry,
	type Selection,
	type SelectionEntry,
	type SelectionInput,
} from '#lib/api/selections.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fetchJson, send, type Answer } from '#lib/map/fetch-answer.ts';
import { followJob, hasEnded } from '../../data/follow-job.ts';
import type { Fault } from './select-state.svelte.ts';

const entries = z.object({ selections: z.array(selectionEntry) });
const withId = z.object({ id: z.number() });
const FAILED: Problem = { code: 'job.failed', message: '任务出错中断，没有留下任何改动' };
/** So many stand side by side. */
export const MOST_BESIDE = 4;

/** The saved selections: their list, what the server is doing for one, and those side by side. */
export class SavedState {
	list = $state.raw<SelectionEntry[] | null>(null);
	compared = $state.raw<number[]>([]);
	/** The comparison is on show, in the drawer and on the map. */
	showing = $state(false);
	/** The compared ones as they were read, by id; a draft that was saved anew is read anew. */
	read = $state.raw<ReadonlyMap<number, Selection>>(new Map());
	/** The server's solve under way. */
	job = $state.raw<JobAnswer | null>(null);
	busy = $state(false);
	fault = $state.raw<Fault | null>(null);
	#stop: (() => void) | null = null;

	readonly beside: Selection[] = $derived(this.compared.flatMap((id) => this.read.get(id) ?? []));

	async load(): Promise<void> {
		const answer = this.#heed(await fetchJson(entries, '/api/selections'));
		if (answer) this.list = answer.selections;
	}

	/** The last one asked for is opened, whichever answer comes first. */
	#asked = 0;
	/** Null: there is none; undefined: another one was asked for meanwhile. */
	async open(id: number): Promise<Selection | null | undefined> {
		const asked = ++this.#asked;
		const answer = await fetchJson(selection, `/api/selections/${id}`);
		return asked === this.#asked ? this.#heed(answer) : undefined;
	}

	/** Saves a new one, or over `id`: the server solves and checks, as a job that is followed. Null: it was refused. */
	async save(input: SelectionInput, id: number | null): Promise<Selection | null> {
		this.busy = true;
		const answer = await fetchJson(jobStarted, id === null ? '/api/selections' : `/api/selections/${id}`, {
			method: id === null ? 'POST' : 'PUT',
			body: input,
			prefer: 'respond-async',
		});
		const started = this.#heed(answer);
		const ended = started && (await this.#follow(started.job));
		this.job = null;
		const result = ended?.state === 'done' ? withId.safeParse(ended.result) : null;
		if (ended?.state === 'failed') this.fault = { problem: ended.problems[0] ?? FAILED, id: null };
		const saved = result?.success ? ((await this.open(result.data.id)) ?? null) : null;
		this.busy = false;
		if (saved) await this.#changed(saved);
		return saved;
	}

	async cancel(): Promise<void> {
		if (this.job) await send(`/api/jobs/${this.job.id}`, 'DELETE');
	}

	copy(id: number, name: string): Promise<Selection | null> {
		return this.#write(() => fetchJson(selection, `/api/selections/${id}/copy`, { body: { name } }));
	}

	/** Freezes it for good, in the name of whoever sits here. */
	sign({ id, version }: Selection): Promise<Selection | null> {
		return this.#write(() => fetchJson(selection, `/api/selections/${id}/sign`, { body: { version } }));
	}

	/** Reckons hash and certificate of a signed one anew. Null: the server did not say. */
	async verify(id: number): Promise<SelectionVerification | null> {
		this.busy = true;
		const answer = this.#heed(
			await fetchJson(selectionVerification, `/api/selections/${id}/verify`, { method: 'POST' }),
		);
		this.busy = false;
		return answer;
	}

	async remove(entry: Pick<SelectionEntry, 'id'>): Promise<boolean> {
		const gone = this.#heed(await send(`/api/selections/${entry.id}`, 'DELETE'), true);
		if (!gone) return false;
		this.compared = this.compared.filter((id) => id !== entry.id);
		await this.load();
		return true;
	}

	async bringBack(id: number): Promise<Selection | null> {
		if (!this.#heed(await send(`/api/selections/${id}`, 'PATCH'), true)) return null;
		await this.load();
		return (await this.open(id)) ?? null;
	}

	toggle(id: number): void {
		if (this.compared.includes(id)) this.compared = this.compared.filter((one) => one !== id);
		else if (this.compared.length < MOST_BESIDE) this.compared = [...this.compared, id];
	}

	/** Reads the compared ones that are not at hand in their present version. */
	async readCompared(signal: AbortSignal): Promise<void> {
		const versions = new Map((this.list ?? []).map((entry) => [entry.id, entry.version]));
		for (const id of this.compared) {
			const have = this.read.get(id);
			if (have && (versions.get(id) ?? have.version) === have.version) continue;
			const answer = await fetchJson(selection, `/api/selections/${id}`, { signal });
			if (signal.aborted) return;
			const found = this.#heed(answer);
			if (found) this.read = new Map([...this.read, [id, found]]);
			else this.compared = this.compared.filter((one) => one !== id);
		}
	}

	close(): void {
		this.#stop?.();
	}

	async #write(ask: () => Promise<Answer<Selection>>): Promise<Selection | null> {
		this.busy = true;
		const written = this.#heed(await ask());
		this.busy = false;
		if (written) await this.#changed(written);
		return written;
	}

	async #changed(written: Selection): Promise<void> {
		this.read = new Map([...this.read, [written.id, written]]);
		await this.load();
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

	#heed<T>(answer: Answer<T>): T | null;
	#heed(answer: Answer<null>, asBoolean: true): boolean;
	#heed<T>(answer: Answer<T>, asBoolean = false): T | boolean | null {
		this.fault = answer.ok ? null : { problem: answer.problem, id: answer.id };
		return asBoolean ? answer.ok : answer.ok ? answer.value : null;
	}
}
