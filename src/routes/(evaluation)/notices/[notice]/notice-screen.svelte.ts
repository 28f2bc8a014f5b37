import { z } from 'zod';
import { jobStarted, type JobAnswer } from '#lib/api/jobs.ts';
import {
	attachment,
	noticeDetail,
	noticeList,
	objection,
	type AnswerInput,
	type NoticeDetail,
	type NoticeEdit,
	type NoticeList,
	type NoticeStep,
	type Objection,
	type ObjectionInput,
} from '#lib/api/notices.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fetchJson, type Answer } from '#lib/map/fetch-answer.ts';
import { followJob, hasEnded } from '../../../data/follow-job.ts';
import { upload } from '../../../data/upload.ts';

interface Fault {
	problem: Problem;
	id: string | null;
}

/** One notice on the screen: its head, its list, its objections, and what is done with them. */
export class NoticeScreen {
	detail = $state.raw<NoticeDetail | null>(null);
	list = $state.raw<NoticeList | null>(null);
	objections = $state.raw<Objection[]>([]);
	/** Of the last request. */
	fault = $state.raw<Fault | null>(null);
	busy = $state(false);
	/** The re-run under way. */
	job = $state.raw<JobAnswer | null>(null);
	/** 0–1 while a file is being sent. */
	sent = $state<number | null>(null);
	/** Said once to whoever cannot see the change. */
	said = $state('');
	readonly id: number;
	readonly #url: string;
	#unfollow = () => {};

	constructor(id: number) {
		this.id = id;
		this.#url = `/api/notices/${id}`;
	}

	readonly running = $derived(this.detail?.state === 'open' || this.detail?.state === 'closed');
	readonly rerunning = $derived(this.job !== null && !hasEnded(this.job));
	/** Subjects with an objection, and whether all of theirs are answered. */
	readonly objected = $derived.by(() => {
		const found = new Map<number, boolean>();
		for (const o of this.objections)
			found.set(o.subject, (found.get(o.subject) ?? true) && o.answer !== null);
		return found;
	});

	async load(): Promise<void> {
		const [detail, list, objections] = await Promise.all([
			fetchJson(noticeDetail, this.#url),
			fetchJson(noticeList, `${this.#url}/rows`),
			fetchJson(z.object({ objections: z.array(objection) }), `${this.#url}/objections`),
		]);
		this.fault = [detail, list, objections].find((a): a is Extract<typeof a, { ok: false }> => !a.ok) ?? null;
		if (detail.ok) this.detail = detail.value;
		if (list.ok) this.list = list.value;
		if (objections.ok) this.objections = objections.value.objections;
	}

	/** Takes the notice to its next state. */
	step(step: Omit<NoticeStep, 'version'>): Promise<boolean> {
		const body = { ...step, version: this.detail?.version };
		return this.#act(fetchJson(noticeDetail, `${this.#url}/state`, { body }));
	}

	edit(text: Omit<NoticeEdit, 'version'>): Promise<boolean> {
		const body = { ...text, version: this.detail?.version };
		return this.#act(fetchJson(noticeDetail, this.#url, { method: 'PUT', body }));
	}

	/** Records an objection and then sends its files, one after the other. */
	async object(input: ObjectionInput, files: readonly File[]): Promise<number | null> {
		let made: number | null = null;
		await this.#act(
			fetchJson(objection, `${this.#url}/objections`, { body: input }).then((answer) => {
				if (answer.ok) made = answer.value.id;
				return answer;
			}),
		);
		if (made !== null) for (const file of files) if (!(await this.attach(made, file))) break;
		return made;
	}

	answer(id: number, input: AnswerInput): Promise<boolean> {
		return this.#act(fetchJson(objection, `${this.#url}/objections/${id}/answer`, { body: input }));
	}

	async attach(id: number, file: File): Promise<boolean> {
		this.sent = 0;
		const url = `${this.#url}/objections/${id}/attachments?name=${encodeURIComponent(file.name)}`;
		const onprogress = (share: number) => (this.sent = share);
		const done = await this.#act(upload(attachment, url, file, { onprogress }));
		this.sent = null;
		return done;
	}

	/** Evaluates again: a job, followed to its end. */
	async rerun(): Promise<void> {
		this.fault = null;
		const response = await fetch(`${this.#url}/reruns`, {
			method: 'POST',
			headers: { prefer: 'respond-async', accept: 'application/json' },
		});
		const started = jobStarted.safeParse(await response.json());
		if (!started.success) {
			this.fault = { problem: { code: `http-${response.status}`, message: '' }, id: null };
			return;
		}
		this.#unfollow = followJob(
			started.data.job,
			(job) => {
				this.job = job;
				if (!hasEnded(job)) return;
				const [problem] = job.problems;
				if (problem) this.fault = { problem, id: null };
				else void this.load();
			},
			(problem) => (this.fault = { problem, id: null }),
		);
	}

	close(): void {
		this.#unfollow();
	}

	/** After a change everything is read anew; after a fault it is shown, and nothing was changed. */
	async #act(request: Promise<Answer<unknown>>): Promise<boolean> {
		this.busy = true;
		const answer = await request;
		if (answer.ok) await this.load();
		else this.fault = answer;
		this.busy = false;
		return answer.ok;
	}
}
