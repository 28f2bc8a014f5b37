import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '#lib/domain/problem.ts';
import { EmbeddedHome } from './embedded.ts';
import { ensurePostgis } from './floor.ts';
import { createDatabase } from './handle.ts';
import { takeLock } from './lock.ts';
import { migrate } from './migrate.ts';
import { ServerHome } from './server.ts';
import { templateFits } from './template.ts';
import type { Database } from './db.ts';
import type { Home } from './session.ts';

/** What opening is doing; a cold creation takes long enough to be shown. */
export interface OpenProgress {
	step: 'connecting' | 'creating' | 'unpacking' | 'opening' | 'migrating';
	/** The migration's name. */
	detail?: string;
}

export interface OpenOptions {
	/** PostgreSQL's address; without it the embedded database in `dataDir` is opened. */
	url?: string | undefined;
	dataDir: string;
	/** An archive of `buildTemplate`; used for a fresh folder when it fits the migrations. */
	templatePath?: string | undefined;
	migrationsDir: string;
	/** Server home only. */
	maxConnections?: number;
	/** Server home only; the embedded database knows no timeout. */
	statementTimeoutMs?: number;
	onProgress?: (progress: OpenProgress) => void;
}

/**
 * Opens the database in its home and brings its schema up to date. Close it, or the process does not end.
 * @throws {InputError} `database-locked`, `database-unreachable`, `database-needs-postgis`, `database-too-old`,
 * `database-damaged`, `database-newer`, `migration-changed`, `migration-order`
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
	return options.url ? openServer(options, options.url) : openEmbedded(options);
}

async function openServer(options: OpenOptions, url: string): Promise<Database> {
	options.onProgress?.({ step: 'connecting' });
	const home = await ServerHome.open({
		url,
		...(options.maxConnections === undefined ? {} : { maxConnections: options.maxConnections }),
		...(options.statementTimeoutMs === undefined ? {} : { statementTimeoutMs: options.statementTimeoutMs }),
	});
	try {
		await prepare(home, options);
		return createDatabase(home);
	} catch (error) {
		await home.close();
		throw error;
	}
}

async function openEmbedded({ dataDir, ...options }: OpenOptions): Promise<Database> {
	const release = takeLock(dataDir);
	try {
		const folder = join(dataDir, 'postgres');
		// Stands while the folder is being created: one that a kill left half made holds nothing and is made again.
		const creating = join(dataDir, 'postgres.creating');
		if (existsSync(creating)) rmSync(folder, { recursive: true, force: true });
		const fresh = !existsSync(join(folder, 'PG_VERSION'));
		if (fresh) writeFileSync(creating, '');
		const { templatePath, migrationsDir } = options;
		const template = fresh && templatePath && templateFits(templatePath, migrationsDir) ? templatePath : null;
		options.onProgress?.({ step: template ? 'unpacking' : fresh ? 'creating' : 'opening' });
		const home = new EmbeddedHome({ folder, template, raiseExceptions: true });
		try {
			await home.start();
		} catch (error) {
			throw fresh ? error : damaged(folder, error);
		}
		try {
			await prepare(home, options);
		} catch (error) {
			await home.close();
			throw error;
		}
		rmSync(creating, { force: true });
		return withRelease(createDatabase(home), release);
	} catch (error) {
		release();
		throw error;
	}
}

async function prepare(home: Home, options: Omit<OpenOptions, 'dataDir'>): Promise<void> {
	await ensurePostgis(home);
	await migrate(home, options.migrationsDir, (detail) => options.onProgress?.({ step: 'migrating', detail }));
}

function withRelease(database: Database, release: () => void): Database {
	return {
		...database,
		async close() {
			await database.close();
			release();
		},
	};
}

function damaged(folder: string, error: unknown): InputError {
	return new InputError({
		code: 'database-damaged',
		message: '内嵌数据库的文件夹无法打开，可能已损坏或由不兼容的版本建立',
		file: folder,
		got: error instanceof Error ? error.message.split('\n', 1)[0] : String(error),
		fix: '从备份恢复该文件夹，或换一个数据文件夹重新导入',
	});
}
