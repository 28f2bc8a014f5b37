import { expect, it } from 'vitest';
import { eachHome } from '../support/databases.ts';

// One expectation for both homes: a caller sees no difference.
eachHome(
	'Values from the database',
	(home) => {
		const one = async (sql: string, params: unknown[] = []) => (await home.db.query(sql, params)).rows[0];

		it('keeps bigint and numeric exact, as strings', async () => {
			expect(await one(`select 9007199254740993::int8 as i, 38211773140.0010::numeric as n`)).toEqual({
				i: '9007199254740993',
				n: '38211773140.0010',
			});
		});

		it('gives int4 and float8 as numbers', async () => {
			expect(await one(`select 7::int4 as i, 0.1::float8 + 0.2::float8 as f, 'NaN'::float8 as nan`)).toEqual({
				i: 7,
				f: 0.30000000000000004,
				nan: NaN,
			});
		});

		it('gives a civil date as it is written, in any time zone of the process', async () => {
			expect(await one(`select '2024-02-29'::date as d, array['2013-01-01'::date, null] as a`)).toEqual({
				d: '2024-02-29',
				a: ['2013-01-01', null],
			});
		});

		it('gives an instant as ISO 8601 in UTC, with its microseconds', async () => {
			expect(
				await one(
					`select '2024-03-01 08:00:00.000001+08'::timestamptz as t, '2024-03-01 08:00'::timestamp as l,
						array['2024-03-01 08:00+08'::timestamptz] as a, 'infinity'::timestamptz as e`,
				),
			).toEqual({
				t: '2024-03-01T00:00:00.000001Z',
				l: '2024-03-01T08:00:00',
				a: ['2024-03-01T00:00:00Z'],
				e: 'infinity',
			});
		});

		it('takes a Date and an ISO string for the same instant', async () => {
			const instant = '2024-03-01T00:00:00.250Z';
			expect(
				await one('select $1::timestamptz = $2::timestamptz as same', [new Date(instant), instant]),
			).toEqual({
				same: true,
			});
		});

		it('parses JSON, both ways', async () => {
			const value = { 名: '甲', n: [1, null, { deep: true }] };
			expect(await one('select $1::jsonb as b, $1::json as j', [JSON.stringify(value)])).toEqual({
				b: value,
				j: value,
			});
		});

		it('gives arrays, with nulls, commas, quotes and Chinese inside', async () => {
			const texts = ['a,b', '"quoted"', '丽水', null, '', 'NULL'];
			expect(
				await one('select $1::text[] as t, $2::int[] as i, $3::int8[] as b, $4::numeric[] as n', [
					texts,
					[1, null],
					['9007199254740993'],
					['1.10', null],
				]),
			).toEqual({ t: texts, i: [1, null], b: ['9007199254740993'], n: ['1.10', null] });
		});

		it('gives bytea as a Buffer', async () => {
			const bytes = Buffer.from([0, 1, 127, 128, 255, 92]);
			expect(await one('select $1::bytea as b', [bytes])).toEqual({ b: bytes });
		});

		it('gives booleans, null and no rows as such', async () => {
			expect(await one('select true as t, false as f, null::text as n')).toEqual({
				t: true,
				f: false,
				n: null,
			});
			expect((await home.db.query('select 1 where false')).rows).toEqual([]);
		});

		it('gives geometry as EWKB hex', async () => {
			expect(await one(`select 'SRID=4490;POINT(119.9 28.45)'::geometry as g`)).toEqual({
				g: '01010000208A1100009A99999999F95D403333333333733C40',
			});
		});

		it('stores 5,000 geometries given as EWKB hex in one statement', async () => {
			await home.db.query('create table points (id int primary key, geom geometry(Point, 4490) not null)');
			const ids = Array.from({ length: 5000 }, (_, i) => i);
			const hex = ids.map((i) => pointHex(119 + i / 10_000, 28));
			const { rowCount } = await home.db.query(
				'insert into points select id, geom::geometry from unnest($1::int[], $2::text[]) as t (id, geom)',
				[ids, hex],
			);
			expect(rowCount).toBe(5000);
			const { rows } = await home.db.query('select id, geom from points order by id');
			expect(rows).toEqual(ids.map((id, i) => ({ id, geom: hex[i] })));
		});

		it('carries 30 MB out and back', async () => {
			const text = '地'.repeat(10_000_000);
			expect(
				await one('select $1::text = repeat($2, 10000000) as same, $1::text as back', [text, '地']),
			).toEqual({
				same: true,
				back: text,
			});
		});
	},
	{ migrations: false },
);

/** EWKB, little-endian, with SRID 4490. */
function pointHex(x: number, y: number): string {
	const bytes = Buffer.alloc(25);
	bytes.writeUInt8(1, 0);
	bytes.writeUInt32LE(0x20000001, 1);
	bytes.writeUInt32LE(4490, 5);
	bytes.writeDoubleLE(x, 9);
	bytes.writeDoubleLE(y, 17);
	return bytes.toString('hex').toUpperCase();
}
