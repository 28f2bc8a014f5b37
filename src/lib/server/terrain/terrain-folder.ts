import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '#lib/server/config.ts';

/** Folder of the stored heights under the data folder (`TENGLONG_DATA/terrain`). */
export const terrainRoot = (): string => join(readConfig().dataDir, 'terrain');

/** Folder of one elevation model. */
export const folderOf = (folder: string): string => join(terrainRoot(), folder);

/** Half-written folders of killed processes are cleared away after this long, ms. */
const STALE = 24 * 3600 * 1000;

/**
 * Fills a folder so that it is there whole or not at all: `write` gets a new one beside it, which takes the name when it
 * is done. Nothing happens where the folder exists; two writers at once do no harm.
 */
export async function writeFolder(folder: string, write: (path: string) => Promise<void>): Promise<void> {
	const final = folderOf(folder);
	if (existsSync(final)) return;
	const temporary = join(terrainRoot(), `.${folder}-${randomUUID()}`);
	await mkdir(temporary, { recursive: true });
	try {
		await write(temporary);
		await rename(temporary, final).catch((error: NodeJS.ErrnoException) => {
			// Somebody else was as quick: the folder's name stands for its content.
			if (!['ENOTEMPTY', 'EEXIST'].includes(error.code ?? '')) throw error;
		});
	} finally {
		await rm(temporary, { recursive: true, force: true });
	}
	await clearStale();
}

async function clearStale(): Promise<void> {
	for (const name of await readdir(terrainRoot())) {
		if (!name.startsWith('.')) continue;
		const path = join(terrainRoot(), name);
		const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
		if (Date.now() - mtimeMs > STALE) await rm(path, { recursive: true, force: true });
	}
}
