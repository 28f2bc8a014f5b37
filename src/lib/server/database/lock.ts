import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { InputError } from '#lib/domain/problem.ts';
import type { Problem } from '#lib/domain/problem.ts';

/** Who has the embedded database open. */
export interface Lock {
	pid: number;
	host: string;
	/** ISO 8601. */
	startedAt: string;
	/** Where the holder serves, once it does: another process goes through it. */
	url?: string;
	/** The holder's start in kernel ticks (Linux), so that a reused process id is not taken for it. */
	ticks?: string;
}

// Two copies of this module may live in one process (the loader's and the bundle's): what is held is process-wide.
const HELD = Symbol.for('tenglong.database.locks');
const held: Set<string> = ((globalThis as { [HELD]?: Set<string> })[HELD] ??= new Set());

const lockFile = (dataDir: string) => join(dataDir, 'tenglong.lock');

/**
 * Takes the data folder for this process; a lock whose process is gone is taken over. Two processes on one folder would
 * corrupt it.
 * @returns the release
 * @throws {InputError} `database-locked`, saying who holds it
 */
export function takeLock(dataDir: string): () => void {
	mkdirSync(dataDir, { recursive: true });
	const file = lockFile(dataDir);
	const lock: Lock = {
		pid: process.pid,
		host: hostname(),
		startedAt: new Date().toISOString(),
		...ticksOf(process.pid),
	};
	for (let attempt = 0; attempt < 5; attempt++) {
		try {
			writeFileSync(file, JSON.stringify(lock), { flag: 'wx' });
			held.add(file);
			return () => release(file);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
		const holder = readLock(dataDir);
		if (holder) throw new InputError(lockedProblem(dataDir, holder));
		removeStale(file);
	}
	throw new Error(`${file} changes hands faster than it can be taken`);
}

/** The living holder of the data folder's database, or null when it is free. */
export function readLock(dataDir: string): Lock | null {
	const file = lockFile(dataDir);
	const lock = parse(file);
	return lock && isAlive(lock, file) ? lock : null;
}

/** Tells other processes where this one serves. Call once it listens. */
export function announceServer(dataDir: string, url: string): void {
	const file = lockFile(dataDir);
	const lock = parse(file);
	if (!held.has(file) || !lock) throw new Error(`${file} is not held by this process`);
	writeFileSync(`${file}.new`, JSON.stringify({ ...lock, url }));
	renameSync(`${file}.new`, file);
}

/** What a second process is told. */
export function lockedProblem(dataDir: string, holder: Lock): Problem {
	const at = holder.url ? `，地址 ${holder.url}` : '';
	return {
		code: 'database-locked',
		message: `数据文件夹 ${dataDir} 正由另一个腾笼进程使用：进程 ${holder.pid}，主机 ${holder.host}，自 ${holder.startedAt} 起${at}`,
		file: lockFile(dataDir),
		got: holder,
		fix:
			holder.host === hostname()
				? `先停止进程 ${holder.pid}${holder.url ? `，或通过 ${holder.url} 使用` : ''}`
				: `在主机 ${holder.host} 上停止该进程；若它已不存在，删除文件 ${lockFile(dataDir)}`,
	};
}

function release(file: string): void {
	held.delete(file);
	if (parse(file)?.pid === process.pid) rmSync(file, { force: true });
}

function parse(file: string): Lock | null {
	try {
		const lock = JSON.parse(readFileSync(file, 'utf8')) as Partial<Lock>;
		return typeof lock.pid === 'number' && typeof lock.host === 'string' ? (lock as Lock) : null;
	} catch (error) {
		// No file, or one cut short by a kill: nobody holds the folder.
		if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
}

function isAlive(lock: Lock, file: string): boolean {
	if (lock.host !== hostname()) return true; // out of sight from here; the person decides
	if (lock.pid === process.pid) return held.has(file); // the same number after a restart, as in a container
	if (Date.parse(lock.startedAt) < Date.now() - uptime() * 1000 - 1000) return false; // before this machine started
	try {
		process.kill(lock.pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
	return !lock.ticks || (ticksOf(lock.pid).ticks ?? lock.ticks) === lock.ticks;
}

/** Moves the stale file aside first: of two processes that find it, one wins the rename and the other tries again. */
function removeStale(file: string): void {
	const aside = `${file}.${process.pid}.stale`;
	try {
		renameSync(file, aside);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
		throw error;
	}
	rmSync(aside, { force: true });
}

function ticksOf(pid: number): { ticks?: string } {
	try {
		// Field 22 of /proc/PID/stat; the second field, the name, may hold spaces and brackets.
		const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ');
		return fields?.[19] === undefined ? {} : { ticks: fields[19] };
	} catch {
		return {}; // no /proc here: the process id alone has to do
	}
}
