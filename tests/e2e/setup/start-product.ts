import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildIfStale } from '../../support/build.ts';
import { administer, databaseUrl } from '../../support/database-admin.ts';
import { ROOT, startProduct } from '../../support/product.ts';

/**
 * Starts the built product for the browser tests and returns what stops it. Its data folder is new and is removed.
 * With `TENGLONG_TEST_HOME=server` it runs on a new database of `TEST_DATABASE_URL`, which is dropped afterwards.
 */
export default async function start(): Promise<() => Promise<void>> {
	buildIfStale();
	const home = process.env['TENGLONG_TEST_HOME'] ?? 'embedded';
	const data = await mkdtemp(path.join(tmpdir(), 'tenglong-e2e-'));
	const database = home === 'server' ? await newDatabase() : null;
	const cleanUp = async () => {
		await database?.drop();
		await rm(data, { recursive: true, force: true });
	};
	try {
		if (database) loadDemo(database.url);
		const product = await startProduct({
			port: Number(process.env['TENGLONG_TEST_PORT']),
			data,
			log: path.join(ROOT, 'test-results', `product-${home}.log`),
			...(database ? { databaseUrl: database.url } : {}),
		});
		return async () => {
			try {
				await product.stop();
			} finally {
				await cleanUp();
			}
		};
	} catch (error) {
		await cleanUp();
		throw error;
	}
}

async function newDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
	const base = process.env['TEST_DATABASE_URL'];
	if (!base) throw new Error('TENGLONG_TEST_HOME=server needs TEST_DATABASE_URL');
	const name = `tenglong_e2e_${process.pid}`;
	await administer(base, `create database ${name}`);
	return {
		url: databaseUrl(base, name),
		drop: () => administer(base, `drop database if exists ${name} with (force)`),
	};
}

/** A server is never filled with synthetic data unasked: the tests ask. */
function loadDemo(databaseUrl: string): void {
	const env = { ...process.env, DATABASE_URL: databaseUrl };
	const done = spawnSync(process.execPath, ['bin/tenglong.js', 'demo'], { cwd: ROOT, env, stdio: 'inherit' });
	if (done.status !== 0) throw new Error(`tenglong demo left with ${done.status ?? done.signal}`);
}
