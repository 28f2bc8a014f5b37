import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { EmbeddedHome } from '#lib/server/database/embedded.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { ServerHome } from '#lib/server/database/server.ts';
import type { Home } from '#lib/server/database/session.ts';
import { administer, databaseUrl } from '../support/database-admin.ts';

const { archives, server } = inject('databases');
const own = `tenglong_test_${process.pid}_migrations`;

async function openEmbedded(): Promise<Home> {
	const home = new EmbeddedHome({ folder: null, template: archives.bare, raiseExceptions: true });
	await home.start();
	return home;
}

async function openServer(): Promise<Home> {
	if (!server) throw new Error('no server');
	await administer(server.url, `create database ${own} template ${server.bare}`);
	return ServerHome.open({ url: databaseUrl(server.url, own) });
}

afterAll(() => (server ? administer(server.url, `drop database if exists ${own} with (force)`) : undefined));

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function migrations(files: Record<string, string>): string {
	const folder = mkdtempSync(join(tmpdir(), 'tenglong-migrations-'));
	folders.push(folder);
	for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
	return folder;
}

const parks = { '0001_parks.sql': `create table parks (id int);\ninsert into parks values (1), (2);` };
const areas = { '0002_areas.sql': `alter table parks add area float8;\nupdate parks set area = id * 10;` };

// Each test goes on where the one before it left the database.
describe.each([
	['embedded', openEmbedded],
	['server', openServer],
] as const)('Migrations (%s)', (kind, open) => {
	describe.skipIf(kind === 'server' && !server)('', () => {
		let home: Home;
		beforeAll(async () => {
			home = await open();
		});
		afterAll(() => home?.close());
		const rows = async (sql: string) => (await home.use((session) => session.query(sql, []))).rows;
		const applied = async () => rows('select version, name from schema_migrations order by 1');

		it('run in the order of their numbers and are recorded', async () => {
			await migrate(home, migrations({ ...areas, ...parks }));
			expect(await applied()).toEqual([
				{ version: 1, name: '0001_parks.sql' },
				{ version: 2, name: '0002_areas.sql' },
			]);
			expect(await rows('select id, area from parks order by id')).toEqual([
				{ id: 1, area: 10 },
				{ id: 2, area: 20 },
			]);
		});

		it('run once', async () => {
			await migrate(home, migrations({ ...parks, ...areas }));
			expect(await rows('select count(*)::int as n from parks')).toEqual([{ n: 2 }]);
		});

		it('are the same with the line endings of Windows', async () => {
			await migrate(
				home,
				migrations({
					'0001_parks.sql': parks['0001_parks.sql'].replace('\n', '\r\n'),
					'0002_areas.sql': areas['0002_areas.sql'].replace('\n', '\r\n'),
				}),
			);
			expect(await applied()).toHaveLength(2);
		});

		it('leave nothing of a file that fails, and name its line', async () => {
			const broken = { '0003_broken.sql': 'create table owners (id int);\n\nselect nonsense from owners;' };
			await expect(migrate(home, migrations({ ...parks, ...areas, ...broken }))).rejects.toThrow(
				'Migration 0003_broken.sql:3: error: column "nonsense" does not exist',
			);
			expect(await rows(`select to_regclass('owners') as t`)).toEqual([{ t: null }]);
		});

		it('stop at a geometry error, on the embedded home too', async () => {
			const broken = {
				'0003_union.sql': `create table unions as select ST_Union(g) as geom from (values
					('POLYGON((0 0,2 2,2 0,0 2,0 0))'::geometry), ('POLYGON((0 0,2 2,2 0,0 2.5,0 0))'::geometry)) v (g);
					create table after_union (id int);`,
			};
			await expect(migrate(home, migrations({ ...parks, ...areas, ...broken }))).rejects.toThrow(
				'TopologyException',
			);
			expect(await rows(`select to_regclass('after_union') as t`)).toEqual([{ t: null }]);
		});

		it('refuse an applied file that was changed', async () => {
			const changed = migrations({ '0001_parks.sql': 'create table parks (id bigint);', ...areas });
			await expect(migrate(home, changed)).rejects.toMatchObject({
				problems: [{ code: 'migration-changed', file: '0001_parks.sql' }],
			});
		});

		it('refuse a database that a newer version made', async () => {
			await expect(migrate(home, migrations(parks))).rejects.toMatchObject({
				problems: [{ code: 'database-newer', got: '0002_areas.sql', expected: '0001_parks.sql' }],
			});
		});

		it('refuse a new file with a number before the applied ones', async () => {
			const late = migrations({ ...parks, ...areas, '0000_late.sql': 'select 1;' });
			await expect(migrate(home, late)).rejects.toMatchObject({
				problems: [{ code: 'migration-order', file: '0000_late.sql' }],
			});
		});

		it('refuse two files with one number, and a name that says no subject', async () => {
			await expect(migrate(home, migrations({ ...parks, '0001_twin.sql': 'select 1;' }))).rejects.toThrow(
				'Two migrations share a number: 0001_parks.sql, 0001_twin.sql',
			);
			await expect(migrate(home, migrations({ '1.sql': 'select 1;' }))).rejects.toThrow('got 1.sql');
		});

		it.runIf(kind === 'server')('take turns when two servers start at once', async () => {
			const slow = { '0003_slow.sql': 'create table slow (id int); select pg_sleep(0.3);' };
			const folder = migrations({ ...parks, ...areas, ...slow });
			const done = await Promise.all([migrate(home, folder), migrate(home, folder)]);
			expect(done.flat()).toEqual(['0003_slow.sql']);
		});
	});
});
