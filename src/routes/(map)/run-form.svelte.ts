import { evaluateRequest, type EvaluateRequest } from '#lib/api/evaluation.ts';
import { jobStarted, type JobAnswer } from '#lib/api/jobs.ts';
import { runSummary, type RunSummary } from '#lib/api/overview.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fetchJson, send } from '#lib/map/fetch-answer.ts';
import { followJob, hasEnded } from '../data/follow-job.ts';

const FAILED: Problem = { code: 'job.failed', message: '任务出错中断，没有留下任何改动' };

/** A run being made: a job that is followed and can be cancelled. */
export class RunForm {
	/** Null while nothing runs. */
	job = $state.raw<JobAnswer | null>(null);
	starting = $state(false);
	seconds = $state(0);
	cancelled = $state(false);
	fault = $state.raw<{ problem: Problem; id: string | null } | null>(null);
	readonly running = $derived.by(() => this.starting || this.job !== null);
	#stop: (() => void) | null = null;
	#clock: ReturnType<typeof setInterval> | undefined;

	/** Starts the run; answers with it when it is written, with null where it failed or was cancelled. */
	async start(request: EvaluateRequest): Promise<RunSummary | null> {
		this.fault = null;
		this.cancelled = false;
		this.starting = true;
		this.seconds = 0;
		this.#clock = setInterval(() => (this.seconds += 1), 1000);
		const answer = await fetchJson(jobStarted, '/api/runs', {
			body: evaluateRequest.parse(request),
			prefer: 'respond-async',
		});
		this.starting = false;
		if (!answer.ok) {
			this.#end();
			this.fault = answer;
			return null;
		}
		const ended = await this.#follow(answer.value.job);
		this.#end();
		if (ended?.state === 'done') {
			const run = runSummary.safeParse(ended.result);
			if (run.success) return run.data;
		}
		if (ended?.state === 'cancelled') this.cancelled = true;
		else if (ended) this.fault = { problem: ended.problems[0] ?? FAILED, id: null };
		return null;
	}

	/** Ends the job; the database keeps nothing of it. */
	async cancel(): Promise<void> {
		if (this.job) await send(`/api/jobs/${this.job.id}`, 'DELETE');
	}

	/** Stops listening: the page is left, the job goes on. */
	close(): void {
		this.#stop?.();
		clearInterval(this.#clock);
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

	#end(): void {
		this.close();
		this.job = null;
	}
}
