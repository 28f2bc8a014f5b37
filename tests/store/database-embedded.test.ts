import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { SYSTEM } from '#lib/server/database/db.ts';
import { EmbeddedHome } from '#lib/server/database/embedded.ts';
import { createDatabase } from '#lib/server/database/handle.ts';
import { SessionLost, SwallowedError } from '#lib/server/database/session.ts';
import { buildTemplate, templateFits } from '#lib/server/database/template.ts';
import type { Db } from '#lib/server/database/db.ts';

const { archives, empty } = inject('databases');
const scratch = mkdtempSync(join(tmpdir(), 'tenglong-embedded-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('An embedded session that is lost', () => {
	const home = new EmbeddedHome({
		folder: join(scratch, 'lost'),
		template: archives.bare,
		raiseExceptions: true,
	});
	const db: Db = createDatabase(home).as(SYSTEM);
	beforeAll(() => home.start());
	afterAll(() => home.close());

	it('rejects the statement it was running, and the next one has a new session', async () => {
		await db.query('create table kept as select 1 as n');
		const running = db.query('select pg_sleep(60)');
		const next = db.query('select n from kept');
		setTimeout(() => void home.interrupt(), 200);
		await expect(running).rejects.toThrow(SessionLost);
		expect((await next).rows).toEqual([{ n: 1 }]);
	});

	it('takes its open transaction with it, and says so to each further statement in it', async () => {
		const work = db.transaction(async (tx) => {
			await tx.query('insert into kept values (2)');
			await home.interrupt();
			await expect(tx.query('insert into kept values (3)')).rejects.toThrow(SessionLost);
			await tx.query('insert into kept values (4)');
		});
		await expect(work).rejects.toThrow(SessionLost);
		expect((await db.query('select n from kept')).rows).toEqual([{ n: 1 }]);
	});
});

// What PGlite does by itself. When one of these fails after an update, our mending may be dropped.
describe('PGlite, left alone,', () => {
	const home = new EmbeddedHome({ folder: null, template: archives.bare, raiseExceptions: false });
	const db: Db = createDatabase(home).as(SYSTEM);
	const union = `ST_Union(g) from (values ('POLYGON((0 0,2 2,2 0,0 2,0 0))'::geometry),
		('POLYGON((0 0,2 2,2 0,0 2.5,0 0))'::geometry)) v (g)`;
	beforeAll(() => home.start());
	afterAll(() => home.close());

	it('swallows a geometry error; the guard tells, and the transaction cannot be committed', async () => {
		await db.query('create table unions (geom geometry)');
		const work = db.transaction(async (tx) => {
			await tx.query('insert into unions values (null)');
			await expect(tx.query(`select ${union}`)).rejects.toThrow(SwallowedError);
		});
		await expect(work).rejects.toThrow(SwallowedError);
		expect((await db.query('select * from unions')).rows).toEqual([]);
	});

	it('passes over a statement of a script, where not even the guard can tell', async () => {
		await home.use((session) => session.script(`select ${union}; create table after_union (id int)`));
		expect((await db.query(`select to_regclass('after_union')::text as t`)).rows).toEqual([
			{ t: 'after_union' },
		]);
	});

	it('is worn out by some 1,900 ordinary errors', async () => {
		const messages = new Set<string>();
		for (let i = 0; i < 2500; i++)
			await db.query('select 1/0').catch((error: Error) => messages.add(error.message));
		expect([...messages]).toEqual(['division by zero', 'stack depth limit exceeded']);
	});
});

describe('A template', () => {
	const path = join(scratch, 'own.tar.gz');
	beforeAll(() => buildTemplate(path, empty, archives.bare));

	it('fits the migrations it was made with, and more', () => {
		expect(templateFits(path, empty)).toBe(true);
		expect(templateFits(path, join(import.meta.dirname, '../../migrations'))).toBe(true);
	});

	it('does not fit when the folder lacks or changed what it holds', () => {
		expect(templateFits(archives.migrated, empty)).toBe(false);
	});

	it('does not fit when it is not there', () => {
		expect(templateFits(join(scratch, 'none.tar.gz'), empty)).toBe(false);
	});
});
