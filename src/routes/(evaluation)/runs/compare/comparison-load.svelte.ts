import { comparison, type ComparisonAnswer } from '#lib/api/runs.ts';
import { jobStarted, type JobAnswer } from '#lib/api/jobs.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fetchJson } from '#lib/map/fetch-answer.ts';
import { followJob, hasEnded } from '../../../data/follow-job.ts';

/** A comparison of two runs as the page has it: read where it was made before, else made as a job and followed. */
export class ComparisonLoad {
	value = $state.raw<ComparisonAnswer | null>(null);
	job = $state.raw<JobAnswer | null>(null);
	fault = $state.raw<{ problem: Problem; id: string | null } | null>(null);
	#asked = '';
	#stop: (() => void) | null = null;

	/** Asks for the comparison of two runs; an earlier question is forgotten. */
	async ask(a: number, b: number): Promise<void> {
		this.close();
		const asked = `a=${a}&b=${b}`;
		this.#asked = asked;
		[this.value, this.fault] = [null, null];
		const response = await fetch('/api/runs/compare', {
			method: 'POST',
			headers: { 'content-type': 'application/json', prefer: 'respond-async' },
			body: JSON.stringify({ a, b }),
		});
		if (this.#asked !== asked) return;
		const answer: unknown = await response.json();
		const known = comparison.safeParse(answer);
		if (known.success) {
			this.value = known.data;
			return;
		}
		const started = jobStarted.safeParse(answer);
		if (!started.success) {
			this.fault = { problem: answer as Problem, id: null };
			return;
		}
		this.#stop = followJob(
			started.data.job,
			(job) => void this.#follow(asked, job),
			(problem) => (this.fault = { problem, id: null }),
		);
	}

	async #follow(asked: string, job: JobAnswer): Promise<void> {
		if (this.#asked !== asked) return;
		this.job = job;
		if (!hasEnded(job)) return;
		this.job = null;
		if (job.problems[0]) this.fault = { problem: job.problems[0], id: null };
		const made = await fetchJson(comparison, `/api/runs/compare?${asked}`);
		if (this.#asked !== asked || this.fault) return;
		if (made.ok) this.value = made.value;
		else this.fault = made;
	}

	/** Stops following. */
	close(): void {
		this.#asked = '';
		this.#stop?.();
		this.#stop = null;
		this.job = null;
	}
}
