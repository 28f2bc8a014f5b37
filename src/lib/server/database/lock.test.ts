import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { announceServer, readLock, takeLock } from './lock.ts';

let dataDir = '';
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'tenglong-lock-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const now = new Date().toISOString();
const write = (content: unknown) =>
	writeFileSync(
		join(dataDir, 'tenglong.lock'),
		typeof content === 'string' ? content : JSON.stringify(content),
	);
/** The number of a process that has ended. */
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;
/** One that lives as long as the test: the parent of the test's own. */
const livingPid = process.ppid;

describe('The lock of a data folder', () => {
	it('is free, taken, free again', () => {
		expect(readLock(dataDir)).toBeNull();
		const release = takeLock(dataDir);
		expect(readLock(dataDir)).toMatchObject({ pid: process.pid, host: hostname() });
		release();
		expect(readLock(dataDir)).toBeNull();
	});

	it('makes the folder when there is none', () => {
		const folder = join(dataDir, 'a/b');
		takeLock(folder)();
		expect(existsSync(folder)).toBe(true);
	});

	it('refuses a second opening in the same process', () => {
		const release = takeLock(dataDir);
		expect(() => takeLock(dataDir)).toThrow(`进程 ${process.pid}`);
		release();
	});

	it('names the process, machine and address that hold it, and what to do', () => {
		write({ pid: livingPid, host: hostname(), startedAt: now, url: 'http://127.0.0.1:3000' });
		expect(() => takeLock(dataDir)).toThrow(
			expect.objectContaining({
				problems: [
					{
						code: 'database-locked',
						message: `数据文件夹 ${dataDir} 正由另一个腾笼进程使用：进程 ${livingPid}，主机 ${hostname()}，自 ${now} 起，地址 http://127.0.0.1:3000`,
						file: join(dataDir, 'tenglong.lock'),
						got: { pid: livingPid, host: hostname(), startedAt: now, url: 'http://127.0.0.1:3000' },
						fix: `先停止进程 ${livingPid}，或通过 http://127.0.0.1:3000 使用`,
					},
				],
			}),
		);
	});

	it('tells where its holder serves', () => {
		const release = takeLock(dataDir);
		announceServer(dataDir, 'http://127.0.0.1:3000');
		expect(readLock(dataDir)).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:3000' });
		release();
		expect(() => announceServer(dataDir, 'http://127.0.0.1:3000')).toThrow('not held');
	});

	it.each([
		['its process has ended', () => ({ pid: deadPid(), host: hostname(), startedAt: now })],
		[
			'it has this very process number from before a restart',
			() => ({ pid: process.pid, host: hostname(), startedAt: now }),
		],
		[
			'it is older than the running of this machine',
			() => ({ pid: livingPid, host: hostname(), startedAt: '2001-01-01T00:00:00Z' }),
		],
		['it was cut short while being written', () => '{"pid": 12'],
	])('is taken over when %s', (_why, content) => {
		write(content());
		expect(readLock(dataDir)).toBeNull();
		const release = takeLock(dataDir);
		expect(readLock(dataDir)).toMatchObject({ pid: process.pid });
		release();
	});

	it.runIf(process.platform === 'linux')(
		'is taken over when another process has got the number since',
		() => {
			write({ pid: livingPid, host: hostname(), startedAt: now, ticks: '1' });
			expect(readLock(dataDir)).toBeNull();
		},
	);

	it('is not taken over from another machine, whose processes are out of sight', () => {
		write({ pid: deadPid(), host: 'other-desk', startedAt: now });
		expect(() => takeLock(dataDir)).toThrow('主机 other-desk');
	});
});
