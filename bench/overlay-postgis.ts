import type { Polygon } from 'geojson';
import pg from 'pg';
import { ewkbHexOf } from '#lib/formats/wkb.ts';
import { startCluster } from '../tests/support/database-cluster.ts';

export interface OverlayInput {
	polygons: readonly Polygon[];
	areas: Float64Array;
	taxes: Float64Array;
	buildings: readonly Polygon[];
	drawings: readonly Polygon[];
}

export interface OverlayPeer {
	drawings: { parcels: number; m2: number; tax: number; ms: number }[];
	buildings: { inside: Float64Array; ms: number };
}

const CHUNK = 10_000;

// As the product asks: nothing is clipped that lies wholly inside, and its stored area is taken.
const COVER = `
	select count(*)::int as parcels, sum(o.m2) as m2, sum(o.tax * least(1, o.m2 / o.area)) as tax from (
	  select p.area, p.tax, case when ST_CoveredBy(p.geom, d.g) then p.area
	         else ST_Area(ST_Intersection(p.geom, d.g, 1e-11)::geography) end as m2
	    from (select $1::geometry as g) d join bench_parcels p on ST_Intersects(p.geom, d.g)) o
	 where o.m2 >= 0.1`;
const INSIDE = `
	select p.id, sum(case when ST_CoveredBy(b.geom, p.geom) then b.area
	       else ST_Area(ST_Intersection(b.geom, p.geom, 1e-11)::geography) end) as m2
	  from bench_parcels p join bench_buildings b on ST_Intersects(b.geom, p.geom) group by p.id`;

/** Both jobs in PostGIS over stored, indexed, analysed tables; loading is not counted, the best of three is. */
export async function overlayInPostgis(input: OverlayInput): Promise<OverlayPeer | null> {
	const cluster = process.env['DATABASE_URL'] ? null : await startCluster();
	const url = process.env['DATABASE_URL'] ?? cluster?.url;
	if (!url) return null;
	const client = new pg.Client({ connectionString: url });
	try {
		await client.connect();
		await client.query('create extension if not exists postgis');
		await load(client, 'bench_parcels', input.polygons, { area: input.areas, tax: input.taxes });
		await load(client, 'bench_buildings', input.buildings, { area: null });
		await client.query('update bench_buildings set area = ST_Area(geom::geography)');
		await client.query('vacuum analyze bench_buildings');
		const drawings: OverlayPeer['drawings'] = [];
		for (const drawing of input.drawings) {
			const { rows, ms } = await best(client, COVER, [ewkbHexOf(drawing)]);
			drawings.push({ ...(rows[0] as { parcels: number; m2: number; tax: number }), ms });
		}
		const { rows, ms } = await best(client, INSIDE, []);
		const inside = new Float64Array(input.polygons.length);
		for (const row of rows as { id: number; m2: number }[]) inside[row.id] = row.m2;
		return { drawings, buildings: { inside, ms } };
	} finally {
		await client.query('drop table if exists bench_parcels, bench_buildings').catch(() => undefined);
		await client.end();
		cluster?.stop();
	}
}

async function best(
	client: pg.Client,
	sql: string,
	values: unknown[],
): Promise<{ rows: unknown[]; ms: number }> {
	let ms = Infinity;
	let rows: unknown[] = [];
	for (let run = 0; run < 3; run++) {
		const from = performance.now();
		rows = (await client.query<Record<string, unknown>>(sql, values)).rows;
		ms = Math.min(ms, performance.now() - from);
	}
	return { rows, ms };
}

async function load(
	client: pg.Client,
	table: string,
	shapes: readonly Polygon[],
	numbers: Readonly<Record<string, Float64Array | null>>,
): Promise<void> {
	const names = Object.keys(numbers);
	await client.query(`drop table if exists ${table}`);
	await client.query(
		`create unlogged table ${table} (id int primary key, geom geometry(MultiPolygon, 4490), ${names.map((n) => `${n} float8`).join(', ')})`,
	);
	for (let at = 0; at < shapes.length; at += CHUNK) {
		const part = shapes.slice(at, at + CHUNK);
		await client.query(
			`insert into ${table} select u.id, u.geom::geometry, ${names.map((n) => `u.${n}`).join(', ')}
			   from unnest($1::int[], $2::text[], ${names.map((_, i) => `$${3 + i}::float8[]`).join(', ')}) as u(id, geom, ${names.join(', ')})`,
			[
				part.map((_, i) => at + i),
				part.map(ewkbHexOf),
				...names.map((n) => part.map((_, i) => numbers[n]?.[at + i] ?? null)),
			],
		);
	}
	await client.query(`create index on ${table} using gist (geom)`);
	await client.query(`vacuum analyze ${table}`);
}
