import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { projectRoot } from './project-root.ts';
import { Queue } from './queue.ts';
import { ClientSession, SessionLost, endsSession } from './session.ts';
import { SESSION_SETTINGS, TYPE_PARSERS } from './type-parsers.ts';
import { WorkerStream } from './worker-stream.ts';
import type { FromWorker, ToWorker, WorkerInput } from './worker-messages.ts';
import type { Home, Session } from './session.ts';

/**
 * The embedded home: PGlite + PostGIS in a worker thread, one session, used in turns. A lost session (worker gone, backend
 * panic) rejects what is running and is replaced by a new one for the next in line.
 */
export class EmbeddedHome implements Home {
	readonly kind = 'embedded';
	readonly #input: WorkerInput;
	readonly #queue = new Queue();
	#session: EmbeddedSession | null = null;
	#closed = false;

	/** Call `start` before use. */
	constructor(input: WorkerInput) {
		this.#input = input;
	}

	/** @throws if PGlite cannot open the folder or the template */
	async start(): Promise<void> {
		this.#session = await EmbeddedSession.open(this.#input);
	}

	use<T>(work: (session: Session) => Promise<T>): Promise<T> {
		return this.#queue.run(async () => work(await this.#live()));
	}

	/** Writes the whole database as an archive that `template` accepts. */
	dump(file: string): Promise<void> {
		return this.#queue.run(async () => {
			const session = await this.#live();
			await session.query('checkpoint', []);
			await session.dump(file);
		});
	}

	/**
	 * Ends the session at once, whatever it runs: the embedded database knows no timeout and no cancelling. What runs is
	 * rejected with SessionLost; what was committed stays; the next in line gets a new session.
	 */
	async interrupt(): Promise<void> {
		await this.#session?.kill();
	}

	async close(): Promise<void> {
		await this.#queue.run(async () => {
			if (this.#closed) return;
			this.#closed = true;
			if (this.#session && !this.#session.broken) await this.#session.close();
			else await this.#session?.end();
		});
	}

	async #live(): Promise<EmbeddedSession> {
		if (this.#closed) throw new Error('The embedded database is closed.');
		if (this.#session?.broken) {
			await this.#session.end(); // the old worker must be gone before another opens its folder
			this.#session = null;
		}
		this.#session ??= await EmbeddedSession.open({ ...this.#input, template: null });
		return this.#session;
	}
}

class EmbeddedSession implements Session {
	readonly #worker: Worker;
	readonly #stream: WorkerStream;
	readonly #client: pg.Client;
	readonly #inner: ClientSession;
	#lost: SessionLost | null = null;
	#closing = false;
	#answer: { kind: FromWorker['kind']; resolve: () => void; reject: (error: Error) => void } | null = null;

	static async open(input: WorkerInput): Promise<EmbeddedSession> {
		const session = new EmbeddedSession(input);
		try {
			await session.#expect('opened');
			await session.#client.connect();
			ignoreSuspension(session.#client);
			for (const [name, value] of Object.entries(SESSION_SETTINGS)) {
				await session.query('select set_config($1, $2, false)', [name, value]);
			}
			return session;
		} catch (error) {
			await session.end();
			throw error;
		}
	}

	private constructor(input: WorkerInput) {
		const file = join(projectRoot(), 'src/lib/server/database/embedded-worker.mjs');
		// No loader of the parent's is wanted in there: it runs as it is.
		this.#worker = new Worker(file, { workerData: input, execArgv: [], name: 'embedded-database' });
		this.#worker.on('message', (message: FromWorker) => this.#receive(message));
		this.#worker.on('error', (error) => this.#lose('its worker crashed', error));
		this.#worker.on('exit', (code) => {
			if (!this.#closing) this.#lose(`its worker ended with code ${code}`);
		});
		this.#stream = new WorkerStream((bytes) => this.#post({ kind: 'bytes', bytes }, [bytes.buffer]));
		this.#client = new pg.Client({
			stream: () => this.#stream,
			user: 'postgres',
			database: 'postgres',
			host: 'embedded',
			ssl: false,
			types: TYPE_PARSERS,
		});
		this.#client.on('error', (error) => this.#lose(error.message, error));
		this.#inner = new ClientSession(this.#client);
	}

	get broken(): boolean {
		return this.#lost !== null;
	}
	set broken(value: boolean) {
		if (value) this.#lose('a rollback failed');
	}
	get fault(): Error | null {
		return this.#inner.fault;
	}
	set fault(value: Error | null) {
		this.#inner.fault = value;
	}

	query(sql: string, params: unknown[]) {
		return this.#run(() => this.#inner.query(sql, params));
	}

	script(sql: string) {
		return this.#run(() => this.#inner.script(sql));
	}

	async dump(file: string): Promise<void> {
		const dumped = this.#expect('dumped');
		this.#post({ kind: 'dump', file });
		await dumped;
	}

	/** Shuts PostgreSQL down cleanly, then the worker. */
	async close(): Promise<void> {
		this.#closing = true;
		await this.#client.end();
		const closed = this.#expect('closed');
		this.#post({ kind: 'close' });
		await closed;
		await this.end();
	}

	async kill(): Promise<void> {
		this.#lose('it was interrupted');
		await this.end();
	}

	/** Ends the worker as it stands. What was committed is recovered at the next opening. */
	async end(): Promise<void> {
		this.#closing = true;
		await this.#worker.terminate();
	}

	async #run<T>(work: () => Promise<T>): Promise<T> {
		if (this.#lost) throw this.#lost;
		try {
			return await work();
		} catch (error) {
			if (error instanceof pg.DatabaseError && endsSession(error)) this.#lose(error.message, error);
			throw this.#lost ?? error;
		}
	}

	#receive(message: FromWorker): void {
		switch (message.kind) {
			case 'bytes':
				return this.#stream.receive(message.bytes);
			case 'settled':
				return this.#stream.settle();
			case 'lost':
				return this.#lose(message.reason);
			case 'failed':
				return this.#lose(message.reason);
			default:
				if (this.#answer?.kind === message.kind) this.#answer.resolve();
		}
	}

	#lose(reason: string, cause?: unknown): void {
		if (this.#lost) return;
		this.#lost = new SessionLost(reason, cause);
		this.#answer?.reject(this.#lost);
		this.#stream.destroy(this.#lost);
	}

	#expect(kind: FromWorker['kind']): Promise<void> {
		return new Promise((resolve, reject) => {
			if (this.#lost) reject(this.#lost);
			this.#answer = { kind, resolve, reject };
		});
	}

	#post(message: ToWorker, transfer: ArrayBuffer[] = []): void {
		this.#worker.postMessage(message, transfer);
	}
}

/**
 * A statement that an exception cut short ends as a suspended portal; pg would ask for its other rows and lose step with
 * the backend. No statement here asks for its rows in parts.
 */
function ignoreSuspension(client: pg.Client): void {
	const { connection } = client as unknown as { connection: NodeJS.EventEmitter };
	connection.removeAllListeners('portalSuspended');
}
