import { z } from 'zod';
import {
	assembly,
	assemblyEntry,
	assemblySearched,
	shapeLimit,
	type Assembly,
	type AssemblyEntry,
	type AssemblyInput,
} from '#lib/api/assemblies.ts';
import { jobStarted, type JobAnswer } from '#lib/api/jobs.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fetchJson, send } from '#lib/map/fetch-answer.ts';
import { followJob, hasEnded } from '../../data/follow-job.ts';
import { newDemand, type AssemblyAddress, type AssemblyDemand } from './assembly-url.ts';

const BASE = '/api/assemblies';
const FAILED: Problem = { code: 'job.failed', message: '任务出错中断，没有留下任何改动' };

/** The question on the form, the search that is open and its alternative on show, the kept ones, the running job. */
export class AssemblyState {
	demand = $state.raw<AssemblyDemand>(newDemand());
	open = $state.raw<Assembly | null>(null);
	/** From 1. */
	no = $state(1);
	kept = $state.raw<AssemblyEntry[] | null>(null);
	job = $state.raw<JobAnswer | null>(null);
	starting = $state(false);
	cancelled = $state(false);
	gone = $state.raw<{ id: number; name: string } | null>(null);
	fault = $state.raw<{ problem: Problem; id: string | null } | null>(null);

	readonly running = $derived(this.starting || this.job !== null);
	readonly alternative = $derived(this.open?.found.alternatives[this.no - 1] ?? null);
	readonly address: AssemblyAddress = $derived({
		assembly: this.open?.id ?? null,
		alternative: this.no,
		demand: this.demand,
	});
	#stop: (() => void) | null = null;

	set(change: Partial<AssemblyDemand>): void {
		this.demand = { ...this.demand, ...change };
	}

	/** The question as it can be asked; null while something is missing. */
	request(run: number, chosen: readonly number[] | null): AssemblyInput | null {
		const { acrossRoad, minMu, roadM, shape, ...rest } = this.demand;
		const asked = shapeLimit.nullable().safeParse(shape);
		if (minMu === null || (acrossRoad && roadM === null) || !asked.success) return null;
		return {
			...rest,
			shape: asked.data,
			run,
			minMu,
			roadM: acrossRoad ? roadM : null,
			parcels: chosen ? [...chosen] : null,
		};
	}

	async load(): Promise<void> {
		const answer = await fetchJson(z.object({ assemblies: z.array(assemblyEntry) }), BASE);
		if (answer.ok) this.kept = answer.value.assemblies;
		else this.fault = answer;
	}

	/** Shows a search; `demand` null: the form takes its question over. */
	async show(id: number, no = 1, demand: AssemblyDemand | null = null): Promise<Assembly | null> {
		const answer = await fetchJson(assembly, `${BASE}/${id}`);
		if (!answer.ok) {
			this.fault = answer;
			return null;
		}
		this.fault = null;
		this.open = answer.value;
		this.no = Math.min(no, Math.max(1, answer.value.found.alternatives.length));
		if (demand === null) {
			const {
				criteria,
				minMu,
				edgeM,
				toleranceM,
				roadM,
				shape,
				objective,
				missingCost,
				maxOwners,
				alternatives,
			} = answer.value.question;
			const places = { edgeM, toleranceM, roadM, shape, objective, missingCost, maxOwners, alternatives };
			this.demand = { ...places, criteria, minMu, acrossRoad: roadM !== null };
		}
		return answer.value;
	}

	/** Searches and shows what was found; answers whether it did. */
	async search(request: AssemblyInput): Promise<boolean> {
		this.fault = null;
		this.cancelled = false;
		this.gone = null;
		this.starting = true;
		const answer = await fetchJson(jobStarted, `${BASE}/search`, { body: request });
		this.starting = false;
		if (!answer.ok) {
			this.fault = answer;
			return false;
		}
		const ended = await this.#follow(answer.value.job);
		this.job = null;
		if (ended?.state === 'done') {
			const done = assemblySearched.safeParse(ended.result);
			return done.success && (await this.show(done.data.assembly, 1, this.demand)) !== null;
		}
		if (ended?.state === 'cancelled') this.cancelled = true;
		else if (ended) this.fault = { problem: ended.problems[0] ?? FAILED, id: null };
		return false;
	}

	async cancel(): Promise<void> {
		if (this.job) await send(`/api/jobs/${this.job.id}`, 'DELETE');
	}

	async keep(name: string): Promise<void> {
		if (!this.open) return;
		const { id, version } = this.open;
		const answer = await fetchJson(assembly, `${BASE}/${id}`, { method: 'PUT', body: { name, version } });
		if (answer.ok) this.open = answer.value;
		else this.fault = answer;
		await this.load();
	}

	async remove({ id, name }: { id: number; name: string }): Promise<void> {
		const answer = await send(`${BASE}/${id}`, 'DELETE');
		if (!answer.ok) {
			this.fault = answer;
			return;
		}
		this.gone = { id, name };
		if (this.open?.id === id) this.open = null;
		await this.load();
	}

	async bringBack(): Promise<void> {
		const { gone } = this;
		if (!gone) return;
		await send(`${BASE}/${gone.id}`, 'PATCH');
		this.gone = null;
		await this.load();
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
