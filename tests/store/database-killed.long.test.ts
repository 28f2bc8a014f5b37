import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { SYSTEM } from '#lib/server/database/db.ts';
import { readLock } from '#lib/server/database/lock.ts';
import { openDatabase } from '#lib/server/database/open.ts';

const ROOT = join(import.meta.dirname, '../..');
const { archives, empty: migrationsDir } = inject('databases');
let dataDir = '';
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'tenglong-killed-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Starts a process that writes, and waits until it has printed `line`. */
async function writer(line: string, templatePath: string) {
	const child = spawn(
		process.execPath,
		['--import', 'tsx', 'tests/support/keep-writing.ts', dataDir, migrationsDir, templatePath],
		{ cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
	);
	const lines: string[] = [];
	const reader = createInterface({ input: child.stdout });
	await new Promise<void>((resolve, reject) => {
		reader.on('line', (text) => {
			lines.push(text);
			if (text === line) resolve();
		});
		child.once('exit', (code) => reject(new Error(`the writer ended with ${code} after ${lines.at(-1)}`)));
	});
	return {
		pid: child.pid,
		async kill() {
			child.kill('SIGKILL');
			await once(child, 'close');
			return lines;
		},
	};
}

it('A second process is told who holds the data folder, and where it serves', async () => {
	const { pid, kill } = await writer('0', archives.bare);
	try {
		await expect(openDatabase({ dataDir, migrationsDir })).rejects.toMatchObject({
			problems: [
				{
					code: 'database-locked',
					message: expect.stringContaining(`进程 ${pid}`),
					got: { pid, url: 'http://127.0.0.1:3999' },
					fix: expect.stringContaining('http://127.0.0.1:3999'),
				},
			],
		});
		expect(readLock(dataDir)).toMatchObject({ pid, url: 'http://127.0.0.1:3999' });
	} finally {
		await kill();
	}
});

it('A process killed in the middle of writing loses nothing that it had committed, and its lock is taken over', async () => {
	const { kill } = await writer('100', archives.bare);
	const committed = (await kill()).filter((line) => /^\d+$/.test(line)).length;
	expect(readLock(dataDir)).toBeNull();

	const database = await openDatabase({ dataDir, migrationsDir });
	try {
		const { rows } = await database
			.as(SYSTEM)
			.query<{ n: number; body: string }>('select * from written order by n');
		// One more may have been committed without its number printed.
		expect(rows.length - committed).toBeOneOf([0, 1]);
		expect(rows.map(({ n }) => n)).toEqual(rows.map((_, i) => i));
		expect(rows.every(({ body }) => body === 'y'.repeat(5000))).toBe(true);
		await database.as(SYSTEM).query('insert into written values (-1, null)');
	} finally {
		await database.close();
	}
});

it('A folder whose creation was killed is made anew', async () => {
	const { kill } = await writer('creating', '');
	await new Promise((resolve) => setTimeout(resolve, 1500)); // initdb is under way
	await kill();

	const steps: string[] = [];
	const database = await openDatabase({
		dataDir,
		migrationsDir,
		templatePath: archives.bare,
		onProgress: ({ step }) => steps.push(step),
	});
	await database.close();
	expect(steps).toEqual(['unpacking']);
});

it('A folder that was closed opens again, from no template, with what it held', async () => {
	const first = await openDatabase({ dataDir, migrationsDir, templatePath: archives.bare });
	await first.as(SYSTEM).query('create table kept as select 1 as n');
	await first.close();
	expect(readLock(dataDir)).toBeNull();

	const steps: string[] = [];
	const again = await openDatabase({ dataDir, migrationsDir, onProgress: ({ step }) => steps.push(step) });
	try {
		expect(steps).toEqual(['opening']);
		expect((await again.as(SYSTEM).query('select n from kept')).rows).toEqual([{ n: 1 }]);
	} finally {
		await again.close();
	}
});
