import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { terrainRoot } from './terrain-folder.ts';

const PREFIX = 'tiles-';

/**
 * A tile made once and kept under the data folder by the stamp of the models in use; an empty file says that there is
 * none. A new stamp sweeps the tiles of the old ones away.
 */
export async function keptTile(
	stamp: string,
	path: string,
	make: () => Promise<Uint8Array | null>,
): Promise<Uint8Array | null> {
	const file = join(terrainRoot(), `${PREFIX}${stamp}`, path);
	const kept = await readFile(file).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return null;
		throw error;
	});
	if (kept) return kept.length === 0 ? null : kept;
	const made = await make();
	if (await isFirst(file)) await sweep(stamp);
	const temporary = `${file}.${randomUUID()}`;
	await writeFile(temporary, made ?? new Uint8Array(0));
	await rename(temporary, file);
	return made;
}

/** Makes the tile's folder; true where the stamp's own folder is new. */
async function isFirst(file: string): Promise<boolean> {
	const made = await mkdir(dirname(file), { recursive: true });
	return made !== undefined && dirname(made) === terrainRoot();
}

async function sweep(stamp: string): Promise<void> {
	for (const name of await readdir(terrainRoot()))
		if (name.startsWith(PREFIX) && name !== `${PREFIX}${stamp}`)
			await rm(join(terrainRoot(), name), { recursive: true, force: true });
}
