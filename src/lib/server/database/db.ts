import type { QueryResult, QueryResultRow } from 'pg';

/** Who writes. Until sign-in exists, a desk user chosen on the page (未登录,仅供试用). */
export interface Actor {
	id: string;
	name: string;
	roles: string[];
	/** Region codes the actor may see and write; empty = all. */
	scope: string[];
}

/**
 * The request's database handle, opened for one user. Every store function takes it first; nothing reaches a global pool.
 * Rows are parsed by pg's own type parsers on both homes: bigint and numeric arrive as strings unless the SQL casts them.
 */
export interface Db {
	readonly actor: Actor;
	readonly home: 'embedded' | 'server';
	query<Row extends QueryResultRow = QueryResultRow>(
		sql: string,
		params?: unknown[],
	): Promise<QueryResult<Row>>;
	/** Runs `work` in one transaction (nested: a savepoint); rolled back when it throws. */
	transaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
}

/** An open database: the shape of a pg Pool, and `as` to open a handle for an actor. */
export interface Database {
	readonly home: 'embedded' | 'server';
	as(actor: Actor): Db;
	/** Versions for /api/health. */
	versions(): Promise<{ postgres: string; postgis: string }>;
	close(): Promise<void>;
}

/** The actor of the system itself: migrations, demo, jobs with no person behind them. */
export const SYSTEM: Actor = { id: 'system', name: '系统', roles: ['system'], scope: [] };
