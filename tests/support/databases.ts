import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { SYSTEM } from '#lib/server/database/db.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import type { Database, Db } from '#lib/server/database/db.ts';
import { administer, databaseUrl } from './database-admin.ts';

/** What the global set-up hands to the suites. */
export interface TestDatabases {
	archives: { bare: string; migrated: string };
	/** An empty folder of migrations. */
	empty: string;
	/** Null where there is no PostgreSQL + PostGIS. */
	server: { url: string; bare: string; migrated: string } | null;
}

declare module 'vitest' {
	interface ProvidedContext {
		databases: TestDatabases;
	}
}

/** The suite's own database, open from its first test to its last. */
export interface HomeUnderTest {
	readonly kind: 'embedded' | 'server';
	readonly database: Database;
	/** The system actor's handle. */
	readonly db: Db;
}

export interface EachHomeOptions {
	/** False gives PostGIS and no tables; otherwise the product's migrations are applied. */
	migrations?: boolean;
}

const MIGRATIONS = join(import.meta.dirname, '../../migrations');

/**
 * Runs a suite on both database homes, each time on a fresh database with the migrations applied. The server's is skipped,
 * and says so, where there is neither TEST_DATABASE_URL nor PostgreSQL + PostGIS on the machine.
 */
export function eachHome(
	name: string,
	suite: (home: HomeUnderTest) => void,
	options: EachHomeOptions = {},
): void {
	const { archives, empty, server } = inject('databases');
	const [source, migrationsDir] =
		options.migrations === false ? (['bare', empty] as const) : (['migrated', MIGRATIONS] as const);

	describe(`${name} (embedded)`, () => {
		const dataDir = mkdtempSync(join(tmpdir(), 'tenglong-embedded-'));
		suite(
			underTest({
				kind: 'embedded',
				create: async () => {},
				open: () => openDatabase({ dataDir, migrationsDir, templatePath: archives[source] }),
				remove: async () => rmSync(dataDir, { recursive: true, force: true }),
			}),
		);
	});

	if (!server) {
		describe.skip(`${name} (server): no TEST_DATABASE_URL, no PostgreSQL + PostGIS here`, () => {
			const none = () => Promise.reject(new Error('no server'));
			suite(underTest({ kind: 'server', create: none, open: none, remove: none }));
		});
		return;
	}
	describe(`${name} (server)`, () => {
		const own = `tenglong_test_${process.pid}_${Math.random().toString(36).slice(2)}`;
		suite(
			underTest({
				kind: 'server',
				create: () => administer(server.url, `create database ${own} template ${server[source]}`),
				open: () => openDatabase({ url: databaseUrl(server.url, own), dataDir: tmpdir(), migrationsDir }),
				remove: () => administer(server.url, `drop database if exists ${own} with (force)`),
			}),
		);
	});
}

interface Fresh {
	kind: HomeUnderTest['kind'];
	create(): Promise<void>;
	open(): Promise<Database>;
	remove(): Promise<void>;
}

function underTest({ kind, create, open, remove }: Fresh): HomeUnderTest {
	let database: Database | null = null;
	const opened = () => {
		if (!database) throw new Error('The database is open inside tests and hooks only.');
		return database;
	};
	beforeAll(async () => {
		await create();
		database = await open();
	});
	afterAll(async () => {
		await database?.close();
		await remove();
	});
	return {
		kind,
		get database() {
			return opened();
		},
		get db() {
			return opened().as(SYSTEM);
		},
	};
}
