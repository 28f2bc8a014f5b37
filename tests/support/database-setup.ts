import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#lib/server/database/open.ts';
import { buildTemplate, templateFits } from '#lib/server/database/template.ts';
import { administer, databaseUrl } from './database-admin.ts';
import { startCluster } from './database-cluster.ts';
import type { TestDatabases } from './databases.ts';

const ROOT = join(import.meta.dirname, '../..');
const MIGRATIONS = join(ROOT, 'migrations');

/**
 * Vitest's global set-up of the database suites: archives for the embedded home (kept in .cache until the migrations change)
 * and, where there is a server, two databases to copy from: PostGIS only, and the migrations applied.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	const empty = mkdtempSync(join(tmpdir(), 'tenglong-no-migrations-'));
	const { databases, stop } = await prepareServer(empty);
	const bare = join(ROOT, '.cache/test-database/bare.tar.gz');
	const migrated = join(ROOT, '.cache/test-database/migrated.tar.gz');
	mkdirSync(join(ROOT, '.cache/test-database'), { recursive: true });
	if (!templateFits(bare, empty)) await buildTemplate(bare, empty);
	if (!templateFits(migrated, MIGRATIONS)) await buildTemplate(migrated, MIGRATIONS, bare);
	project.provide('databases', { archives: { bare, migrated }, empty, server: databases });
	return async () => {
		rmSync(empty, { recursive: true, force: true });
		await stop();
	};
}

async function prepareServer(
	empty: string,
): Promise<{ databases: TestDatabases['server']; stop(): Promise<void> }> {
	const given = process.env['TEST_DATABASE_URL'];
	const cluster = given ? null : await startCluster();
	const url = given ?? cluster?.url;
	if (!url) return { databases: null, stop: async () => undefined };
	const stopCluster = () => cluster?.stop();
	process.once('exit', stopCluster); // also when the run is broken off
	const run = `tenglong_test_${process.pid}_${Date.now().toString(36)}`;
	const databases = { url, bare: `${run}_bare`, migrated: `${run}_migrated` };
	try {
		for (const [name, migrationsDir] of [
			[databases.bare, empty],
			[databases.migrated, MIGRATIONS],
		] as const) {
			await administer(url, `create database ${name} template template0 encoding 'UTF8'`);
			const database = await openDatabase({ url: databaseUrl(url, name), dataDir: empty, migrationsDir });
			await database.close();
		}
	} catch (error) {
		stopCluster();
		throw error;
	}
	return {
		databases,
		async stop() {
			process.off('exit', stopCluster);
			for (const name of [databases.bare, databases.migrated]) {
				await administer(url, `drop database if exists ${name} with (force)`);
			}
			stopCluster();
		},
	};
}
