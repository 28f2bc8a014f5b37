import type { Polygon, Position } from 'geojson';
import { boundsOf, polygonsOf } from '#lib/domain/geometry/areal.ts';
import { converterOf, crsOfEpsg } from '#lib/domain/geometry/crs.ts';
import { geotiffBytes } from '#lib/formats/geotiff-out.ts';
import type { DemoFile } from './demo-set.ts';
import { distanceToRing, inRing, type Metres } from './ground.ts';
import { randomOf } from './random.ts';

/** The county that has a terrain: 莲都, with its two parks and the low-slope blocks beside them. */
const COUNTY = '331102';
const NAME = '演示-地形-合成30米.tif';
const EPSG = 4528;
const CELL_M = 30;
/** Ground shown around the parks, metres. */
const AROUND_M = 2200;
/** The distance to the parks is worked out for every so many cells. */
const EVERY = 5;
const NODATA = -9999;

/** A synthetic elevation model as a GeoTIFF, so that it takes the same way in as a bureau's. */
export interface DemoTerrain {
	name: string;
	bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Made-up ground: parks on the valley floor, hills that steepen away from them, ridges of seeded noise, and a reservoir
 * that nobody measured. Equal seeds give equal ground. Nothing of it is measured: 合成.
 */
export function demoTerrain(files: readonly DemoFile[], seed = 20240101): DemoTerrain {
	const { definition } = crsOfEpsg(EPSG) as { definition: string };
	const { forward } = converterOf(definition);
	const parks = (files.find((f) => f.kind === 'parks')?.rows ?? []).filter((row) =>
		String(row.values['code']).startsWith(COUNTY),
	);
	const rings = parks.map((row) => outerRing(row.geometry as Polygon).map((p) => forward(p as Metres)));
	const [west, south, east, north] = boundsOf({ type: 'Polygon', coordinates: rings });
	const corner: Metres = [
		Math.floor((west - AROUND_M) / CELL_M) * CELL_M,
		Math.ceil((north + AROUND_M) / CELL_M) * CELL_M,
	];
	const width = Math.ceil((east + AROUND_M - corner[0]) / CELL_M);
	const height = Math.ceil((corner[1] - south + AROUND_M) / CELL_M);
	const noise = ridges(seed);
	const lake: Metres = [east + 700, (south + north) / 2];
	const awayAt = onNodes(Math.ceil(width / EVERY) + 2, Math.ceil(height / EVERY) + 2, (i, j) => {
		const at: Metres = [corner[0] + (i * EVERY + 0.5) * CELL_M, corner[1] - (j * EVERY + 0.5) * CELL_M];
		return Math.min(...rings.map((ring) => (inRing(at, ring) ? 0 : distanceToRing(at, ring))));
	});
	const samples = new Float32Array(width * height);
	for (let r = 0; r < height; r++)
		for (let c = 0; c < width; c++) {
			const at: Metres = [corner[0] + (c + 0.5) * CELL_M, corner[1] - (r + 0.5) * CELL_M];
			const away = awayAt(c / EVERY, r / EVERY);
			const hidden = Math.hypot(at[0] - lake[0], (at[1] - lake[1]) / 2) < 260;
			samples[r * width + c] = hidden ? NODATA : heightAt(at, away, noise);
		}
	const bytes = geotiffBytes({
		width,
		height,
		samples,
		corner,
		step: [CELL_M, CELL_M],
		keys: { 1024: 1, 1025: 1, 3072: EPSG, 4099: 9001 },
		nodata: String(NODATA),
	});
	return { name: NAME, bytes };
}

function outerRing(geometry: Polygon): Position[] {
	return polygonsOf(geometry)[0]?.[0] ?? [];
}

/** A slow function worked out on whole numbers only, straight between them. */
function onNodes(
	across: number,
	down: number,
	value: (i: number, j: number) => number,
): (x: number, y: number) => number {
	const nodes = Float64Array.from({ length: across * down }, (_, k) =>
		value(k % across, Math.floor(k / across)),
	);
	const at = (i: number, j: number) => nodes[j * across + i] as number;
	return (x, y) => {
		const [i, j] = [Math.floor(x), Math.floor(y)];
		const [u, v] = [x - i, y - j];
		return (
			(at(i, j) * (1 - u) + at(i + 1, j) * u) * (1 - v) + (at(i, j + 1) * (1 - u) + at(i + 1, j + 1) * u) * v
		);
	};
}

/** Ridges by wavelength in metres, weight and direction (radians): what is sharp is a crest, what is round a valley. */
const RIDGES = [
	[2900, 1, 0.5],
	[1350, 0.5, 1.3],
	[640, 0.24, 2.2],
	[300, 0.1, 2.9],
] as const;

/** Metres above the sea: the valley falls to the south-east; the hills begin at the parks and grow away from them. */
function heightAt([x, y]: Metres, away: number, noise: (x: number, y: number) => number): number {
	const valley = 62 + (y % 100_000) * 0.0008 - (x % 100_000) * 0.0005;
	const off = Math.max(0, away * (1 + 0.45 * noise(x / 800, y / 800)) - 40);
	const foot = Math.min(1, off / 1700) ** 1.5 * 150;
	let ridges = 0;
	for (const [wave, weight, turn] of RIDGES) {
		// Each turned its own way, so that the grid of the noise shows nowhere.
		const [u, v] = [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
		ridges += (1 - Math.abs(noise(u / wave, v / wave))) ** 2 * weight;
	}
	const grown = Math.min(1, off / 1900) ** 1.15;
	return valley + foot + ridges * 190 * grown + noise(x / 130, y / 130) * 2 * Math.min(1, off / 200);
}

/** Seeded value noise in −1…1, smooth, one wave a unit. */
function ridges(seed: number): (x: number, y: number) => number {
	const random = randomOf(seed, 'terrain');
	const table = Array.from({ length: 1024 }, () => random.between(-1, 1));
	const corner = (i: number, j: number) =>
		table[(Math.imul(i, 73) + Math.imul(j, 151) + 4096) & 1023] as number;
	const smooth = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);
	return (x, y) => {
		const [i, j] = [Math.floor(x), Math.floor(y)];
		const [u, v] = [smooth(x - i), smooth(y - j)];
		const top = corner(i, j) * (1 - u) + corner(i + 1, j) * u;
		const bottom = corner(i, j + 1) * (1 - u) + corner(i + 1, j + 1) * u;
		return top * (1 - v) + bottom * v;
	};
}
