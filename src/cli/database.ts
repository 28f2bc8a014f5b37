import { readConfig } from '#lib/server/config.ts';
import { SYSTEM, type Db } from '#lib/server/database/db.ts';
import { lockedProblem, readLock } from '#lib/server/database/lock.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';

/** A running server that holds the embedded database: commands go through it. */
export interface ServerClient {
	url: string;
	json<T>(path: string, init?: { method?: string; body?: unknown }): Promise<T>;
	/** Sends a file as it is (`PUT` of the raw stream); the answer is JSON. */
	upload<T>(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<T>;
	/** A download, with its row count where the server says it. */
	file(path: string): Promise<{ bytes: Uint8Array; rows: number }>;
}

/**
 * Runs a command's work on the database, or through the server that holds the embedded one: the folder is never opened
 * twice.
 * @throws InputError `database-locked` where another process holds it that serves nothing
 */
export async function withDatabase<T>(
	direct: (db: Db) => Promise<T>,
	through: (server: ServerClient) => Promise<T>,
): Promise<T> {
	const config = readConfig();
	const holder = config.databaseUrl ? null : readLock(config.dataDir);
	if (holder) {
		if (!holder.url) throw new InputError(lockedProblem(config.dataDir, holder));
		return through(clientOf(holder.url));
	}
	const database = await openDatabase({
		url: config.databaseUrl,
		dataDir: config.dataDir,
		migrationsDir: config.migrationsDir,
		templatePath: config.templatePath,
	});
	try {
		return await direct(database.as(SYSTEM));
	} finally {
		await database.close();
	}
}

function clientOf(url: string): ServerClient {
	const request = async (path: string, init: RequestInit) => {
		const response = await fetch(`${url}${path}`, init);
		if (response.ok) return response;
		const problem = (await response.json().catch(() => null)) as (Problem & { problems?: Problem[] }) | null;
		if (problem === null || typeof problem.message !== 'string') {
			throw new Error(`${init.method ?? 'GET'} ${url}${path} answered ${response.status}`);
		}
		throw new InputError(problem.problems ?? problem);
	};
	return {
		url,
		async json<T>(path: string, { method = 'GET', body }: { method?: string; body?: unknown } = {}) {
			const headers: HeadersInit = body === undefined ? {} : { 'content-type': 'application/json' };
			const response = await request(path, {
				method,
				headers,
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
			});
			return (await response.json()) as T;
		},
		async upload<T>(path: string, bytes: Uint8Array<ArrayBuffer>) {
			// Kit drops a body that has no type.
			const headers = { 'content-type': 'application/octet-stream' };
			return (await (await request(path, { method: 'PUT', headers, body: bytes })).json()) as T;
		},
		async file(path) {
			const response = await request(path, {});
			return {
				bytes: new Uint8Array(await response.arrayBuffer()),
				rows: Number(response.headers.get('x-rows') ?? 0),
			};
		},
	};
}
