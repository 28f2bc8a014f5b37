import { existsSync } from 'node:fs';
import type { Actor, Database, Db } from '#lib/server/database/db.ts';
import { SYSTEM } from '#lib/server/database/db.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import { readConfig, type Config } from '#lib/server/config.ts';
import * as users from '#lib/server/store/users.ts';
import { loadDemo } from '#lib/server/tasks/demo.ts';
import { startJobs, type JobRunner } from '#lib/server/jobs/runner.ts';

/** Everything that lives as long as the process does. */
export interface Product {
	config: Config;
	database: Database;
	jobs: JobRunner;
	actors: Map<string, Actor>;
	close(): Promise<void>;
}

// The bundle's copy of this module opens the product; `tenglong serve` (another copy) closes it on SIGTERM.
const OPEN = Symbol.for('tenglong.product');
const holder = globalThis as { [OPEN]?: Promise<Product> };

/** The open product of this process; opened at the first call (hooks.server.ts `init`). */
export function product(): Promise<Product> {
	return (holder[OPEN] ??= open());
}

/** The handle of the process itself, for jobs and start-up. */
export async function systemDb(): Promise<Db> {
	return (await product()).database.as(SYSTEM);
}

/** Closes the product if it was opened, so that the embedded folder is left clean. */
export async function closeProduct(): Promise<void> {
	const opening = holder[OPEN];
	delete holder[OPEN];
	await (await opening)?.close();
}

async function open(): Promise<Product> {
	const config = readConfig();
	const say = (text: string) => process.stderr.write(`${text}\n`);
	const database = await openDatabase({
		url: config.databaseUrl,
		dataDir: config.dataDir,
		migrationsDir: config.migrationsDir,
		// a fresh folder opens with the demo in it where `serve` has prepared that
		templatePath: existsSync(config.demoTemplatePath) ? config.demoTemplatePath : config.templatePath,
		onProgress: ({ step, detail }) => say(`数据库 ${STEPS[step]}${detail ? ` ${detail}` : ''}`),
	});
	try {
		const db = database.as(SYSTEM);
		// a bureau's own server is never filled with synthetic data unasked: `tenglong demo` does it there
		if (database.home === 'embedded' && (await users.isEmpty(db))) {
			await loadDemo(db, { progress: (p) => say(`演示数据 ${p.stage} ${p.done}/${p.total}`) });
		}
		const jobs = await startJobs(database);
		const actors = new Map((await users.list(db)).map((actor) => [actor.id, actor]));
		return {
			config,
			database,
			jobs,
			actors,
			async close() {
				await jobs.stop();
				await database.close();
			},
		};
	} catch (error) {
		await database.close();
		throw error;
	}
}

const STEPS = {
	connecting: '正在连接',
	creating: '正在新建(首次约 20 秒)',
	unpacking: '正在由模板建立',
	opening: '正在打开',
	migrating: '正在升级结构',
} as const;
