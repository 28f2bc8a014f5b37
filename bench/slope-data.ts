// The data of bench/slope.ts, in a process of its own so that its memory is not counted:
//   npx tsx bench/slope-data.ts FOLDER
// dem.tif: 70 Mpx of 5 m in EPSG:4528, Float32, uncompressed; parcels.geojson: about 100,000 contiguous parcels of 11 vertices in
// the same plane, with their number; parcels.bin: the same coordinates as Float64 (22 a parcel).
import { createWriteStream, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { once } from 'node:events';
import path from 'node:path';
import { converterOf, crsOfEpsg } from '../src/lib/domain/geometry/crs.ts';
import { geotiffBytes } from '../src/lib/formats/geotiff-out.ts';
import { seeded } from '../tests/support/seeded.ts';

const folder = process.argv[2] as string;
const [WIDTH, HEIGHT, CELL] = [7900, 8880, 5];
const { forward } = converterOf(crsOfEpsg(4528)?.definition as string);
const [west, north] = forward([119.7, 28.65]).map((v) => Math.round(v / CELL) * CELL) as [number, number];
const random = seeded(20130601);

// Hills: waves of five lengths, so that every class is there.
const waves = [6100, 2300, 900, 330, 120].map((length, k) => ({
	x: ((2 * Math.PI) / length) * Math.cos(k * 1.3 + 0.4),
	y: ((2 * Math.PI) / length) * Math.sin(k * 1.3 + 0.4),
	rise: [190, 75, 26, 7, 1.6][k] as number,
	phase: random() * 7,
}));
const empty = geotiffBytes({
	width: WIDTH,
	height: HEIGHT,
	samples: new Float32Array(WIDTH * HEIGHT),
	corner: [west, north],
	step: [CELL, CELL],
	keys: { 1024: 1, 1025: 1, 3072: 4528 },
	nodata: '-9999',
});
const head = empty.length - WIDTH * HEIGHT * 4;
const samples = new Float32Array(empty.buffer, head, WIDTH * HEIGHT);
for (let r = 0, i = 0; r < HEIGHT; r++)
	for (let c = 0; c < WIDTH; c++, i++) {
		let height = 320;
		for (const wave of waves)
			height += wave.rise * Math.sin(wave.x * c * CELL + wave.y * r * CELL + wave.phase);
		samples[i] = height;
	}
const dem = await open(path.join(folder, 'dem.tif'), 'w');
for (let at = 0; at < empty.length; at += 1 << 26) await dem.write(empty.subarray(at, at + (1 << 26)));
await dem.close();

const SIDE = 316;
const [stepX, stepY] = [((WIDTH - 40) * CELL) / SIDE, ((HEIGHT - 40) * CELL) / SIDE];
const shaken = new Map<number, [number, number]>();
/** A corner of the net of parcels in thirds across and halves down; shared by its neighbours. */
function corner(thirds: number, halves: number): [number, number] {
	const key = thirds * 10_000 + halves;
	const known = shaken.get(key);
	if (known) return known;
	const made: [number, number] = [
		west + 100 + stepX * (thirds / 3 + 0.18 * (random() - 0.5)),
		north - 100 - stepY * (halves / 2 + 0.18 * (random() - 0.5)),
	];
	shaken.set(key, made);
	return made;
}
const coordinates: number[] = [];
const out = createWriteStream(path.join(folder, 'parcels.geojson'));
out.write(
	'{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4528"}},"features":[\n',
);
for (let x = 0, id = 1; x < SIDE; x++)
	for (let y = 0; y < SIDE; y++, id++) {
		const [t, h] = [x * 3, y * 2];
		const ring = [
			corner(t, h), corner(t + 1, h), corner(t + 2, h), corner(t + 3, h), corner(t + 3, h + 1), corner(t + 3, h + 2),
			corner(t + 2, h + 2), corner(t + 1, h + 2), corner(t, h + 2), corner(t, h + 1),
		]; // prettier-ignore
		ring.push(ring[0] as [number, number]);
		coordinates.push(...ring.flat());
		const text = JSON.stringify({
			type: 'Feature',
			properties: { id },
			geometry: { type: 'Polygon', coordinates: [ring] },
		});
		if (!out.write(`${id > 1 ? ',\n' : ''}${text}`)) await once(out, 'drain');
	}
out.end('\n]}\n');
await once(out, 'finish');
writeFileSync(path.join(folder, 'parcels.bin'), new Uint8Array(Float64Array.from(coordinates).buffer));
