import { InputError, type Problem } from '#lib/domain/problem.ts';
import { SYSTEM, type Database } from '#lib/server/database/db.ts';
import * as imports from '#lib/server/store/imports.ts';
import * as jobs from '#lib/server/store/jobs.ts';
import * as users from '#lib/server/store/users.ts';
import { JOB_KINDS, type JobTask } from './kinds.ts';

/** The process's runner of jobs. */
export interface JobRunner {
	/** Looks at the queue now instead of at the next turn. */
	wake(): void;
	/** Takes no more jobs, aborts the running ones and waits for them. */
	stop(): Promise<void>;
}

export interface RunnerOptions {
	kinds?: Record<string, JobTask>;
	/** How many at once; the embedded database does them one at a time. */
	atOnce?: number;
	/** How often the queue is looked at without being woken. */
	everyMs?: number;
}

/** Progress is written at most this often. */
const BEAT_MS = 500;
/** A running job beats at least this often, so that other processes do not take it for dead. */
const ALIVE_MS = 10_000;
/** How often jobs and imports of killed processes are looked for. */
const SWEEP_MS = 60_000;

/**
 * Starts the runner: marks what a crash left behind as failed, then takes jobs in their order until stopped. A cancelled
 * job's task sees its signal aborted within a beat.
 */
export async function startJobs(database: Database, options: RunnerOptions = {}): Promise<JobRunner> {
	const { kinds = JOB_KINDS, everyMs = 1000 } = options;
	const atOnce = options.atOnce ?? (database.home === 'embedded' ? 1 : 2);
	const db = database.as(SYSTEM);
	const running = new Map<AbortController, Promise<void>>();
	let stopped = false;
	let turn: Promise<void> = Promise.resolve();

	const sweep = async () => {
		await jobs.failInterrupted(db);
		await imports.failInterrupted(db);
	};
	await sweep();

	const fill = async () => {
		while (!stopped && running.size < atOnce) {
			const job = await jobs.take(db, Object.keys(kinds));
			if (!job) return;
			const controller = new AbortController();
			const work = runJob(database, job, kinds[job.kind] as JobTask, controller).finally(() => {
				running.delete(controller);
				wake();
			});
			running.set(controller, work);
		}
	};
	// One look at a time; a lost connection is told and tried again at the next turn.
	const wake = () => {
		if (!stopped) turn = turn.then(fill).catch(tell);
	};
	const looking = setInterval(wake, everyMs);
	// On a server other processes' jobs may die at any time; what runs here is alive by its beats.
	const sweeping =
		database.home === 'server' ? setInterval(() => void sweep().catch(tell), SWEEP_MS) : undefined;
	wake();

	return {
		wake,
		async stop() {
			stopped = true;
			clearInterval(looking);
			clearInterval(sweeping);
			await turn;
			for (const controller of running.keys()) controller.abort(new Interrupted());
			await Promise.all(running.values());
		},
	};
}

/** The process ends while the job runs. */
class Interrupted extends Error {
	constructor() {
		super('the server is stopping');
	}
}

async function runJob(
	database: Database,
	job: jobs.Job,
	task: JobTask,
	controller: AbortController,
): Promise<void> {
	const db = database.as(SYSTEM);
	const beats = new Beats(async (at) => {
		if (!(await jobs.beat(db, job.id, at))) controller.abort(new Error('cancelled'));
	});
	try {
		const actor = (await users.list(db)).find((user) => user.id === job.recordedBy) ?? SYSTEM;
		controller.signal.throwIfAborted();
		const result = await task(database.as(actor), job.input, {
			signal: controller.signal,
			progress: (progress) => beats.note(progress),
		});
		await beats.stop();
		await jobs.end(db, job.id, { state: 'done', result });
	} catch (error) {
		await beats.stop();
		await jobs.end(db, job.id, { state: 'failed', problems: problemsOf(error) });
		if (!(error instanceof InputError) && !controller.signal.aborted) tell(error);
	}
}

type Write = (at: { done: number; total: number; stage: string | null }) => Promise<void>;

/** Writes progress, but not more often than needed, and signs of life in between. */
class Beats {
	readonly #write: Write;
	readonly #alive: NodeJS.Timeout;
	#at: { done: number; total: number; stage: string | null } = { done: 0, total: 0, stage: null };
	#written = 0;
	#timer: NodeJS.Timeout | undefined;
	#writing: Promise<void> = Promise.resolve();

	constructor(write: Write) {
		this.#write = write;
		this.#alive = setInterval(() => this.#send(), ALIVE_MS);
	}

	note(at: { done: number; total: number; stage: string }): void {
		this.#at = at;
		this.#timer ??= setTimeout(() => this.#send(), Math.max(0, this.#written + BEAT_MS - Date.now()));
	}

	async stop(): Promise<void> {
		clearInterval(this.#alive);
		clearTimeout(this.#timer);
		await this.#writing;
	}

	#send(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#written = Date.now();
		this.#writing = this.#writing.then(() => this.#write(this.#at)).catch(tell);
	}
}

function problemsOf(error: unknown): Problem[] {
	if (error instanceof InputError) return error.problems;
	if (error instanceof Interrupted)
		return [
			{ code: 'job.interrupted', message: '服务停止，任务在完成前中断，没有留下任何改动', fix: '重新提交' },
		];
	return [
		{
			code: 'job.failed',
			message: '任务出错中断，没有留下任何改动',
			got: error instanceof Error ? error.message : String(error),
			fix: '重试；仍然出错时把此信息交给维护人员',
		},
	];
}

function tell(error: unknown): void {
	process.stderr.write(`job: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
