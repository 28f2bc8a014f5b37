import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the built page is made of. */
const SOURCES = ['src', 'static', 'messages', 'vite.config.ts', 'package-lock.json'];

/** True when there is no build, or a source is newer than it. */
export function buildIsStale(root: string): boolean {
	const built = join(root, 'build', 'handler.js');
	if (!existsSync(built)) return true;
	return Math.max(...SOURCES.map((source) => newestChange(join(root, source)))) > statSync(built).mtimeMs;
}

/** The latest change under a file or folder (ms); tests beside the code are no part of the page. */
function newestChange(file: string): number {
	if (!existsSync(file)) return 0;
	const stat = statSync(file);
	if (!stat.isDirectory()) return file.endsWith('.test.ts') ? 0 : stat.mtimeMs;
	return Math.max(0, ...readdirSync(file).map((name) => newestChange(join(file, name))));
}
