/**
 * Our ellipsoidal area beside PostGIS `ST_Area(geography)`, over seeded polygons of all sizes: stars with and without a hole, from
 * a yard to a county, over China. PostgreSQL: DATABASE_URL, else a throw-away server from the machine's own binaries; without
 * either, geographiclib alone. Prints the largest relative difference, and time a polygon as a ratio.
 *
 *   npm run bench area
 */
import geographiclib from 'geographiclib-geodesic';
import type { Polygon, Position } from 'geojson';
import pg from 'pg';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { A, F } from '#lib/domain/geometry/ellipsoid.ts';
import { startCluster } from '../tests/support/database-cluster.ts';
import { seeded, starPolygon } from '../tests/support/seeded.ts';

const COUNT = 1_000;
/** What the issue asks for. */
const GOAL = 1e-6;

const random = seeded(20_130_601);
/** Radius in degrees: 20 m to 50 km, as many of each size. */
const polygons = Array.from({ length: COUNT }, (_, i): Polygon => {
	const radius = 0.0002 * 2_500 ** random();
	return starPolygon(random, 75 + 60 * random(), 18 + 35 * random(), radius, 5 + (i % 40), i % 3 === 0);
});

const ours = polygons.map(ellipsoidalAreaM2);
const ourMs = best(() => polygons.forEach(ellipsoidalAreaM2));
say(
	'polygons',
	`${COUNT}, ${Math.min(...ours).toFixed(0)} m² to ${(Math.max(...ours) / 1e6).toFixed(0)} km²`,
);

const geodesic = new geographiclib.Geodesic.Geodesic(A, F);
const karney = polygons.map(geodesicAreaM2);
const karneyMs = best(() => polygons.forEach(geodesicAreaM2));
compare('geographiclib', karney, karneyMs);

const postgis = await byPostgis();
if (postgis) compare('PostGIS geography', postgis.areas, postgis.ms);
else say('PostGIS geography', 'neither DATABASE_URL nor PostgreSQL on this machine: not compared');

function compare(peer: string, areas: readonly number[], ms: number): void {
	const differences = areas.map((area, i) => Math.abs((ours[i] as number) / area - 1));
	const worst = Math.max(...differences);
	if (!(worst <= GOAL)) throw new Error(`${peer}: off by ${worst}, expected ≤ ${GOAL}`);
	say(
		peer,
		`largest relative difference ${worst.toExponential(1)} (goal ${GOAL}); ${(ms / ourMs).toFixed(0)} × our time`,
	);
}

function geodesicAreaM2({ coordinates }: Polygon): number {
	const [outer = 0, ...holes] = coordinates.map((ring) => {
		const sum = geodesic.Polygon(false);
		for (const [lon = NaN, lat = NaN] of ring.slice(0, -1) as Position[]) sum.AddPoint(lat, lon);
		return Math.abs(sum.Compute(false, true).area ?? NaN);
	});
	return outer - holes.reduce((a, b) => a + b, 0);
}

/** Areas on the ellipsoid of CGCS2000 (4490), the geometries stored beforehand; time is the statement's, best of 3. */
async function byPostgis(): Promise<{ areas: number[]; ms: number } | null> {
	const given = process.env['DATABASE_URL'];
	const cluster = given ? null : await startCluster();
	const url = given ?? cluster?.url;
	if (!url) return null;
	const client = new pg.Client({ connectionString: url });
	try {
		await client.connect();
		await client.query('create extension if not exists postgis');
		await client.query('create temp table shapes (i int, g geography(polygon, 4490))');
		await client.query(
			`insert into shapes select i, st_setsrid(st_geomfromgeojson(g), 4490)::geography
			   from unnest($1::int[], $2::text[]) as u(i, g)`,
			[polygons.map((_, i) => i), polygons.map((p) => JSON.stringify(p))],
		);
		let ms = Infinity;
		for (let run = 0; run < 3; run++) {
			const from = performance.now();
			await client.query('select sum(st_area(g)) from shapes');
			ms = Math.min(ms, performance.now() - from);
		}
		const { rows } = await client.query<{ area: number }>('select st_area(g) as area from shapes order by i');
		return { areas: rows.map((r) => r.area), ms };
	} finally {
		await client.end();
		cluster?.stop();
	}
}

function best(work: () => void): number {
	let least = Infinity;
	for (let i = 0; i < 3; i++) {
		const from = performance.now();
		work();
		least = Math.min(least, performance.now() - from);
	}
	return least;
}

function say(what: string, figure: string): void {
	process.stdout.write(`${what.padEnd(24)} ${figure}\n`);
}
