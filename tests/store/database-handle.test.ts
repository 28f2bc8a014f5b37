import { beforeEach, expect, it } from 'vitest';
import { eachHome } from '../support/databases.ts';

eachHome(
	'A database handle',
	(home) => {
		beforeEach(async () => {
			await home.db.query('drop table if exists notes');
			await home.db.query('create table notes (id int primary key, body text)');
		});
		const ids = async () => {
			const { rows } = await home.db.query<{ id: number }>('select id from notes order by id');
			return rows.map(({ id }) => id);
		};

		it('says which versions it runs on', async () => {
			expect(await home.database.versions()).toEqual({
				postgres: expect.stringMatching(/^\d+\.\d+$/),
				postgis: expect.stringMatching(/^3\.\d+\.\d+$/),
			});
		});

		it('carries its actor and its home', () => {
			const actor = { id: 'li', name: '李', roles: ['planner'], scope: ['331102'] };
			expect(home.database.as(actor)).toMatchObject({ actor, home: home.kind });
		});

		it('passes the actor on to its transactions', async () => {
			const actor = { id: 'li', name: '李', roles: ['planner'], scope: ['331102'] };
			expect(await home.database.as(actor).transaction(async (tx) => tx.actor)).toEqual(actor);
		});

		it('binds parameters and counts rows', async () => {
			const result = await home.db.query('insert into notes values ($1, $2), (2, null)', [1, '甲']);
			expect(result.rowCount).toBe(2);
			const { rows } = await home.db.query('select * from notes order by id');
			expect(rows).toEqual([
				{ id: 1, body: '甲' },
				{ id: 2, body: null },
			]);
		});

		it('refuses two statements in one call', async () => {
			await expect(
				home.db.query('insert into notes values (1); insert into notes values (2)'),
			).rejects.toMatchObject({
				code: '42601',
			});
			expect(await ids()).toEqual([]);
		});

		it("gives PostgreSQL's own error, with code and constraint, and goes on", async () => {
			await home.db.query('insert into notes values (1)');
			await expect(home.db.query('insert into notes values (1)')).rejects.toMatchObject({
				code: '23505',
				constraint: 'notes_pkey',
				table: 'notes',
			});
			expect(await ids()).toEqual([1]);
		});

		it('commits a transaction and gives its answer', async () => {
			const answer = await home.db.transaction(async (tx) => {
				await tx.query('insert into notes values (1)');
				return 'done';
			});
			expect(answer).toBe('done');
			expect(await ids()).toEqual([1]);
		});

		it('rolls a transaction back when its work throws', async () => {
			const work = home.db.transaction(async (tx) => {
				await tx.query('insert into notes values (1)');
				throw new Error('changed my mind');
			});
			await expect(work).rejects.toThrow('changed my mind');
			expect(await ids()).toEqual([]);
		});

		it('undoes only the inner part when a nested transaction throws', async () => {
			await home.db.transaction(async (tx) => {
				await tx.query('insert into notes values (1)');
				const inner = tx.transaction(async (nested) => {
					await nested.query('insert into notes values (2)');
					await nested.query('insert into notes values (2)');
				});
				await expect(inner).rejects.toMatchObject({ code: '23505' });
				await tx.transaction((nested) => nested.query('insert into notes values (3)'));
			});
			expect(await ids()).toEqual([1, 3]);
		});

		it('keeps three levels of nesting apart', async () => {
			await home.db.transaction(async (tx) => {
				await tx.transaction(async (second) => {
					await second.query('insert into notes values (2)');
					await second
						.transaction(async (third) => {
							await third.query('insert into notes values (3)');
							throw new Error('only the third');
						})
						.catch(() => undefined);
				});
			});
			expect(await ids()).toEqual([2]);
		});

		it('refuses to report a commit when a failed statement had turned it into a rollback', async () => {
			const work = home.db.transaction(async (tx) => {
				await tx.query('insert into notes values (1)');
				await tx.query('select 1/0').catch(() => undefined);
			});
			await expect(work).rejects.toThrow('was rolled back');
			expect(await ids()).toEqual([]);
		});

		it('tells a statement on the outer handle inside a transaction, instead of waiting for ever', async () => {
			const work = home.db.transaction(async (tx) => {
				await tx.query('insert into notes values (1)');
				await home.db.query('select 1');
			});
			await expect(work).rejects.toThrow('An outer database handle was used inside a transaction');
			const nested = home.db.transaction((tx) => tx.transaction(() => tx.query('select 1')));
			await expect(nested).rejects.toThrow('An outer database handle was used inside a transaction');
			expect(await ids()).toEqual([]);
		});

		it('refuses a handle whose transaction has ended', async () => {
			const kept = await home.db.transaction(async (tx) => tx);
			await expect(kept.query('select 1')).rejects.toThrow('a transaction that has ended');
		});

		it('runs statements that were started together inside a transaction one after the other', async () => {
			await home.db.transaction((tx) =>
				Promise.all([1, 2, 3].map((id) => tx.query('insert into notes values ($1)', [id]))),
			);
			expect(await ids()).toEqual([1, 2, 3]);
		});

		it('holds other work off a transaction until it has ended', async () => {
			const seen: number[] = [];
			await Promise.all([
				home.db.transaction(async (tx) => {
					await tx.query('lock table notes in access exclusive mode');
					await tx.query('insert into notes values (1)');
					await tx.query('select pg_sleep(0.05)');
					await tx.query('insert into notes values (2)');
				}),
				new Promise((resolve) => setTimeout(resolve, 20)).then(async () => seen.push(...(await ids()))),
			]);
			expect(seen).toEqual([1, 2]);
		});

		it('goes on after 2,000 errors', async () => {
			for (let i = 0; i < 2000; i++)
				await expect(home.db.query('select 1/0')).rejects.toMatchObject({ code: '22012' });
			const { rows } = await home.db.query('select 1 as one');
			expect(rows).toEqual([{ one: 1 }]);
		});
	},
	{ migrations: false },
);
