// Job c: Horn slope classes of about 100,000 parcels on 70 Mpx of 5 m: `npm run bench slope`. Counted on both sides: from the GeoTIFF
// on disk (in the page cache) to the counts of five classes per parcel. Ours: parcels as coordinates in memory, two threads that
// run already, no intermediate raster. Peer: gdaldem → gdal_rasterize (FlatGeobuf) → numpy (np.digitize, np.bincount), rasters in
// between on disk as raw ENVI. Not counted: making the data, starting threads and Python. Both count cells by their middles; the
// product's own rule (covered share) is timed too. Needs gdaldem, gdal_rasterize, ogr2ogr and Python with numpy.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { openDem } from '../src/lib/formats/geotiff.ts';
import { openFile } from '../src/lib/server/terrain/file-source.ts';
import type { RowsAnswer, RowsTask } from './slope-rows.ts';

const THREADS = 2;
const ROUNDS = 3;
const have = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;
if (!have('gdalinfo', '--version') || !have('python3', '-c', 'import numpy')) {
	console.log('skipped: needs GDAL’s tools and Python with numpy');
	process.exit(0);
}
const folder = mkdtempSync(path.join(tmpdir(), 'bench-slope-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
execFileSync(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'slope-data.ts'), folder]);
const fgb = [
	'-q',
	'-f',
	'FlatGeobuf',
	path.join(folder, 'parcels.fgb'),
	path.join(folder, 'parcels.geojson'),
];
execFileSync('ogr2ogr', fgb, { stdio: 'ignore' });

const dem = path.join(folder, 'dem.tif');
const source = await openFile(dem);
const { place } = await openDem(source);
await source.close();
const bytes = readFileSync(path.join(folder, 'parcels.bin'));
const parcels = new SharedArrayBuffer(bytes.length);
new Uint8Array(parcels).set(bytes);
const count = bytes.length / 8 / 22;

const threads = Array.from(
	{ length: THREADS },
	// The library that reads the file looks for this in a thread.
	() => new Worker(new URL('./slope-thread.mjs', import.meta.url), { workerData: {} }),
);
await Promise.all(threads.map((thread) => new Promise((resolve) => thread.once('message', resolve))));

/** Class counts (cells) of all parcels. */
async function ours(cells: RowsTask['cells']): Promise<Float64Array> {
	const counts = new Float64Array(count * 5);
	const answers = threads.map((thread, i) => {
		const rows = [0, 1].map((k) => Math.round((place.height * (i + k)) / THREADS)) as [number, number];
		thread.postMessage({ dem, parcels, rows, cells } satisfies RowsTask);
		return new Promise<RowsAnswer>((resolve) => thread.once('message', resolve));
	});
	for (const { numbers, sums } of await Promise.all(answers))
		numbers.forEach((number, i) => {
			for (let k = 0; k < 5; k++)
				counts[number * 5 + k] =
					(counts[number * 5 + k] as number) + (sums[i * 7 + k] as number) / (place.cellX * place.cellY);
		});
	return counts;
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; cpu: number; value: T }> {
	const cpu = process.cpuUsage();
	const started = performance.now();
	const value = await work();
	const used = process.cpuUsage(cpu);
	return { seconds: (performance.now() - started) / 1000, cpu: (used.user + used.system) / 1e6, value };
}

const rounds = [];
for (let i = 0; i < ROUNDS; i++) rounds.push(await timed(() => ours('middle')));
const best = rounds.reduce((a, b) => (b.seconds < a.seconds ? b : a));
const shares = await timed(() => ours('share'));
const memory = process.resourceUsage().maxRSS / 1024;
await Promise.all(threads.map((thread) => thread.terminate()));

const peerArgs = [place.width, place.height, place.west, place.north, place.cellX, count].map(String);
const peer = JSON.parse(
	execFileSync('python3', [path.join(import.meta.dirname, 'slope-peer.py'), folder, ...peerArgs], {
		encoding: 'utf8',
	}),
) as { seconds: Record<string, number>; memoryMb: number };
const raw = readFileSync(path.join(folder, 'counts.i64'));
const theirs = new BigInt64Array(raw.buffer, raw.byteOffset, raw.length / 8);
// Which cells are whose must agree to the cell, the area of each class to 1e-5 of the whole. gdaldem adds in Float32, so a few cells within its
// rounding (some 1e-4°) of a bound are classed otherwise.
let [moved, all] = [0, 0];
const classes = Array.from({ length: 5 }, () => [0, 0] as [number, number]);
for (let i = 0; i < theirs.length; i += 5) {
	let [own, other] = [0, 0];
	classes.forEach((sum, k) => {
		const [a, b] = [Math.round(best.value[i + k] as number), Number(theirs[i + k])];
		own += a;
		other += b;
		sum[0] += a;
		sum[1] += b;
		moved += Math.abs(a - b) / 2;
	});
	if (own !== other) throw new Error(`parcel ${i / 5 + 1} has ${own} cells, the peer says ${other}`);
	all += own;
}
const worst = Math.max(...classes.map(([a, b]) => Math.abs(a - b) / all));
if (!(worst < 1e-5 && moved / all < 5e-5))
	throw new Error(`classes differ by ${worst}, ${moved} of ${all} cells, expected 1e-5 and 5e-5`);

const whole = Object.values(peer.seconds).reduce((a, b) => a + b, 0);
const s = (seconds: number) => `${seconds.toFixed(2)} s`;
console.log(
	`${(all / 1e6).toFixed(1)} M cells in ${count} parcels; cells of each parcel equal, classes within ${worst.toExponential(1)}, ${moved} cells classed otherwise (${(moved / all).toExponential(1)})`,
);
console.log(
	`ours, middles of cells, ${THREADS} threads: best of ${ROUNDS} ${s(best.seconds)} (first ${s(rounds[0]?.seconds ?? 0)}), CPU ${s(best.cpu)}, resident ${memory.toFixed(0)} MB`,
);
console.log(`ours, covered shares (the product’s rule): ${s(shares.seconds)}, CPU ${s(shares.cpu)}`);
const steps = Object.entries(peer.seconds).map(([name, seconds]) => `${name} ${s(seconds)}`);
console.log(`peer: ${steps.join(', ')}: ${s(whole)}, resident at most ${peer.memoryMb.toFixed(0)} MB`);
console.log(
	`ratio: time ${(whole / best.seconds).toFixed(1)} × (goal 20), memory ${(memory / peer.memoryMb).toFixed(2)} (goal 0.2)`,
);
