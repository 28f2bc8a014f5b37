import type { Db } from '#lib/server/database/db.ts';
import type { Problem } from '#lib/domain/problem.ts';

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** A job as it stands. `result` is the task's answer, `problem` why it failed. */
export interface Job {
	id: number;
	kind: string;
	input: unknown;
	state: JobState;
	done: number;
	total: number | null;
	stage: string | null;
	result: unknown;
	problem: Problem[] | null;
	recordedAt: string;
	recordedBy: string;
	startedAt: string | null;
	endedAt: string | null;
}

const COLUMNS = `j.id::int as id, j.kind, j.input, j.state, j.done, j.total, j.stage, j.result, j.problem,
	j.recorded_at as "recordedAt", j.recorded_by as "recordedBy", j.started_at as "startedAt", j.ended_at as "endedAt"`;

/** Seconds without a beat after which a running job counts as killed, where several processes share the database. */
export const STALE_SECONDS = 60;

/** Puts a job in the queue. */
export async function enqueue(db: Db, kind: string, input: unknown): Promise<number> {
	const { rows } = await db.query<{ id: number }>(
		`insert into jobs (kind, input, recorded_by) values ($1, $2, $3) returning id::int as id`,
		[kind, JSON.stringify(input), db.actor.id],
	);
	return (rows[0] as { id: number }).id;
}

/** Takes the oldest waiting job of these kinds, so that nobody else does; undefined where none waits. */
export async function take(db: Db, kinds: readonly string[]): Promise<Job | undefined> {
	// The embedded database has one session: nobody else can be at the queue.
	const lock = db.home === 'server' ? 'for update skip locked' : '';
	const { rows } = await db.query<Job>(
		`update jobs j set state = 'running', started_at = now(), heartbeat_at = now()
		  where j.id = (select id from jobs where state = 'waiting' and kind = any($1) order by id limit 1 ${lock})
		  returning ${COLUMNS}`,
		[kinds],
	);
	return rows[0];
}

/** Notes progress and that the job is alive. Returns false where it was cancelled meanwhile. */
export async function beat(
	db: Db,
	id: number,
	at: { done: number; total: number | null; stage: string | null },
): Promise<boolean> {
	const { rows } = await db.query(
		`update jobs set heartbeat_at = now(), done = $2, total = $3, stage = $4 where id = $1 and state = 'running' returning id`,
		[id, Math.round(at.done), at.total === null ? null : Math.round(at.total), at.stage],
	);
	return rows.length > 0;
}

/** Ends a running job; one that was cancelled stays cancelled. */
export async function end(
	db: Db,
	id: number,
	outcome: { state: 'done'; result: unknown } | { state: 'failed'; problems: Problem[] },
): Promise<void> {
	const failed = outcome.state === 'failed';
	await db.query(
		`update jobs set state = $2, result = $3, problem = $4, ended_at = now() where id = $1 and state = 'running'`,
		[
			id,
			outcome.state,
			failed ? null : JSON.stringify(outcome.result ?? null),
			failed ? JSON.stringify(outcome.problems) : null,
		],
	);
}

/** Cancels a job that has not ended. Returns false where there is none such. */
export async function cancel(db: Db, id: number): Promise<boolean> {
	const { rows } = await db.query(
		`update jobs set state = 'cancelled', ended_at = now() where id = $1 and state in ('waiting', 'running') returning id`,
		[id],
	);
	return rows.length > 0;
}

/** One job, or undefined. */
export async function get(db: Db, id: number): Promise<Job | undefined> {
	const { rows } = await db.query<Job>(`select ${COLUMNS} from jobs j where j.id = $1`, [id]);
	return rows[0];
}

/** Results of the done jobs of a kind that ended so many hours ago or earlier. */
export async function resultsBefore(db: Db, kind: string, hours: number): Promise<unknown[]> {
	const { rows } = await db.query<{ result: unknown }>(
		`select result from jobs where kind = $1 and state = 'done' and ended_at < now() - make_interval(hours => $2)`,
		[kind, hours],
	);
	return rows.map((row) => row.result);
}

/**
 * Marks jobs failed whose process was killed, so that nobody waits for them. The embedded database belongs to this
 * process alone, so there every running job is such a one; on a server only those that stopped beating.
 */
export async function failInterrupted(db: Db): Promise<number> {
	const problem: Problem = {
		code: 'job.interrupted',
		message: '任务在完成前中断，没有留下任何改动',
		fix: '重新提交',
	};
	const { rows } = await db.query(
		`update jobs set state = 'failed', problem = $1, ended_at = now()
		  where state = 'running' and ($2 = 0 or heartbeat_at < now() - make_interval(secs => $2)) returning id`,
		[JSON.stringify([problem]), db.home === 'server' ? STALE_SECONDS : 0],
	);
	return rows.length;
}
