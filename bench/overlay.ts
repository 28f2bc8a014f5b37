/**
 * Jobs b and b2 over the county of overlay-county.ts (100,000 parcels, 150,000 buildings, fixed seed).
 * b: a drawn polygon of 64 corners: what it covers of each parcel, and thirteen facts and eleven ratios apportioned.
 * b2: the ground area of the buildings inside each parcel.
 * Counted on both sides: from stored, indexed shapes with their own areas known, to the figures. Not counted: loading.
 * Peers: PostGIS (DATABASE_URL, else a throw-away server from this machine's binaries; without either it is left out), and
 * Turf on every fiftieth candidate, times fifty. Results must agree before a ratio is printed.
 *
 *   npm run bench overlay        (or: npx tsx bench/overlay.ts [parcels])
 */
import { feature, featureCollection, intersect } from '@turf/turf';
import type { Polygon } from 'geojson';
import { totalsOfCovered, type CoveredTotals } from '#lib/domain/assessment/covered-columns.ts';
import { parcelColumnsOf } from '#lib/domain/assessment/parcel-columns.ts';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { areaInside } from '#lib/domain/geometry/area-inside.ts';
import { boundsOf } from '#lib/domain/geometry/areal.ts';
import { flattenAreas } from '#lib/domain/geometry/flat-areas.ts';
import { MovingCover } from '#lib/domain/geometry/moving-cover.ts';
import { shapeOf } from '#lib/domain/geometry/shape.ts';
import { ShapeTable } from '#lib/domain/geometry/shape-table.ts';
import { NUMERIC_FACTS } from '#lib/domain/facts.ts';
import { seeded } from '../tests/support/seeded.ts';
import { countyBuildings, countyDrawing, countyParcels } from './overlay-county.ts';
import { overlayInPostgis } from './overlay-postgis.ts';

/** What must agree, relative. */
const AGREE = 1e-5;
const RADII = [0.03, 0.1];
const TURF_EVERY = 50;

const count = Number(process.argv[2] ?? 100_000);
const random = seeded(99);
const polygons = countyParcels(count);
const buildings = countyBuildings(count);
const areas = Float64Array.from(polygons, ellipsoidalAreaM2);
const taxes = Float64Array.from(areas, (m2) => m2 * 0.02 * random());
const columns = parcelColumnsOf(
	polygons.map((_, i) => ({
		id: i,
		code: String(i),
		areaM2: areas[i] as number,
		registeredMu: null,
		facts: {
			...Object.fromEntries(NUMERIC_FACTS.map((fact) => [fact, 1000 * random()])),
			taxWan: taxes[i] as number,
		},
		grade: null,
		flags: [],
		enterprises: [],
	})),
	new Map(),
);
const loading = performance.now();
const parcelTable = new ShapeTable(flattenAreas(polygons), areas);
say(`${count} parcels made ready, once`, ms(performance.now() - loading));
const buildingTable = new ShapeTable(
	flattenAreas(buildings),
	Float64Array.from(buildings, ellipsoidalAreaM2),
);
const drawings = RADII.map((radius) => countyDrawing(64, radius));
const peer = await overlayInPostgis({ polygons, areas, taxes, buildings, drawings });
if (!peer) say('PostGIS', 'no server here: left out');

RADII.forEach((radius, n) => {
	const drawing = drawings[n] as Polygon;
	const { ms: first } = timed(() => cover(drawing), 1);
	const ours = timed(() => cover(drawing), 30);
	const { rows, totals } = ours.result;
	say(`b  radius ${radius}°: covered`, `${rows.length} parcels, ${totals.coveredM2.toFixed(0)} m²`);
	say('   ours, best of 30 (first call)', `${ms(ours.ms)} (${ms(first)})`);
	const found = peer?.drawings[n];
	if (found) {
		agree('parcels', rows.length, found.parcels);
		agree('covered m²', totals.coveredM2, found.m2);
		agree('tax', totals.totals.taxWan ?? NaN, found.tax);
		say('   PostGIS, best of 3', `${ms(found.ms)}: ${(found.ms / ours.ms).toFixed(0)} × ours; results agree`);
	}
	const turf = byTurf(drawing);
	say('   Turf, extrapolated', `${ms(turf)}: ${(turf / ours.ms).toFixed(0)} × ours`);
});

const inside = timed(() => areaInside(buildingTable, parcelTable), 10);
const sum = inside.result.reduce((m2, value) => m2 + value, 0);
say('b2 buildings inside parcels', `${buildings.length} buildings, ${sum.toFixed(0)} m²`);
say('   ours, best of 10', ms(inside.ms));
if (peer) {
	agree(
		'building m²',
		sum,
		peer.buildings.inside.reduce((m2, value) => m2 + value, 0),
	);
	peer.buildings.inside.forEach((m2, i) => {
		if (Math.abs(m2 - (inside.result[i] as number)) > AGREE * (areas[i] as number))
			throw new Error(`parcel ${i}: PostGIS ${m2} m², ours ${inside.result[i]}`);
	});
	const { ms: peerMs } = peer.buildings;
	say(
		'   PostGIS, best of 3',
		`${ms(peerMs)}: ${(peerMs / inside.ms).toFixed(0)} × ours; each parcel agrees`,
	);
}

function cover(drawing: Polygon): { rows: Uint32Array; totals: CoveredTotals } {
	const moving = new MovingCover(parcelTable);
	const rows = moving.move(flattenAreas([drawing]), shapeOf(drawing));
	const overlaps = Float64Array.from(rows, (row) => moving.overlapM2(row));
	return { rows, totals: totalsOfCovered(columns, rows, overlaps) };
}

/** Milliseconds of clipping every candidate with Turf, from a part of them. */
function byTurf(drawing: Polygon): number {
	const [west, south, east, north] = boundsOf(drawing);
	const mine = feature(drawing);
	const near = polygons.filter((polygon) => {
		const [w, s, e, n] = boundsOf(polygon);
		return w < east && e > west && s < north && n > south;
	});
	const from = performance.now();
	for (let i = 0; i < near.length; i += TURF_EVERY)
		intersect(featureCollection([feature(near[i] as Polygon), mine]));
	return (performance.now() - from) * TURF_EVERY;
}

function agree(what: string, ours: number, theirs: number): void {
	if (!(Math.abs(ours - theirs) <= AGREE * Math.abs(theirs)))
		throw new Error(`${what}: ours ${ours}, PostGIS ${theirs}`);
}

function timed<T>(work: () => T, runs: number): { ms: number; result: T } {
	let best = Infinity;
	let result = work();
	for (let run = 0; run < runs; run++) {
		const from = performance.now();
		result = work();
		best = Math.min(best, performance.now() - from);
	}
	return { ms: best, result };
}

function ms(value: number): string {
	return `${value.toFixed(value < 100 ? 2 : 0)} ms`;
}

function say(what: string, figure: string): void {
	process.stdout.write(`${what.padEnd(36)} ${figure}\n`);
}
