// Job d of performance.md: 111 tiles z10–z16 of a county of 100,000 parcels, beside ST_AsMVT with 15 attributes a
// parcel. `npm run bench tiles`. Ours carry ids and outlines; the numbers come once, as one column file of the run, which
// is counted too. A database with the county in it may be given (BENCH_COUNTY_URL: browser-drag-seed.ts); else one is
// made on DATABASE_URL, or on a cluster of its own, and dropped again.
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PbfReader } from 'pbf';
import { INDICATORS } from '#lib/domain/indicators/registry.ts';
import { SYSTEM, type Db } from '#lib/server/database/db.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import { runColumns } from '#lib/server/tasks/columns.ts';
import { dataVersion } from '#lib/server/store/layers.ts';
import { forgetTiles, layerTile, warmTiles } from '#lib/server/tiles/layer-tile.ts';
import { readLayerMemory } from '#lib/server/tiles/layer-memory.ts';
import { FULL_DETAIL_ZOOM } from '#lib/server/tiles/memory-tile.ts';
import { administer, databaseUrl } from '../tests/support/database-admin.ts';
import { startCluster } from '../tests/support/database-cluster.ts';
import { seedCounty } from './browser-drag-seed.ts';
import { SIZE, SOUTH, WEST } from './overlay-county.ts';

const PARCELS = 100_000;
const TILES = 111;
const GOAL = 5;
const NAME = 'tenglong_bench_tiles';
const ATTRIBUTES = Array.from({ length: 15 }, (_, i) => `a${i + 1}`);
type Place = readonly [z: number, x: number, y: number];

const cluster = process.env['BENCH_COUNTY_URL'] || process.env['DATABASE_URL'] ? null : await startCluster();
const server = process.env['DATABASE_URL'] ?? cluster?.url;
const given = process.env['BENCH_COUNTY_URL'];
if (!given && !server) {
	process.stdout.write('tiles: skipped, no PostgreSQL (DATABASE_URL, or its binaries on this machine)\n');
	process.exit(0);
}
if (!given) await administer(server as string, `create database ${NAME}`);
const url = given ?? databaseUrl(server as string, NAME);
const database = await openDatabase({
	url,
	dataDir: '/nonexistent',
	migrationsDir: join(import.meta.dirname, '../migrations'),
});
try {
	const db = database.as(SYSTEM);
	if (!given) await db.transaction((inside) => seedCounty(inside, PARCELS));
	await run(db);
} finally {
	await database.close();
	if (!given) await administer(server as string, `drop database ${NAME}`);
	cluster?.stop();
}

async function run(db: Db): Promise<void> {
	const tiles = chosenTiles();
	await makePeer(db);
	const load = await timed(() => readLayerMemory(db, 'parcels'));
	await warmTiles(db);
	const version = await dataVersion(db);
	const ours = await best(async () => {
		forgetTiles();
		const made: Uint8Array[] = [];
		for (const [z, x, y] of tiles) made.push(await layerTile(db, 'parcels', z, x, y, version));
		return made;
	});
	const peer = await best(async () => {
		const made: Uint8Array[] = [];
		for (const place of tiles) made.push(await peerTile(db, place));
		return made;
	});
	agree(tiles, ours.value, peer.value);
	const runs = await db.query<{ id: number }>('select max(id)::int as id from runs');
	const columns = await runColumns(
		db,
		runs.rows[0]?.id as number,
		INDICATORS.map((i) => i.id),
	);
	const all = await runColumns(db, runs.rows[0]?.id as number, []);
	const bytes = (list: readonly Uint8Array[]) => list.reduce((sum, one) => sum + one.length, 0);
	const packed = (list: readonly Uint8Array[]) => list.reduce((sum, one) => sum + gzipSync(one).length, 0);
	const line = (what: string, text: string) => process.stdout.write(`${what.padEnd(58)} ${text}\n`);
	const mb = (n: number) => `${(n / 1e6).toFixed(2)} MB`;
	line(`${TILES} tiles z10–z16, ${PARCELS} parcels`, '');
	line('shapes from the database into memory, once', `${load.ms.toFixed(0)} ms`);
	line(
		'ours, tiles from memory (labels asked from z14)',
		`${ours.ms.toFixed(0)} ms, ${mb(bytes(ours.value))}, gzip ${mb(packed(ours.value))}`,
	);
	line(
		'peer, ST_AsMVT with 15 attributes',
		`${peer.ms.toFixed(0)} ms, ${mb(bytes(peer.value))}, gzip ${mb(packed(peer.value))}`,
	);
	line(
		`column file, ${INDICATORS.length} indicators of the run, once`,
		`${mb(columns.length)}, gzip ${mb(gzipSync(columns).length)}`,
	);
	line('column file, everything the map reads, once', `${mb(all.length)}, gzip ${mb(gzipSync(all).length)}`);
	line('time, tiles', ratio(peer.ms, ours.ms));
	line('time, with the load of the shapes', ratio(peer.ms, ours.ms + load.ms));
	line('bytes, tiles', ratio(bytes(peer.value), bytes(ours.value)));
	line(
		'bytes, with the indicators’ column file',
		ratio(bytes(peer.value), bytes(ours.value) + columns.length),
	);
	line(
		'bytes gzipped, with the indicators’ column file',
		ratio(packed(peer.value), packed(ours.value) + gzipSync(columns).length),
	);
	for (let z = 10; z <= 16; z++) {
		const at = tiles.flatMap(([zoom], i) => (zoom === z ? [i] : []));
		const of = (list: readonly Uint8Array[]) => bytes(at.map((i) => list[i] as Uint8Array));
		line(`  z${z}, ${at.length} tiles`, `${mb(of(ours.value))} / ${mb(of(peer.value))}`);
	}
}

/** Every tile of z10–z12 that touches the county, and of z13–z16 as many as make up the number, evenly spread. */
function chosenTiles(): Place[] {
	const of = (z: number): Place[] => {
		const x = (lon: number) => Math.floor(((lon + 180) / 360) * 2 ** z);
		const y = (lat: number) => {
			const phi = (lat * Math.PI) / 180;
			return Math.floor(((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * 2 ** z);
		};
		const places: Place[] = [];
		for (let i = x(WEST); i <= x(WEST + SIZE); i++)
			for (let j = y(SOUTH + SIZE); j <= y(SOUTH); j++) places.push([z, i, j]);
		return places;
	};
	const far = [10, 11, 12].flatMap(of);
	const near = [13, 14, 15, 16].flatMap((z, i) => {
		const places = of(z);
		const wanted = Math.floor((TILES - far.length + i) / 4);
		return Array.from(
			{ length: wanted },
			(_, k) => places[Math.floor(((k + 0.5) * places.length) / wanted)] as Place,
		);
	});
	return [...far, ...near];
}

async function makePeer(db: Db): Promise<void> {
	const attributes = ATTRIBUTES.map((name, i) => `random() * ${i + 1} as ${name}`).join(', ');
	await db.query('select setseed(0.2024)');
	await db.query('drop table if exists bench_tiles');
	// in web Mercator already: the transformation is not counted against the peer
	await db.query(
		`create table bench_tiles as select subject_id::int as id, ST_Transform(ST_SetSRID(geom, 4326), 3857) as geom, ${attributes}
		   from parcels where superseded_at is null order by subject_id`,
	);
	await db.query('create index on bench_tiles using gist (geom)');
	await db.query('analyze bench_tiles');
}

async function peerTile(db: Db, [z, x, y]: Place): Promise<Uint8Array> {
	const { rows } = await db.query<{ tile: Buffer }>(
		`select ST_AsMVT(q, 'parcels', 4096, 'geom', 'id') as tile from (
		   select id, ST_AsMVTGeom(geom, ST_TileEnvelope($1, $2, $3), 4096, 64, true) as geom, ${ATTRIBUTES.join(', ')}
		     from bench_tiles where geom && ST_TileEnvelope($1, $2, $3, margin => 64.0 / 4096)) q where geom is not null`,
		[z, x, y],
	);
	return rows[0]?.tile as Buffer;
}

/** From z13 on both hold the same parcels; below, ours hold none that the peer has not. */
function agree(tiles: readonly Place[], ours: readonly Uint8Array[], peer: readonly Uint8Array[]): void {
	let [compared, differing] = [0, 0];
	tiles.forEach(([z, x, y], i) => {
		const [mine, theirs] = [idsOf(ours[i] as Uint8Array), idsOf(peer[i] as Uint8Array)];
		const strange = [...mine].filter((id) => !theirs.has(id)).length;
		const left = z >= FULL_DETAIL_ZOOM ? [...theirs].filter((id) => !mine.has(id)).length : 0;
		compared += theirs.size;
		differing += strange + left;
		if (mine.size === 0 && theirs.size > 0)
			throw new Error(`tile ${z}/${x}/${y} is empty, the peer has ${theirs.size}`);
	});
	// a sliver within a unit of the margin may round in or out
	if (differing > compared * 0.002) throw new Error(`tiles differ: ${differing} of ${compared} parcels`);
	process.stdout.write(`tiles agree: ${compared} parcels, ${differing} at the margins\n`);
}

function idsOf(tile: Uint8Array): Set<number> {
	const ids = new Set<number>();
	new PbfReader(tile).readFields((tag, _, pbf) => {
		if (tag !== 3) return;
		let name = '';
		const inside: number[] = [];
		pbf.readMessage((field, __, layer) => {
			if (field === 1) name = layer.readString();
			if (field === 2)
				layer.readMessage((part, ___, feature) => {
					if (part === 1) inside.push(feature.readVarint());
				}, null);
		}, null);
		if (name === 'parcels') for (const id of inside) ids.add(id);
	}, null);
	return ids;
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
	const from = performance.now();
	const value = await work();
	return { ms: performance.now() - from, value };
}

/** The best of three. */
async function best<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
	const all = [await timed(work), await timed(work), await timed(work)];
	return all.sort((a, b) => a.ms - b.ms)[0] as { ms: number; value: T };
}

function ratio(peer: number, ours: number): string {
	const times = peer / ours;
	return `${times.toFixed(1)} × (goal ${GOAL} ×${times < GOAL ? ', not met' : ''})`;
}
