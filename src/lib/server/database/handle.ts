import { AsyncLocalStorage } from 'node:async_hooks';
import type { QueryResult, QueryResultRow } from 'pg';
import { Queue } from './queue.ts';
import type { Actor, Database, Db } from './db.ts';
import type { Home, Session } from './session.ts';

/** A span in which statements run: the database itself, a transaction, or a savepoint inside one. */
interface Scope {
	readonly parent: Scope | null;
	readonly depth: number;
	open: boolean;
	use<T>(work: (session: Session) => Promise<T>): Promise<T>;
}

/** The Database over a home. `close` waits for what is running. */
export function createDatabase(home: Home): Database {
	// The innermost scope of the running async call chain: lets a statement on the wrong handle be told instead of waiting
	// for ever for the session that its own transaction holds.
	const running = new AsyncLocalStorage<Scope>();
	const root: Scope = { parent: null, depth: 0, open: true, use: (work) => home.use(work) };

	function handle(scope: Scope, actor: Actor): Db {
		function enter<T>(work: (session: Session) => Promise<T>): Promise<T> {
			if (!scope.open) {
				throw new Error(
					scope === root
						? 'The database is closed.'
						: 'This handle belongs to a transaction that has ended; was a promise inside it not awaited?',
				);
			}
			if (isInside(running.getStore(), scope)) {
				throw new Error(
					'An outer database handle was used inside a transaction of the same call chain: use the handle that transaction() passes.',
				);
			}
			return scope.use(work);
		}
		return {
			actor,
			home: home.kind,
			query: async <Row extends QueryResultRow>(sql: string, params: unknown[] = []) =>
				(await enter((session) => session.query(sql, params))) as QueryResult<Row>,
			transaction: async (work) => enter((session) => transact(session, scope, actor, work)),
		};
	}

	async function transact<T>(
		session: Session,
		parent: Scope,
		actor: Actor,
		work: (db: Db) => Promise<T>,
	): Promise<T> {
		const savepoint = parent === root ? null : `scope_${parent.depth}`;
		if (!savepoint) session.fault = null;
		await session.query(savepoint ? `savepoint ${savepoint}` : 'begin', []);
		const queue = new Queue();
		const scope: Scope = {
			parent,
			depth: parent.depth + 1,
			open: true,
			use: (statement) => queue.run(() => statement(session)),
		};
		try {
			const answer = await running.run(scope, () => work(handle(scope, actor)));
			scope.open = false;
			await queue.idle();
			if (session.fault) throw session.fault;
			const end = await session.query(savepoint ? `release savepoint ${savepoint}` : 'commit', []);
			if (!savepoint && end.command !== 'COMMIT') {
				throw new Error(
					'The transaction was rolled back: a statement in it failed and its error was not passed on.',
				);
			}
			return answer;
		} catch (error) {
			scope.open = false;
			await queue.idle();
			await rollBack(session, savepoint, error);
			throw error;
		}
	}

	return {
		home: home.kind,
		as: (actor) => handle(root, actor),
		async versions() {
			const { rows } = await home.use((session) =>
				session.query(
					`select split_part(current_setting('server_version'), ' ', 1) as postgres, postgis_lib_version() as postgis`,
					[],
				),
			);
			return rows[0] as { postgres: string; postgis: string };
		},
		async close() {
			root.open = false;
			await home.close();
		},
	};
}

async function rollBack(session: Session, savepoint: string | null, cause: unknown): Promise<void> {
	if (session.broken) return;
	try {
		if (savepoint) {
			await session.query(`rollback to savepoint ${savepoint}`, []);
			await session.query(`release savepoint ${savepoint}`, []);
		} else {
			await session.query('rollback', []);
		}
		session.fault = null;
	} catch (error) {
		// The session is not to be trusted any more; the caller still hears what went wrong first.
		session.broken = true;
		if (cause instanceof Error) cause.cause ??= error;
	}
}

/** Whether `inner`, or the nearest open scope around it, lies strictly inside `outer`. */
function isInside(inner: Scope | null | undefined, outer: Scope): boolean {
	let scope = inner ?? null;
	while (scope && !scope.open) scope = scope.parent;
	if (scope === outer) return false;
	for (; scope; scope = scope.parent) if (scope === outer) return true;
	return false;
}
