import { spawnSync } from 'node:child_process';
import { buildIsStale } from '../../src/cli/build-state.ts';
import { ROOT } from './product.ts';

/** Builds the app when there is no build, or when a source is newer than it. */
export function buildIfStale(): void {
	if (!buildIsStale(ROOT)) return;
	const done = spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['run', 'build'], {
		cwd: ROOT,
		stdio: 'inherit',
	});
	if (done.status !== 0) throw new Error(`npm run build left with ${done.status ?? done.signal}`);
}
