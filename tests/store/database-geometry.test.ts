import { beforeEach, expect, it } from 'vitest';
import { eachHome } from '../support/databases.ts';

const BOW_TIE = 'POLYGON((0 0,2 2,2 0,0 2,0 0))';
const OTHER_BOW_TIE = 'POLYGON((0 0,2 2,2 0,0 2.5,0 0))';

const geometryError = { code: 'XX000', message: expect.stringContaining('TopologyException') };

// The trap of the embedded home: PGlite drops what PostGIS throws. A swallowed error reads as "no rows" or "0 inserted".
eachHome(
	'A geometry that PostGIS cannot work on',
	(home) => {
		beforeEach(async () => {
			await home.db.query('drop table if exists shapes, unions');
			await home.db.query('create table shapes (id int primary key, geom geometry(Polygon))');
			await home.db.query('insert into shapes values (1, $1), (2, $2)', [BOW_TIE, OTHER_BOW_TIE]);
			await home.db.query('create table unions (geom geometry)');
		});
		const stored = async () => (await home.db.query('select 1 from unions')).rowCount;

		it.each([
			['ST_Union of constants', `select ST_Union('${BOW_TIE}'::geometry, '${OTHER_BOW_TIE}'::geometry)`],
			['ST_Union as an aggregate', 'select ST_Union(geom) from shapes'],
			['ST_Intersection', 'select ST_Intersection(a.geom, b.geom) from shapes a, shapes b where a.id < b.id'],
			['ST_Difference', 'select ST_Difference(a.geom, b.geom) from shapes a, shapes b where a.id < b.id'],
			['an insert', 'insert into unions select ST_Union(geom) from shapes'],
			['an update', `update shapes set geom = (select ST_Union(geom) from shapes) where id = 1`],
			['a delete', `delete from shapes where ST_Area((select ST_Union(geom) from shapes)) > 0`],
			[
				'a CTE',
				'with u as (insert into unions select ST_Union(geom) from shapes returning 1) select * from u',
			],
		])('is an error in %s', async (_where, sql) => {
			await expect(home.db.query(sql)).rejects.toMatchObject(geometryError);
			expect(await stored()).toBe(0);
			expect((await home.db.query('select id from shapes order by id')).rows).toEqual([{ id: 1 }, { id: 2 }]);
		});

		it('is an error inside a plpgsql function', async () => {
			await home.db.query(
				`create or replace function united() returns geometry language plpgsql as
					'begin return (select ST_Union(geom) from shapes); end'`,
			);
			await expect(home.db.query('select united()')).rejects.toMatchObject(geometryError);
		});

		it('stores nothing of the rows that came before it in the statement', async () => {
			const sql = `insert into unions select geom from shapes union all select ST_Union(geom) from shapes`;
			await expect(home.db.query(sql)).rejects.toMatchObject(geometryError);
			expect(await stored()).toBe(0);
		});

		it('aborts its transaction', async () => {
			const work = home.db.transaction(async (tx) => {
				await tx.query('insert into unions values (null)');
				await expect(tx.query('select ST_Union(geom) from shapes')).rejects.toMatchObject(geometryError);
				await expect(tx.query('insert into unions values (null)')).rejects.toMatchObject({ code: '25P02' });
			});
			await expect(work).rejects.toThrow('was rolled back');
			expect(await stored()).toBe(0);
		});

		it('can be met inside a nested transaction, and the outer one goes on', async () => {
			await home.db.transaction(async (tx) => {
				await tx.query('insert into unions values (null)');
				const nested = tx.transaction((inner) =>
					inner.query('insert into unions select ST_Union(geom) from shapes'),
				);
				await expect(nested).rejects.toMatchObject(geometryError);
			});
			expect(await stored()).toBe(1);
		});

		it('can be met 500 times in one session', async () => {
			for (let i = 0; i < 500; i++) {
				await expect(home.db.query('select ST_Union(geom) from shapes')).rejects.toMatchObject(geometryError);
			}
			expect(
				(await home.db.query('select ST_Area(ST_MakeValid(geom)) as a from shapes where id = 1')).rows,
			).toEqual([{ a: 2 }]);
		});

		it('is kept out of a table by CHECK (ST_IsValid(geom))', async () => {
			await home.db.query('drop table if exists valid_shapes');
			await home.db.query('create table valid_shapes (geom geometry not null check (ST_IsValid(geom)))');
			await expect(home.db.query('insert into valid_shapes values ($1)', [BOW_TIE])).rejects.toMatchObject({
				code: '23514',
				constraint: 'valid_shapes_geom_check',
			});
			await home.db.query('insert into valid_shapes values (ST_MakeValid($1::geometry))', [BOW_TIE]);
			expect((await home.db.query('select ST_Area(geom) as a from valid_shapes')).rows).toEqual([{ a: 2 }]);
		});

		it('does not arise between valid neighbours when the overlay is given a grid of 1e-11°', async () => {
			const pairs = neighbours(200);
			const overlay = (call: string) =>
				`select id from (select id, ST_MakeValid(a::geometry) as a, ST_MakeValid(b::geometry) as b
					from unnest($1::int[], $2::text[], $3::text[]) as t (id, a, b)) pairs where ST_Area(${call}) < 0`;
			const params = [pairs.map((_, id) => id), pairs.map(([a]) => a), pairs.map(([, b]) => b)];
			for (const operation of ['ST_Intersection', 'ST_Difference', 'ST_Union', 'ST_SymDifference']) {
				expect((await home.db.query(overlay(`${operation}(a, b, 1e-11)`), params)).rows).toEqual([]);
			}
			// A server's GEOS tries again with a grid of its own when the plain overlay fails; the embedded one cannot.
			const plain = home.db.query(overlay('ST_Intersection(a, b)'), params);
			if (home.kind === 'embedded') await expect(plain).rejects.toMatchObject(geometryError);
			else expect((await plain).rows).toEqual([]);
		});

		it("keeps PostGIS's other errors as they are", async () => {
			await expect(home.db.query(`select 'POLYGON((0 0,1 1'::geometry`)).rejects.toThrow('parse error');
			await expect(
				home.db.query(`select ST_Transform('SRID=4490;POINT(119.9 28.45)'::geometry, 999999)`),
			).rejects.toThrow('999999');
		});
	},
	{ migrations: false },
);

/** Seeded pairs of polygons about 200 m wide; half of their corners are the same but for the last bits, as from two files. */
function neighbours(count: number): [string, string][] {
	let seed = 12345;
	const random = () => {
		seed = (seed * 1664525 + 1013904223) >>> 0;
		return seed / 2 ** 32;
	};
	const corner = (i: number): [number, number] => {
		const radius = 0.002 * (0.6 + 0.4 * random());
		const angle = (i / 24) * 2 * Math.PI;
		return [119.9 + radius * Math.cos(angle), 28.45 + radius * Math.sin(angle)];
	};
	const wkt = (ring: [number, number][]) =>
		`SRID=4490;POLYGON((${[...ring, ...ring.slice(0, 1)].map((point) => point.join(' ')).join(',')}))`;
	return Array.from({ length: count }, () => {
		const ring = Array.from({ length: 24 }, (_, i) => corner(i));
		const other = ring.map(([x, y], i): [number, number] => {
			const by = () => (i < 12 ? (random() - 0.5) * 1e-14 : 0.001 * random());
			return [x + by(), y + by()];
		});
		return [wkt(ring), wkt(other)];
	});
}
