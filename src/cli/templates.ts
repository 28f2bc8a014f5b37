import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#lib/server/config.ts';
import { buildTemplate, templateFits } from '#lib/server/database/template.ts';
import { compact } from '#lib/server/store/upkeep.ts';
import { loadDemo } from '#lib/server/tasks/demo.ts';

/** What the demo's records are made by: a change in any of it makes the archive anew. */
const DEMO_SOURCES = [
	'src/lib/domain',
	'src/lib/rulesets',
	'src/lib/formats',
	'src/lib/server/demo',
	'src/lib/server/tasks',
	'src/lib/server/store',
];

/** Makes the archives from which a fresh data folder opens in seconds: a bare one, and one with the demo loaded. */
export async function prepareTemplates(config: Config): Promise<void> {
	const { templatePath, demoTemplatePath, migrationsDir } = config;
	if (!templateFits(templatePath, migrationsDir)) {
		process.stderr.write('正在制作数据库模板(仅一次,约 20 秒)…\n');
		await buildTemplate(templatePath, migrationsDir);
	}
	const key = hashOf(DEMO_SOURCES.map((folder) => join(config.root, folder)));
	if (templateFits(demoTemplatePath, migrationsDir, key)) return;
	process.stderr.write('正在载入演示数据(合成;仅一次,约 30 秒)…\n');
	await buildTemplate(demoTemplatePath, migrationsDir, templatePath, {
		key,
		fill: async (db) => {
			await loadDemo(db, {
				progress: ({ stage, done, total }) => process.stderr.write(`  ${done + 1}/${total} ${stage}\n`),
			});
			await compact(db);
		},
	});
}

function hashOf(folders: readonly string[]): string {
	const hash = createHash('sha256');
	for (const folder of folders) {
		for (const file of filesOf(folder)) hash.update(file).update(readFileSync(file));
	}
	return hash.digest('hex');
}

function filesOf(folder: string): string[] {
	return readdirSync(folder)
		.sort()
		.flatMap((name) => {
			const path = join(folder, name);
			if (statSync(path).isDirectory()) return filesOf(path);
			return name.includes('.test.') ? [] : [path];
		});
}
