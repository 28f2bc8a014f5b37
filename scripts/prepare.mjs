// Runs after `npm ci`: puts this package's own command into node_modules/.bin, where `npx tenglong` looks first
// (a "bin" in package.json would make npx install the project into its cache instead), and writes SvelteKit's types.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = `${root}node_modules/.bin`;
mkdirSync(bin, { recursive: true });
if (process.platform === 'win32') {
	writeFileSync(`${bin}/tenglong.cmd`, '@node "%~dp0..\\..\\bin\\tenglong.js" %*\r\n');
} else {
	rmSync(`${bin}/tenglong`, { force: true });
	symlinkSync('../../bin/tenglong.js', `${bin}/tenglong`);
}
const sync = spawnSync(process.execPath, [`${root}node_modules/@sveltejs/kit/svelte-kit.js`, 'sync'], {
	cwd: root,
	stdio: 'inherit',
});
process.exitCode = sync.status ?? 1;
