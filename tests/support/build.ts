import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './product.ts';

/** What the built app is made of. */
const SOURCES = ['src', 'static', 'messages', 'vite.config.ts', 'package-lock.json'];

/** Builds the app when there is no build, or when a source is newer than it. */
export function buildIfStale(): void {
	const built = path.join(ROOT, 'build/handler.js');
	const newest = Math.max(...SOURCES.map((source) => newestTime(path.join(ROOT, source))));
	if (existsSync(built) && statSync(built).mtimeMs > newest) return;
	const done = spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['run', 'build'], {
		cwd: ROOT,
		stdio: 'inherit',
	});
	if (done.status !== 0) throw new Error(`npm run build left with ${done.status ?? done.signal}`);
}

/** The latest change under a file or folder (ms); tests beside the code are no part of the app. */
function newestTime(file: string): number {
	if (!existsSync(file)) return 0;
	const stat = statSync(file);
	if (!stat.isDirectory()) return file.endsWith('.test.ts') ? 0 : stat.mtimeMs;
	return Math.max(0, ...readdirSync(file).map((name) => newestTime(path.join(file, name))));
}
