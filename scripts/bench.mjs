// `npm run bench [name …]`: runs the benches one after the other, each in a process of its own: bench/NAME.ts, whose parts and
// peers stand beside it as bench/NAME-….ts.
// A bench is seeded, compares with a peer in the same run, checks that both agree, and prints ratios.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const asked = process.argv.slice(2);
const all = readdirSync(path.join(root, 'bench'))
	.filter((file) => file.endsWith('.ts'))
	.filter((file, _, files) => !files.some((other) => file.startsWith(`${other.slice(0, -3)}-`)))
	.sort();
const chosen = asked.length === 0 ? all : all.filter((file) => asked.some((name) => file.startsWith(name)));
if (chosen.length === 0) {
	console.error(`no bench called ${asked.join(', ') || '…'}; there are: ${all.join(', ') || 'none'}`);
	process.exit(2);
}
let failed = 0;
for (const file of chosen) {
	console.log(`\n=== ${file}`);
	const done = spawnSync(
		process.execPath,
		['--expose-gc', '--import', 'tsx', path.join(root, 'bench', file)],
		{
			cwd: root,
			stdio: ['ignore', 'inherit', 'inherit'],
		},
	);
	if (done.status !== 0) failed += 1;
}
process.exitCode = failed > 0 ? 1 : 0;
