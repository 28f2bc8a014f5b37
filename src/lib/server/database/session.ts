import type { ClientBase, QueryConfig, QueryResult } from 'pg';

/** One database session: what a handle runs its statements on. */
export interface Session {
	/** The first fault of the guard in the running transaction; it must not be committed. */
	fault: Error | null;
	/** True when the session cannot be used again (lost connection, failed rollback). */
	broken: boolean;
	/** One statement, bound parameters. */
	query(sql: string, params: unknown[]): Promise<QueryResult>;
	/** Several statements and no parameters: for migrations only. */
	script(sql: string): Promise<void>;
}

/** Where sessions come from: the embedded database has one, a server as many as its pool allows. */
export interface Home {
	readonly kind: 'embedded' | 'server';
	/** Runs `work` with a session of its own; waits its turn where there are none left. */
	use<T>(work: (session: Session) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

/** A statement ended with neither a result nor an error: the embedded database swallowed what went wrong. */
export class SwallowedError extends Error {
	constructor(sql: string) {
		super(
			`The database gave neither a result nor an error (it swallowed one; invalid geometry is the usual cause): ${excerpt(sql)}`,
		);
		this.name = 'SwallowedError';
	}
}

/** The connection or the embedded database's process ended under the statement; nothing uncommitted remains. */
export class SessionLost extends Error {
	constructor(reason: string, cause?: unknown) {
		super(`The database session was lost: ${reason}`, { cause });
		this.name = 'SessionLost';
	}
}

/**
 * Every completed statement names its command; one without is a swallowed error (empty SQL too: a bug of the caller).
 * @throws {SwallowedError}
 */
export function checkCompleted(command: string | null | undefined, sql: string): void {
	if (!command || command === '???') throw new SwallowedError(sql);
}

/** PostgreSQL's own word that the backend is gone, and the embedded one's sign that its error stack is spent. */
export function endsSession({
	severity,
	message,
}: {
	severity?: string | undefined;
	message: string;
}): boolean {
	return severity === 'FATAL' || severity === 'PANIC' || message.includes('ERRORDATA_STACK_SIZE exceeded');
}

/** Extended mode, also without parameters: it takes one statement a call. */
type ExtendedQuery = QueryConfig & { queryMode: 'extended' };

/** A session on a connected pg client, with the guard against swallowed errors. */
export class ClientSession implements Session {
	fault: Error | null = null;
	broken = false;
	readonly #client: ClientBase;

	constructor(client: ClientBase) {
		this.#client = client;
	}

	async query(sql: string, params: unknown[]): Promise<QueryResult> {
		const query: ExtendedQuery = { text: sql, values: params, queryMode: 'extended' };
		const result = await this.#client.query(query);
		this.#guard(result.command, sql);
		return result;
	}

	async script(sql: string): Promise<void> {
		const answer: QueryResult | QueryResult[] = await this.#client.query(sql);
		for (const result of Array.isArray(answer) ? answer : [answer]) this.#guard(result.command, sql);
	}

	#guard(command: string, sql: string): void {
		try {
			checkCompleted(command, sql);
		} catch (error) {
			this.fault ??= error as SwallowedError;
			throw error;
		}
	}
}

function excerpt(sql: string): string {
	const line = sql.replace(/\s+/g, ' ').trim();
	return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
