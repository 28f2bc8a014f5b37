/**
 * A corner dragged over a neighbourhood of 4,900 parcels, about 200 of them covered, 300 pointer events, fixed seed.
 * The page's thread: snap, the state machine, the scene in pixels, the drawing handed over. The worker: everything from
 * those numbers to the answer. Peer: Turf on every candidate of the same index, then the same sums; totals must agree
 * before a ratio is printed.
 *
 *   npx tsx bench/drag.ts [events]
 */
import { area as turfArea, feature, featureCollection, intersect } from '@turf/turf';
import { summariseCovered } from '#lib/domain/assessment/covered.ts';
import { boundsOf, type Areal } from '#lib/domain/geometry/areal.ts';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { indexOf } from '#lib/domain/geometry/overlay.ts';
import { nineDecimals } from '#lib/domain/geometry/snap.ts';
import { flatten } from '#lib/live/flat-geometry.ts';
import type { LiveAnswer } from '#lib/live/live-answer.ts';
import { loadedOf } from '#lib/live/loaded.ts';
import { nearOf } from '#lib/live/near-of.ts';
import { Surroundings } from '#lib/live/surroundings.ts';
import { geometryOf, outlineOf, type Point } from '#lib/map/drawing/outline.ts';
import { sceneOf } from '#lib/map/drawing/scene.ts';
import { linesInHand } from '#lib/map/drawing/lines-in-hand.ts';
import { dragTo, grabVertex } from '#lib/map/drawing/session-edit.ts';
import { previewOf, sessionOf, sheetOf } from '#lib/map/drawing/session.ts';
import { SNAP_KINDS, type SnapKind } from '#lib/map/drawing/snap-target.ts';
import { Snapper } from '#lib/map/drawing/snapper.ts';
import { drawingOver, inventedNeighbourhood } from './drag-parcels.ts';

const SIDE = 70;
const events = Number(process.argv[2] ?? 300);
const near = inventedNeighbourhood(SIDE, 2024);
const drawing = drawingOver(SIDE, 16, 64, 7);

const loading = performance.now();
const columns = nearOf(near);
const surroundings = new Surroundings(columns);
const loaded = loadedOf(columns);
say('neighbourhood made ready, once', ms(performance.now() - loading));
const snapper = new Snapper(loaded.snap);

const WORDS = Object.fromEntries(SNAP_KINDS.map((kind) => [kind, kind])) as Record<SnapKind, string>;
/** The screen: 1 px is 1e-5 degrees. */
const project = ([lon, lat]: Point) => ({ x: (lon - 119.9) * 1e5, y: (28.5 - lat) * 1e5 });
let session = grabVertex(sessionOf(outlineOf(drawing)), { part: 0, ring: 0, vertex: 0 });
const start = sheetOf(session).outline[0]?.[0]?.[0] as Point;

const main: number[] = [];
const worker: number[] = [];
const shapes: Areal[] = [];
let answer: LiveAnswer | null = null;
for (let i = 0; i < events; i++) {
	const angle = (2 * Math.PI * i) / events;
	const pointer: Point = [
		// Out to the east and back: the boundary never crosses itself.
		nineDecimals(start[0] + 0.0015 * (1 - Math.cos(angle))),
		nineDecimals(start[1] + 0.0002 * Math.sin(angle)),
	];
	const from = performance.now();
	const target = snapper.target(pointer, 8, linesInHand(session, null));
	session = dragTo(session, target?.position ?? pointer);
	const shape = geometryOf(previewOf(session)) as Areal;
	const flat = flatten(shape);
	sceneOf(
		{ session, gesture: null, faults: [], fault: -1, snap: target, snapWords: WORDS, crosshair: null },
		project,
	);
	const handed = performance.now();
	answer = surroundings.evaluate(flat);
	worker.push(performance.now() - handed);
	main.push(handed - from);
	shapes.push(shape);
}
say('covered parcels at the end', String(answer?.figures?.covered.length));
say('page’s thread per event', spread(main));
say('worker’s answer', spread(worker));

const PEER_EVENTS = Math.min(events, 12);
const index = indexOf(near.parcels.map((p) => ({ bounds: boundsOf(p.geometry as Areal) })));
const peer: number[] = [];
for (let i = 0; i < PEER_EVENTS; i++) {
	const shape = shapes[Math.floor((i * shapes.length) / PEER_EVENTS)] as Areal;
	const from = performance.now();
	const figures = byTurf(shape);
	peer.push(performance.now() - from);
	const ours = surroundings.evaluate(flatten(shape)).figures;
	const taxes = [ours?.totals.taxWan ?? NaN, figures.totals.taxWan ?? NaN] as const;
	if (!(Math.abs(taxes[0] - taxes[1]) <= 1e-4 * taxes[1]))
		throw new Error(`tax by Turf ${taxes[1]}, ours ${taxes[0]}`);
	if (ours?.covered.length !== figures.parcels.length)
		throw new Error(`covered by Turf ${figures.parcels.length}, ours ${ours?.covered.length}`);
}
say('Turf alone', `${spread(peer)}; tax within 1e-4, parcels equal`);
say('ratio, median', `${(median(peer) / median(worker)).toFixed(0)} × our worker`);
say(
	'Turf’s own area (sphere) off by',
	`${((turfArea(feature(drawing)) / ellipsoidalAreaM2(drawing) - 1) * 1e3).toFixed(2)} ‰: why figures are ours`,
);

function byTurf(shape: Areal) {
	const mine = feature(shape);
	const covered = (index?.search(...boundsOf(shape)) ?? []).flatMap((i) => {
		const parcel = near.parcels[i] as (typeof near.parcels)[number];
		const shared = intersect(featureCollection([feature(parcel.geometry as Areal), mine]));
		const { geometry: _, ...known } = parcel;
		return shared ? [{ ...known, overlapM2: ellipsoidalAreaM2(shared.geometry) }] : [];
	});
	return summariseCovered(covered);
}

function median(times: readonly number[]): number {
	return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] as number;
}

function spread(times: readonly number[]): string {
	const sorted = times.toSorted((a, b) => a - b);
	const p95 = sorted[Math.floor(sorted.length * 0.95)] as number;
	return `p50 ${ms(median(times))}, p95 ${ms(p95)}, max ${ms(sorted.at(-1) as number)}`;
}

function ms(value: number): string {
	return `${value.toFixed(2)} ms`;
}

function say(what: string, figure: string): void {
	process.stdout.write(`${what.padEnd(34)} ${figure}\n`);
}
