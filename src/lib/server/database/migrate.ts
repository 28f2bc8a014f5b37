import pg from 'pg';
import { InputError } from '#lib/domain/problem.ts';
import { readMigrations } from './migration-files.ts';
import type { Migration } from './migration-files.ts';
import type { Home, Session } from './session.ts';

/** Any number will do; it is this product's in the server's space of advisory locks. */
const LOCK = 815_203;

interface Applied {
	version: number;
	name: string;
	hash: string;
}

/**
 * Brings the schema to the state of the folder: forward only, each file in one transaction, recorded in
 * `schema_migrations`. Two servers starting at once take turns.
 * @returns the names applied now
 * @throws {InputError} `migration-changed` when an applied file differs from what was applied, `migration-order` when a new
 * file comes before an applied one, `database-newer` when the database knows a file that the folder does not
 */
export async function migrate(
	home: Home,
	folder: string,
	onMigration: (name: string) => void = () => undefined,
): Promise<string[]> {
	const files = readMigrations(folder);
	return home.use(async (session) => {
		// Advisory locks mean nothing on the embedded home; its lock file keeps others out.
		if (home.kind === 'server') await session.query('select pg_advisory_lock($1)', [LOCK]);
		try {
			const due = pending(files, await readApplied(session));
			for (const migration of due) {
				onMigration(migration.name);
				await apply(session, migration);
			}
			return due.map(({ name }) => name);
		} finally {
			if (home.kind === 'server' && !session.broken) {
				await session.query('select pg_advisory_unlock($1)', [LOCK]);
			}
		}
	});
}

async function readApplied(session: Session): Promise<Applied[]> {
	await session.query(
		`create table if not exists schema_migrations (
			version integer primary key,
			name text not null,
			hash text not null,
			applied_at timestamptz not null default now()
		)`,
		[],
	);
	const { rows } = await session.query(
		'select version, name, hash from schema_migrations order by version',
		[],
	);
	return rows as Applied[];
}

function pending(files: Migration[], applied: Applied[]): Migration[] {
	const byVersion = new Map(files.map((file) => [file.version, file]));
	for (const done of applied) {
		const file = byVersion.get(done.version);
		if (!file) {
			throw new InputError({
				code: 'database-newer',
				message: `数据库由较新版本的腾笼建立：含有本版本没有的结构变更 ${done.name}`,
				got: done.name,
				expected: files.at(-1)?.name,
				fix: '请使用较新版本的腾笼打开此数据库，或换一个数据文件夹',
			});
		}
		if (file.hash !== done.hash) {
			throw new InputError({
				code: 'migration-changed',
				message: `数据库结构变更 ${done.name} 已执行过，但文件内容后来被改动`,
				file: file.name,
				got: file.hash,
				expected: done.hash,
				fix: '恢复该文件的原内容，把新的改动写入新的编号文件',
			});
		}
	}
	const last = applied.at(-1)?.version ?? -1;
	const known = new Set(applied.map(({ version }) => version));
	const due = files.filter(({ version }) => !known.has(version));
	const late = due.find(({ version }) => version < last);
	if (late) {
		throw new InputError({
			code: 'migration-order',
			message: `数据库结构变更 ${late.name} 的编号早于已执行的 ${applied.at(-1)?.name}`,
			file: late.name,
			expected: `> ${last}`,
			fix: '给该文件一个更大的编号',
		});
	}
	return due;
}

async function apply(session: Session, migration: Migration): Promise<void> {
	await session.query('begin', []);
	try {
		await session.query('set local statement_timeout = 0', []);
		await session.script(migration.sql);
		await session.query('insert into schema_migrations (version, name, hash) values ($1, $2, $3)', [
			migration.version,
			migration.name,
			migration.hash,
		]);
		const end = await session.query('commit', []);
		if (end.command !== 'COMMIT') throw new Error('it was rolled back');
	} catch (error) {
		if (!session.broken) await session.query('rollback', []);
		throw new Error(`Migration ${migration.name}${lineOf(error, migration.sql)}: ${String(error)}`, {
			cause: error,
		});
	}
}

function lineOf(error: unknown, sql: string): string {
	if (!(error instanceof pg.DatabaseError) || !error.position) return '';
	return `:${sql.slice(0, Number(error.position)).split('\n').length}`;
}
