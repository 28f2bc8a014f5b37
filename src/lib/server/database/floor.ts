import pg from 'pg';
import { InputError } from '#lib/domain/problem.ts';
import type { Home } from './session.ts';

/** The least versions whose SQL we use: no ST_Coverage*, no uuidv7(). */
const FLOOR = { postgres: 15, postgis: '3.3' };

/**
 * Sees to it that PostGIS is there and both are new enough.
 * @throws {InputError} `database-too-old`, `database-needs-postgis`
 */
export async function ensurePostgis(home: Home): Promise<void> {
	await home.use(async (session) => {
		const { rows } = await session.query(
			`select current_setting('server_version_num')::int / 10000 as major`,
			[],
		);
		const { major } = rows[0] as { major: number };
		if (major < FLOOR.postgres) throw tooOld('PostgreSQL', String(major), String(FLOOR.postgres));
		try {
			await session.query('create extension if not exists postgis', []);
		} catch (error) {
			if (!(error instanceof pg.DatabaseError)) throw error;
			throw new InputError({
				code: 'database-needs-postgis',
				message: '数据库没有 PostGIS 扩展，且当前用户无法安装',
				got: error.message,
				fix: '请数据库管理员安装 PostGIS，并在该数据库中执行 create extension postgis',
			});
		}
		const answer = await session.query('select postgis_lib_version() as postgis', []);
		const { postgis } = answer.rows[0] as { postgis: string };
		if (compare(postgis, FLOOR.postgis) < 0) throw tooOld('PostGIS', postgis, FLOOR.postgis);
	});
}

function tooOld(what: string, got: string, least: string): InputError {
	return new InputError({
		code: 'database-too-old',
		message: `${what} 版本过低`,
		got,
		expected: `≥ ${least}`,
		fix: `请将 ${what} 升级到 ${least} 或更高版本`,
	});
}

function compare(a: string, b: string): number {
	const [a1 = 0, a2 = 0] = a.split('.').map(Number);
	const [b1 = 0, b2 = 0] = b.split('.').map(Number);
	return a1 - b1 || a2 - b2;
}
