import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the project, for files that are used as they are and never bundled (worker entries, migrations). The server's
 * bundle lies in build/, so the way up from this module is tried first, then from the working directory.
 * @throws if neither leads to the project's package.json
 */
export function projectRoot(): string {
	for (const start of [dirname(fileURLToPath(import.meta.url)), process.cwd()]) {
		for (let folder = start; ; folder = dirname(folder)) {
			if (isRoot(folder)) return folder;
			if (dirname(folder) === folder) break;
		}
	}
	throw new Error(`No package.json named "tenglong" above ${import.meta.url} or ${process.cwd()}`);
}

function isRoot(folder: string): boolean {
	const file = join(folder, 'package.json');
	if (!existsSync(file)) return false;
	return (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'tenglong';
}
