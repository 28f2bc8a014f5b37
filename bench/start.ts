/**
 * From `tenglong serve` to a usable map (the page, /api/overview and a tile with parcels answer), embedded home: the first start
 * on an empty data folder and later ones, beside what PGlite itself takes to open the same archive and folder and count the
 * parcels, in a process of its own in the same run. Build and templates are made beforehand and not counted.
 *
 *   npm run bench start
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../tests/support/free-port.ts';
import { ROOT, startProduct, type Product } from '../tests/support/product.ts';

const GOAL = { first: 15, later: 5 };
const scratch = mkdtempSync(path.join(tmpdir(), 'tenglong-bench-start-'));
const template = path.join(ROOT, '.cache', 'demo-template.tar.gz');

try {
	// makes what is missing (build, templates) and finds a tile that has parcels
	const warm = await start('warm');
	const tile = await tileWithParcels(warm.product.url);
	await warm.product.stop();

	const first = await usable('data', tile);
	const later = Math.min(await usable('data', tile), await usable('data', tile));
	const bareFirst = bare('bare', template);
	cpSync(path.join(scratch, 'data', 'postgres'), path.join(scratch, 'bare-later'), { recursive: true });
	const bareLater = Math.min(bare('bare-later'), bare('bare-later'));

	say('first start to a usable map', first, GOAL.first);
	say('PGlite alone, unpacking the same archive', bareFirst);
	ratio('first start', first, bareFirst);
	say('later start to a usable map, best of 2', later, GOAL.later);
	say('PGlite alone, opening the same folder', bareLater);
	ratio('later start', later, bareLater);
} finally {
	rmSync(scratch, { recursive: true, force: true });
}

async function start(folder: string): Promise<{ product: Product; from: number }> {
	const port = await freePort();
	const from = performance.now();
	const product = await startProduct({
		port,
		data: path.join(scratch, folder),
		log: path.join(scratch, `${folder}.log`),
	});
	return { product, from };
}

/** Seconds from the start of the process until page, overview and tile have answered. */
async function usable(folder: string, tile: string): Promise<number> {
	const { product, from } = await start(folder);
	await Promise.all(['/', '/api/overview', tile].map((address) => bytesOf(`${product.url}${address}`)));
	const seconds = (performance.now() - from) / 1000;
	await product.stop();
	return seconds;
}

async function bytesOf(url: string): Promise<number> {
	const answer = await fetch(url);
	if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
	return (await answer.arrayBuffer()).byteLength;
}

/** The address of the fullest tile of the parcels' first zoom that has any. */
async function tileWithParcels(url: string): Promise<string> {
	const { bounds, minzoom, maxzoom } = (await (await fetch(`${url}/tiles/parcels.json`)).json()) as {
		bounds: [number, number, number, number];
		minzoom: number;
		maxzoom: number;
	};
	for (let z = Math.max(minzoom, 9); z <= maxzoom; z++) {
		const [left, bottom, right, top] = bounds;
		const [west, north] = tileOf(left, top, z);
		const [east, south] = tileOf(right, bottom, z);
		let best = { bytes: 0, address: '' };
		for (let x = west; x <= east; x++)
			for (let y = north; y <= south; y++) {
				const address = `/tiles/parcels/${z}/${x}/${y}.mvt`;
				const bytes = await bytesOf(`${url}${address}`);
				if (bytes > best.bytes) best = { bytes, address };
			}
		if (best.bytes > 0) return best.address;
	}
	throw new Error('no tile has parcels: is the demo loaded?');
}

function tileOf(lon: number, lat: number, z: number): [x: number, y: number] {
	const phi = (lat * Math.PI) / 180;
	const y = (1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2;
	return [Math.floor(((lon + 180) / 360) * 2 ** z), Math.floor(y * 2 ** z)];
}

/** Seconds of a process that opens PGlite + PostGIS on the folder (unpacking `archive` first) and counts the parcels. */
function bare(folder: string, archive?: string): number {
	const script = `
		import { PGlite } from '@electric-sql/pglite';
		import { postgis } from '@electric-sql/pglite-postgis';
		import { openAsBlob } from 'node:fs';
		const [dataDir, archive] = process.argv.slice(1);
		const db = await PGlite.create({ dataDir, extensions: { postgis }, ...(archive ? { loadDataDir: await openAsBlob(archive) } : {}) });
		const { rows } = await db.query('select count(*)::int as n from parcels');
		if (!(rows[0].n > 0)) throw new Error('no parcels');
		await db.close();`;
	const from = performance.now();
	const { status } = spawnSync(
		process.execPath,
		[
			'--input-type=module',
			'--eval',
			script,
			'--',
			path.join(scratch, folder),
			...(archive ? [archive] : []),
		],
		{ cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] },
	);
	if (status !== 0) throw new Error(`PGlite alone ended with ${status}`);
	return (performance.now() - from) / 1000;
}

function say(what: string, seconds: number, goal?: number): void {
	process.stdout.write(
		`${what.padEnd(44)} ${seconds.toFixed(1)} s${goal === undefined ? '' : ` (goal ${goal} s)`}\n`,
	);
}

function ratio(what: string, ours: number, peer: number): void {
	process.stdout.write(`${`${what} / PGlite alone`.padEnd(44)} ${(ours / peer).toFixed(2)} ×\n`);
}
