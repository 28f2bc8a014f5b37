import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One step of the schema, from `NNNN_subject.sql`. */
export interface Migration {
	version: number;
	name: string;
	/** SHA-256 of the text, line endings made alike (a checkout may change them). */
	hash: string;
	sql: string;
}

/**
 * The migrations of a folder in order.
 * @throws if a .sql file is named otherwise or a number occurs twice (a bug of the source tree)
 */
export function readMigrations(folder: string): Migration[] {
	const migrations = readdirSync(folder)
		.filter((file) => file.endsWith('.sql'))
		.map((file) => readMigration(folder, file))
		.sort((a, b) => a.version - b.version);
	for (const [i, { version, name }] of migrations.entries()) {
		const twin = migrations[i + 1];
		if (twin?.version === version) throw new Error(`Two migrations share a number: ${name}, ${twin.name}`);
	}
	return migrations;
}

function readMigration(folder: string, file: string): Migration {
	const match = /^(\d{4})_[a-z0-9_-]+\.sql$/.exec(file);
	if (!match) throw new Error(`Migration files are named NNNN_subject.sql; got ${file}`);
	const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
	return { version: Number(match[1]), name: file, hash: createHash('sha256').update(sql).digest('hex'), sql };
}
