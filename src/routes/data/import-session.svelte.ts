import { z } from 'zod';
import { importReport, inspection, type ImportReportAnswer, type Inspection } from '#lib/api/imports.ts';
import { jobStarted, type JobAnswer } from '#lib/api/jobs.ts';
import { planColumns } from '#lib/domain/importing/columns.ts';
import type { ColumnSource, Mapping } from '#lib/domain/importing/mapping.ts';
import { RECORD_KINDS } from '#lib/domain/record-kinds/kinds.ts';
import type { RecordKindName } from '#lib/domain/record-kinds/record-kind.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fetchJson, send } from '#lib/map/fetch-answer.ts';
import { followJob, hasEnded } from './follow-job.ts';
import { upload } from './upload.ts';
import { yearIn } from './year-in-name.ts';

export interface Fault {
	problem: Problem;
	id: string | null;
}

/** How the file is to be read, where that is not left to the file. Empty = as the file says. */
export interface Reading {
	crs: string;
	encoding: string;
	layer: string;
	sheet: string;
}
const AS_IT_SAYS: Reading = { crs: '', encoding: '', layer: '', sheet: '' };
/** Problems that a report shows; all of them are in its CSV. */
const SHOWN_PROBLEMS = 1000;

const jobResult = z.object({ batch: z.number() });

/** One file on its way in: looked at, its columns matched, checked or imported, reported. */
export class ImportSession {
	file = $state.raw<File | null>(null);
	inspecting = $state(false);
	inspection = $state.raw<Inspection | null>(null);
	/** Sheets or layers to choose from, where the file has several. */
	choices = $state.raw<{ of: 'sheet' | 'layer'; names: string[] } | null>(null);
	reading = $state.raw<Reading>(AS_IT_SAYS);
	kind = $state<RecordKindName | null>(null);
	year = $state<number | null>(null);
	columns = $state.raw<Record<string, ColumnSource>>({});
	fault = $state.raw<Fault | null>(null);
	/** 0–1 while the file is being sent. */
	sent = $state<number | null>(null);
	job = $state.raw<JobAnswer | null>(null);
	report = $state.raw<ImportReportAnswer | null>(null);
	/** Too large to be looked at beforehand, yet not to be imported: its kind must be told. */
	unseen = $state(false);
	/** Called when a job has ended. */
	readonly #onended: () => void;
	/** Bytes that an import may have here. */
	readonly #limit: () => number;
	#abort: AbortController | null = null;
	#unfollow = () => {};

	constructor(onended: () => void, limit: () => number) {
		this.#onended = onended;
		this.#limit = limit;
	}

	readonly recordKind = $derived(this.kind && RECORD_KINDS[this.kind]);
	readonly asksYear = $derived(this.recordKind?.fields.some((field) => field.name === 'year') ?? false);
	/** Which heading feeds which field, by the same rule as the server's. */
	readonly plan = $derived(
		this.recordKind && this.inspection
			? planColumns(
					this.recordKind,
					this.inspection.headings,
					{ columns: this.columns },
					this.asksYear && this.year !== null ? { year: this.year } : {},
				)
			: null,
	);
	readonly missing = $derived((this.plan?.problems ?? []).filter((p) => p.code === 'heading.missing'));
	readonly isBusy = $derived(this.sent !== null || (this.job !== null && !hasEnded(this.job)));
	readonly canStart = $derived(
		this.file !== null &&
			this.kind !== null &&
			!this.isBusy &&
			!this.inspecting &&
			(this.unseen || (this.inspection?.headings.length ?? 0) > 0) &&
			this.missing.length === 0,
	);

	/** Takes a file from the page and looks at it. */
	take(file: File): void {
		if (this.isBusy) return;
		this.close();
		this.file = file;
		void this.inspect();
	}

	/** Reads the file another way and looks at it again. */
	readAs(change: Partial<Reading>): void {
		this.reading = { ...this.reading, ...change };
		void this.inspect();
	}

	choose(kind: RecordKindName): void {
		this.kind = kind;
		this.columns = {};
	}

	/** Feeds a field from a heading, leaves it out (null), or lets the synonyms decide again (undefined). */
	match(field: string, source: ColumnSource | undefined): void {
		const columns = { ...this.columns };
		delete columns[field];
		this.columns = source === undefined ? columns : { ...columns, [field]: source };
	}

	async inspect(): Promise<void> {
		const file = this.file;
		if (!file) return;
		this.#abort?.abort();
		const abort = (this.#abort = new AbortController());
		this.inspecting = true;
		const query = new URLSearchParams({ name: file.name, ...this.#set(this.reading) });
		const answer = await upload(inspection, `/api/imports/inspect?${query}`, file, {
			method: 'POST',
			signal: abort.signal,
		});
		if (abort.signal.aborted) return;
		this.inspecting = false;
		this.unseen = !answer.ok && answer.problem.code === 'upload.too-large' && file.size <= this.#limit();
		this.fault = answer.ok || this.unseen ? null : answer;
		if (!answer.ok) return;
		this.inspection = answer.value;
		this.#findChoices(answer.value);
		const kinds = answer.value.kinds.map((one) => one.kind);
		if (this.kind === null || !kinds.includes(this.kind)) this.kind = kinds[0] ?? this.kind;
		if (this.year === null) this.year = yearIn(file.name);
	}

	#findChoices({ sheets, problems }: Inspection): void {
		if (sheets.length > 1) this.choices = { of: 'sheet', names: sheets };
		const asked = problems.find((p) => /^(sheet|layer)\.(choose|unknown)$/.test(p.code));
		if (asked && Array.isArray(asked.expected))
			this.choices = {
				of: asked.code.startsWith('sheet') ? 'sheet' : 'layer',
				names: asked.expected.map(String),
			};
	}

	#set(values: object): Record<string, string> {
		return Object.fromEntries(
			Object.entries(values)
				.filter(([, value]) => value !== '' && value !== null && value !== undefined)
				.map(([key, value]) => [key, String(value)]),
		);
	}

	/** Sends the file with all that was decided; then follows the job to its report. */
	async start({ dryRun = false, skipRejected = false } = {}): Promise<void> {
		const { file, kind } = this;
		if (!file || !kind || this.isBusy) return;
		const mapping: Mapping = { columns: this.columns };
		const query = new URLSearchParams({
			kind,
			name: file.name,
			...this.#set({ ...this.reading, year: this.asksYear ? this.year : null }),
			...(dryRun ? { dryRun: '1' } : {}),
			...(skipRejected ? { skipRejected: '1' } : {}),
			...(Object.keys(this.columns).length > 0 ? { mapping: JSON.stringify(mapping) } : {}),
		});
		this.fault = null;
		this.report = null;
		this.job = null;
		this.sent = 0;
		const abort = (this.#abort = new AbortController());
		const answer = await upload(jobStarted, `/api/imports?${query}`, file, {
			onprogress: (share) => (this.sent = share),
			signal: abort.signal,
		});
		this.sent = null;
		if (!answer.ok) {
			if (!abort.signal.aborted) this.fault = answer;
			return;
		}
		this.follow(answer.value.job);
	}

	follow(id: number): void {
		this.#unfollow();
		this.#unfollow = followJob(
			id,
			(state) => {
				this.job = state;
				if (hasEnded(state)) void this.#conclude(state);
			},
			(problem) => {
				this.job = null;
				this.fault = { problem, id: null };
			},
		);
	}

	async #conclude(job: JobAnswer): Promise<void> {
		const result = jobResult.safeParse(job.result);
		if (result.success) await this.openReport(result.data.batch);
		else if (job.state === 'failed')
			this.fault = {
				problem: job.problems[0] ?? { code: 'job.failed', message: '导入没有完成。' },
				id: null,
			};
		this.#onended();
	}

	/** The report of a batch, of this session or of another day. */
	async openReport(batch: number): Promise<void> {
		const answer = await fetchJson(importReport, `/api/imports/${batch}?limit=${SHOWN_PROBLEMS}`);
		this.fault = answer.ok ? null : answer;
		if (answer.ok) this.report = answer.value;
	}

	/** Stops what is under way: the sending, or the job. Nothing of it goes live. */
	async cancel(): Promise<void> {
		if (this.sent !== null) {
			this.#abort?.abort();
			this.sent = null;
			return;
		}
		if (!this.job) return;
		const answer = await send(`/api/jobs/${this.job.id}`, 'DELETE');
		if (!answer.ok) this.fault = answer;
	}

	/** Back to the columns, the file still in hand. */
	backToPlan(): void {
		this.report = null;
		this.job = null;
		this.fault = null;
	}

	/** Puts the file away. */
	close(): void {
		this.#abort?.abort();
		this.#unfollow();
		this.file = null;
		this.inspecting = false;
		this.inspection = null;
		this.unseen = false;
		this.choices = null;
		this.reading = AS_IT_SAYS;
		this.kind = null;
		this.year = null;
		this.columns = {};
		this.sent = null;
		this.backToPlan();
	}
}
