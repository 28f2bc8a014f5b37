import pg from 'pg';
import { InputError } from '#lib/domain/problem.ts';
import { ClientSession } from './session.ts';
import { SESSION_SETTINGS, TYPE_PARSERS } from './type-parsers.ts';
import type { Home, Session } from './session.ts';

export interface ServerOptions {
	/** postgres://user:password@host:port/database */
	url: string;
	/** Connections at most; 10. */
	maxConnections?: number;
	/** A statement is cancelled after this long; ten minutes, 0 for never. */
	statementTimeoutMs?: number;
}

/** The server home: a pool of connections to PostgreSQL + PostGIS. */
export class ServerHome implements Home {
	readonly kind = 'server';
	readonly #pool: pg.Pool;

	private constructor(pool: pg.Pool) {
		this.#pool = pool;
	}

	/** @throws {InputError} `database-unreachable` */
	static async open({
		url,
		maxConnections = 10,
		statementTimeoutMs = 600_000,
	}: ServerOptions): Promise<ServerHome> {
		const settings = { ...SESSION_SETTINGS, statement_timeout: String(statementTimeoutMs) };
		const pool = new pg.Pool({
			connectionString: url,
			max: maxConnections,
			idleTimeoutMillis: 30_000,
			connectionTimeoutMillis: 10_000,
			keepAlive: true,
			application_name: 'tenglong',
			types: TYPE_PARSERS,
			options: Object.entries(settings)
				.map(([name, value]) => `-c ${name}=${value.replaceAll(' ', '')}`)
				.join(' '),
		});
		// An idle connection that the server closed (restart, firewall): the pool has dropped it already and the next query
		// connects anew, or fails and says so. Without a listener it would end the process.
		pool.on('error', () => undefined);
		try {
			(await pool.connect()).release();
		} catch (error) {
			await pool.end();
			throw unreachable(url, error);
		}
		return new ServerHome(pool);
	}

	async use<T>(work: (session: Session) => Promise<T>): Promise<T> {
		const client = await this.#pool.connect();
		const session = new ClientSession(client);
		const lose = () => {
			session.broken = true;
		};
		client.on('error', lose);
		try {
			return await work(session);
		} finally {
			client.off('error', lose);
			client.release(session.broken);
		}
	}

	close(): Promise<void> {
		return this.#pool.end();
	}
}

function unreachable(url: string, error: unknown): InputError {
	return new InputError({
		code: 'database-unreachable',
		message: `无法连接数据库 ${withoutPassword(url)}`,
		path: 'DATABASE_URL',
		got:
			error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : String(error),
		expected: 'postgres://用户：密码@主机：端口/数据库',
		fix: '检查 DATABASE_URL、网络和数据库服务；不设 DATABASE_URL 则使用内嵌数据库',
	});
}

function withoutPassword(url: string): string {
	return URL.canParse(url) ? url.replace(/:[^:@/]*@/, ':…@').replace(/([?&]password=)[^&]*/, '$1…') : '(URL)';
}
