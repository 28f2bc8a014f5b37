import { afterEach, expect, it } from 'vitest';
import { InputError } from '#lib/domain/problem.ts';
import { startJobs, type JobRunner, type RunnerOptions } from '#lib/server/jobs/runner.ts';
import { jobEvents } from '#lib/server/jobs/job-events.ts';
import * as jobs from '#lib/server/store/jobs.ts';
import * as sources from '#lib/server/store/sources.ts';
import { makeUscc } from '#lib/domain/codes/uscc.ts';
import { eachHome } from '../support/databases.ts';

eachHome('jobs', (home) => {
	let runner: JobRunner | undefined;
	const run = async (kinds?: RunnerOptions['kinds'], atOnce?: number) => {
		runner = await startJobs(home.database, { kinds, atOnce, everyMs: 50 });
	};
	afterEach(async () => {
		await runner?.stop();
		runner = undefined;
	});
	const ended = async (id: number) => {
		for (;;) {
			const job = await jobs.get(home.db, id);
			if (job && job.state !== 'waiting' && job.state !== 'running') return job;
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	};

	it('runs in the order of the queue, each once, and keeps the result, one at a time where told so', async () => {
		const seen: unknown[] = [];
		const ids = [];
		for (const input of ['a', 'b', 'c']) ids.push(await jobs.enqueue(home.db, 'echo', { input }));
		const echo = async (_: unknown, input: unknown) => {
			seen.push(input);
			return input;
		};
		await run({ echo }, 1);
		const done = await Promise.all(ids.map(ended));
		expect(done.map((j) => [j.state, j.result])).toEqual([
			['done', { input: 'a' }],
			['done', { input: 'b' }],
			['done', { input: 'c' }],
		]);
		expect(seen).toEqual([{ input: 'a' }, { input: 'b' }, { input: 'c' }]);
	});

	it('leaves kinds that it does not know to a process that does', async () => {
		const id = await jobs.enqueue(home.db, 'unheard-of', {});
		await run({ echo: async () => 1 });
		await ended(await jobs.enqueue(home.db, 'echo', {}));
		expect(await jobs.get(home.db, id)).toMatchObject({ state: 'waiting' });
		await jobs.cancel(home.db, id);
	});

	it('an input fault ends a job with its problems, a bug with one that says so', async () => {
		const fault = await jobs.enqueue(home.db, 'fault', {});
		await run({
			fault: async () => {
				throw new InputError({ code: 'x.y', message: '不行' });
			},
		});
		expect(await ended(fault)).toMatchObject({
			state: 'failed',
			problem: [{ code: 'x.y', message: '不行' }],
		});
	});

	it('a cancelled job sees its signal aborted and stays cancelled', async () => {
		let aborted = false;
		const id = await jobs.enqueue(home.db, 'long', {});
		await run({
			long: (_, __, { signal, progress }) =>
				new Promise((_resolve, reject) => {
					const at = setInterval(() => progress?.({ stage: 'working', done: 1, total: 2 }), 20);
					signal?.addEventListener('abort', () => {
						aborted = true;
						clearInterval(at);
						reject(signal.reason as Error);
					});
				}),
		});
		while ((await jobs.get(home.db, id))?.stage !== 'working')
			await new Promise((resolve) => setTimeout(resolve, 20));
		expect(await jobs.cancel(home.db, id)).toBe(true);
		while (!aborted) await new Promise((resolve) => setTimeout(resolve, 20));
		expect(await ended(id)).toMatchObject({ state: 'cancelled', done: 1, total: 2 });
	});

	it('a job whose process was killed is failed at the next start, with what to do', async () => {
		const id = await jobs.enqueue(home.db, 'killed', {});
		await jobs.take(home.db, ['killed']);
		if (home.kind === 'server') {
			expect(await jobs.failInterrupted(home.db), 'it may still be alive elsewhere').toBe(0);
			await home.db.query(`update jobs set heartbeat_at = now() - interval '1 hour' where id = $1`, [id]);
		}
		await run({});
		expect(await jobs.get(home.db, id)).toMatchObject({
			state: 'failed',
			problem: [{ code: 'job.interrupted' }],
		});
	});

	it('stopping aborts what runs and waits for it', async () => {
		const id = await jobs.enqueue(home.db, 'long', {});
		await run({
			long: (_, __, { signal }) =>
				new Promise((_resolve, reject) =>
					signal?.addEventListener('abort', () => reject(signal.reason as Error)),
				),
		});
		while ((await jobs.get(home.db, id))?.state !== 'running')
			await new Promise((resolve) => setTimeout(resolve, 20));
		await runner?.stop();
		expect(await jobs.get(home.db, id)).toMatchObject({
			state: 'failed',
			problem: [{ code: 'job.interrupted' }],
		});
	});

	it('its events tell each change and end with it', async () => {
		const id = await jobs.enqueue(home.db, 'echo', { input: 1 });
		const first = await jobs.get(home.db, id);
		if (!first) throw new Error('no job');
		const events = new Response(jobEvents(home.db, first)).text();
		await run({ echo: async (_, input) => input });
		const states = (await events)
			.split('\n\n')
			.filter((event) => event.startsWith('data: '))
			.map((event) => (JSON.parse(event.slice(6)) as { state: string }).state);
		expect(states[0]).toBe('waiting');
		expect(states.at(-1)).toBe('done');
	});

	it('an import job reads its file from the database and answers the report', async () => {
		const text = `统一社会信用代码,企业名称\n${makeUscc({ serial: 7 })},甲厂\n`;
		const bytes = new TextEncoder().encode(text);
		const hash = 'a'.repeat(64);
		await sources.keep(home.db, { hash, name: 'x.csv', bytes: bytes.length }, [bytes]);
		const id = await jobs.enqueue(home.db, 'import', { kind: 'enterprises', name: '名录.csv', hash });
		await run();
		expect(await ended(id)).toMatchObject({
			state: 'done',
			result: { kind: 'enterprises', state: 'live', read: 1, inserted: 1, rejected: 0, problems: [] },
		});
	});
});
