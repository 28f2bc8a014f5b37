import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SYSTEM, type Db } from './db.ts';
import { EmbeddedHome } from './embedded.ts';
import { ensurePostgis } from './floor.ts';
import { createDatabase } from './handle.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migration-files.ts';
import { projectRoot } from './project-root.ts';

/** Beside the archive, `<archive>.json`: what it was made from. */
interface Contents {
	/** Version of PGlite and of its PostGIS: an archive of another pair may not open. */
	engine: string;
	migrations: { name: string; hash: string }[];
	/** What the archive was filled with, beside the schema; absent for a bare one. */
	filling?: string;
}

/** Data to put into an archive: `key` changes whenever the data would. */
export interface Filling {
	key: string;
	fill: (db: Db) => Promise<void>;
}

/**
 * Makes the archive from which a fresh data folder opens in seconds: extensions created, migrations applied, and `filling` if
 * any (the demo). Run at build
 * time; takes the time of a cold creation, or less `from` an older archive that fits.
 */
export async function buildTemplate(
	path: string,
	migrationsDir: string,
	from: string | null = null,
	filling?: Filling,
): Promise<void> {
	const home = new EmbeddedHome({ folder: null, template: from, raiseExceptions: true });
	await home.start();
	try {
		await ensurePostgis(home);
		await migrate(home, migrationsDir);
		if (filling) await filling.fill(createDatabase(home).as(SYSTEM));
		mkdirSync(dirname(path), { recursive: true });
		const draft = `${path}.${process.pid}.draft`;
		await home.dump(draft);
		// The archive first: a description without its archive would be believed.
		rmSync(contentsFile(path), { force: true });
		renameSync(draft, path);
		writeFileSync(
			contentsFile(path),
			JSON.stringify({ ...contentsOf(migrationsDir), filling: filling?.key }),
		);
	} finally {
		await home.close();
	}
}

/**
 * Whether the archive is there and fits: made by the same engine, and its migrations are the first ones of the folder (later
 * ones are applied on opening).
 */
export function templateFits(path: string, migrationsDir: string, filling?: string): boolean {
	if (!existsSync(path) || !existsSync(contentsFile(path))) return false;
	const made = JSON.parse(readFileSync(contentsFile(path), 'utf8')) as Contents;
	const now = contentsOf(migrationsDir);
	return (
		made.engine === now.engine &&
		(filling === undefined || made.filling === filling) &&
		made.migrations.length <= now.migrations.length &&
		made.migrations.every(({ name, hash }, i) => {
			const file = now.migrations[i];
			return file?.name === name && file.hash === hash;
		})
	);
}

const contentsFile = (path: string) => `${path}.json`;

function contentsOf(migrationsDir: string): Contents {
	const require = createRequire(join(projectRoot(), 'package.json'));
	const { dependencies } = require('./package.json') as { dependencies: Record<string, string> };
	return {
		engine: `pglite ${dependencies['@electric-sql/pglite']}, postgis ${dependencies['@electric-sql/pglite-postgis']}`,
		migrations: readMigrations(migrationsDir).map(({ name, hash }) => ({ name, hash })),
	};
}
