import { jobStarted, type JobAnswer } from '#lib/api/jobs.ts';
import type { SheetRequest } from '#lib/api/sheets.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fetchBytes, fetchJson, send } from '#lib/map/fetch-answer.ts';
import { followJob, hasEnded } from '../data/follow-job.ts';

const FAILED: Problem = { code: 'job.failed', message: '任务出错中断，没有留下任何改动' };

/** An atlas being drawn: a job that is followed page by page and can be cancelled. */
export class AtlasJob {
	/** Null while none is drawn. */
	job = $state.raw<JobAnswer | null>(null);
	problem = $state.raw<Problem | null>(null);
	#stop = () => {};

	/** The document, or null where it failed (`problem` says why) or was cancelled. */
	async make(sheet: SheetRequest): Promise<Blob | null> {
		this.problem = null;
		const started = await fetchJson(jobStarted, '/api/sheets?format=pdf', {
			body: sheet,
			prefer: 'respond-async',
		});
		if (!started.ok) return this.#failed(started.problem);
		const ended = await this.#follow(started.value.job);
		this.job = null;
		if (ended === null || ended.state === 'cancelled') return null;
		if (ended.state !== 'done') return this.#failed(ended.problems[0] ?? FAILED);
		const file = await fetchBytes(`/api/sheets/${ended.id}`);
		if (!file.ok) return this.#failed(file.problem);
		return new Blob([file.value as Uint8Array<ArrayBuffer>], { type: 'application/pdf' });
	}

	async cancel(): Promise<void> {
		if (this.job) await send(`/api/jobs/${this.job.id}`, 'DELETE');
	}

	/** The page is left: nobody waits for the document. */
	leave(): void {
		this.#stop();
		void this.cancel();
	}

	#failed(problem: Problem): null {
		this.problem = problem;
		return null;
	}

	#follow(id: number): Promise<JobAnswer | null> {
		return new Promise((resolve) => {
			this.#stop = followJob(
				id,
				(state) => {
					this.job = state;
					if (hasEnded(state)) resolve(state);
				},
				(problem) => resolve(this.#failed(problem)),
			);
		});
	}
}
