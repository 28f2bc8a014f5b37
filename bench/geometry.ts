// Area and overlap beside their peers, one seeded run: `npx tsx bench/geometry.ts`. Results are compared before a ratio
// is printed. Counted: the work on geometry in memory; not counted: making the data, building the index.
import { area as turfArea, feature, featureCollection, intersect } from '@turf/turf';
import geographiclib from 'geographiclib-geodesic';
import type { Polygon, Position } from 'geojson';
import { ellipsoidalAreaM2 } from '../src/lib/domain/geometry/area.ts';
import { A, F } from '../src/lib/domain/geometry/ellipsoid.ts';
import { coveredParcels, indexOf, overlapM2 } from '../src/lib/domain/geometry/overlay.ts';
import { shapeOf } from '../src/lib/domain/geometry/shape.ts';
import { seeded } from '../tests/support/seeded.ts';

const SIDE = 316;
const random = seeded(20130601);

/** About 100,000 contiguous irregular parcels over 0.4° × 0.4°: a grid of shaken corners and bent edges. */
function makeParcels(): Polygon[] {
	const step = 0.4 / SIDE;
	const shaken = new Map<string, Position>();
	const point = (x: number, y: number): Position => {
		const key = `${x} ${y}`;
		const known = shaken.get(key);
		if (known) return known;
		const made = [119.7 + step * (x + 0.3 * (random() - 0.5)), 28.25 + step * (y + 0.3 * (random() - 0.5))];
		shaken.set(key, made);
		return made;
	};
	const parcels: Polygon[] = [];
	for (let x = 0; x < SIDE; x++)
		for (let y = 0; y < SIDE; y++) {
			const ring = [
				point(x, y),
				point(x + 1 / 3, y),
				point(x + 2 / 3, y),
				point(x + 1, y),
				point(x + 1, y + 1 / 2),
				point(x + 1, y + 1),
				point(x + 2 / 3, y + 1),
				point(x + 1 / 3, y + 1),
				point(x, y + 1),
				point(x, y + 1 / 2),
			];
			parcels.push({ type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] });
		}
	return parcels;
}

/** A 64-gon around the middle that covers about as many parcels as asked. */
function makeDrawing(parcels: number, shift = 0): Polygon {
	const radius = (0.4 / SIDE) * Math.sqrt(parcels / Math.PI);
	const ring = Array.from({ length: 64 }, (_, i): Position => {
		const angle = (2 * Math.PI * i) / 64;
		// One vertex is being dragged.
		const reach = radius * (i === 10 ? 1 + shift : 1 + 0.1 * Math.sin(5 * angle));
		return [119.9 + reach * Math.cos(angle), 28.45 + reach * Math.sin(angle)];
	});
	return { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] };
}

/** Best of some runs, milliseconds. */
function best(runs: number, work: () => void): number {
	let least = Infinity;
	for (let i = 0; i < runs; i++) {
		const start = performance.now();
		work();
		least = Math.min(least, performance.now() - start);
	}
	return least;
}

const geodesic = new geographiclib.Geodesic.Geodesic(A, F);
function geodesicAreaM2(polygon: Polygon): number {
	const sum = geodesic.Polygon(false);
	for (const [lon = NaN, lat = NaN] of (polygon.coordinates[0] as Position[]).slice(0, -1))
		sum.AddPoint(lat, lon);
	return Math.abs(sum.Compute(false, true).area ?? NaN);
}

function agree(what: string, got: number, reference: number, tolerance: number): void {
	const off = Math.abs(got / reference - 1);
	if (!(off <= tolerance)) throw new Error(`${what}: got ${got}, expected ${reference} within ${tolerance}`);
	console.log(`${what}: agrees within ${off.toExponential(1)}`);
}

const parcels = makeParcels();
const few = parcels.filter((_, i) => i % 50 === 0);

console.log(`\nArea, ${parcels.length} parcels of 10 vertices`);
let worst = 0;
let sphere = 0;
for (const parcel of few) {
	const reference = geodesicAreaM2(parcel);
	worst = Math.max(worst, Math.abs(ellipsoidalAreaM2(parcel) / reference - 1));
	sphere = Math.max(sphere, Math.abs(turfArea(parcel) / reference - 1));
}
if (worst > 1e-6) throw new Error(`area: off by ${worst}, expected 1e-6`);
console.log(
	`worst against geographiclib: ours ${worst.toExponential(1)}, turf.area ${sphere.toExponential(1)}`,
);
const ours = best(5, () => parcels.forEach(ellipsoidalAreaM2)) / parcels.length;
const karney = best(2, () => few.forEach(geodesicAreaM2)) / few.length;
const turf = best(3, () => parcels.forEach((p) => turfArea(p))) / parcels.length;
const micro = (ms: number) => `${(ms * 1000).toFixed(2)} µs`;
console.log(`a parcel: ours ${micro(ours)}, geographiclib ${micro(karney)}, turf.area ${micro(turf)}`);
console.log(`ratio: ${(karney / ours).toFixed(0)} × geographiclib, ${(turf / ours).toFixed(2)} × turf.area`);

const shapes = parcels.map((p) => shapeOf(p));
const index = indexOf(shapes);
for (const wanted of [200, 1000]) {
	const drawing = makeDrawing(wanted);
	const covers = coveredParcels(shapeOf(drawing), index, shapes);
	const candidates = index?.search(...shapeOf(drawing).bounds) ?? [];
	const clip = (i: number) => {
		const shared = intersect(featureCollection([feature(parcels[i] as Polygon), feature(drawing)]));
		return shared ? ellipsoidalAreaM2(shared.geometry) : 0;
	};
	console.log(
		`\nOverlap, 64-gon over ${parcels.length} parcels: ${covers.length} covered, ${candidates.length} candidates`,
	);
	const sum = covers.reduce((total, c) => total + c.overlapM2, 0);
	agree(
		'sum of overlaps, ours and turf',
		sum,
		candidates.reduce((total, i) => total + clip(i), 0),
		1e-6,
	);
	agree('sum of overlaps and the drawing', sum, ellipsoidalAreaM2(drawing), 1e-5);
	const inside = new Set(covers.filter((c) => c.overlapM2 === shapes[c.index]?.ownM2).map((c) => c.index));
	const byTurf = best(2, () => candidates.forEach(clip));
	// Turf with our inside-first shortcut: only what the boundary cuts is clipped.
	const edge = covers.filter((c) => !inside.has(c.index)).map((c) => c.index);
	const shortcut = best(2, () => edge.forEach(clip));
	const live = best(20, () => coveredParcels(shapeOf(drawing), index, shapes));
	console.log(
		`turf on all ${byTurf.toFixed(1)} ms, turf on ${edge.length} cut ones ${shortcut.toFixed(1)} ms, ours ${live.toFixed(2)} ms`,
	);
	console.log(
		`ratio: ${(byTurf / live).toFixed(0)} × turf, ${(shortcut / live).toFixed(0)} × turf inside-first`,
	);

	const times: number[] = [];
	for (let frame = 0; frame < 200; frame++) {
		const moved = makeDrawing(wanted, 0.3 * Math.sin(frame / 20));
		const start = performance.now();
		coveredParcels(shapeOf(moved), index, shapes);
		times.push(performance.now() - start);
	}
	times.sort((a, b) => a - b);
	const at = (share: number) => (times[Math.floor(share * (times.length - 1))] as number).toFixed(2);
	console.log(
		`a drag of 200 frames: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms (a frame is 16 ms)`,
	);
}

const whole = shapeOf(makeDrawing(parcels.length / 2));
const half = best(3, () => coveredParcels(whole, index, shapes));
console.log(`\n64-gon over half of ${parcels.length} parcels: ${half.toFixed(1)} ms`);
console.log(`one pair: ${micro(best(5, () => shapes.forEach((s) => overlapM2(s, whole))) / shapes.length)}`);
