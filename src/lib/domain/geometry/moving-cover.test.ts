import { feature, featureCollection, intersect } from '@turf/turf';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { seeded, starPolygon } from '../../../../tests/support/seeded.ts';
import { ellipsoidalAreaM2 } from './area.ts';
import type { Areal } from './areal.ts';
import { flattenAreas } from './flat-areas.ts';
import { MovingCover } from './moving-cover.ts';
import { shapeOf } from './shape.ts';
import { ShapeTable } from './shape-table.ts';

const random = seeded(20260601);
const LON = 119.9;
const LAT = 28.4;
const STEP = 0.001;
/** Irregular parcels of 100 m on a field of 24 × 24, every tenth with a hole. */
const parcels: Areal[] = Array.from({ length: 24 * 24 }, (_, i) =>
	starPolygon(
		random,
		LON + STEP * ((i % 24) + 0.5),
		LAT + STEP * (Math.floor(i / 24) + 0.5),
		STEP * 0.45,
		5 + Math.floor(7 * random()),
		i % 10 === 0,
	),
);
const table = new ShapeTable(flattenAreas(parcels), Float64Array.from(parcels, ellipsoidalAreaM2));

const ring = (x: number, y: number, reach: number, corners: number): Position[] => {
	const made = Array.from({ length: corners }, (_, i): Position => {
		const angle = (2 * Math.PI * i) / corners;
		const r = STEP * reach * (0.8 + 0.4 * random());
		return [LON + STEP * x + r * Math.cos(angle), LAT + STEP * y + r * Math.sin(angle)];
	});
	return [...made, made[0] as Position];
};

/** The same drawing with one corner elsewhere; a closed ring keeps its first and last position alike. */
function moved(drawing: Areal, part: number, r: number, vertex: number, to: Position): Areal {
	const polygons = structuredClone(drawing.type === 'Polygon' ? [drawing.coordinates] : drawing.coordinates);
	const points = polygons[part]?.[r] as Position[];
	points[vertex] = to;
	if (vertex === 0) points[points.length - 1] = to;
	return { type: 'MultiPolygon', coordinates: polygons };
}

const flatOf = (drawing: Areal) => flattenAreas([drawing]);
const covers = (cover: MovingCover, drawing: Areal) =>
	Array.from(cover.move(flatOf(drawing), shapeOf(drawing)), (row) => [row, cover.overlapM2(row)] as const);

/** Largest difference of the two, as a share of the parcel; NaN where they do not list the same parcels. */
function apart(a: readonly (readonly [number, number])[], b: readonly (readonly [number, number])[]): number {
	if (a.length !== b.length || a.some(([row], i) => row !== b[i]?.[0])) return NaN;
	return Math.max(
		0,
		...a.map(([row, m2], i) => Math.abs(m2 - (b[i]?.[1] ?? NaN)) / (table.ownM2[row] as number)),
	);
}

const DRAWINGS: Record<string, Areal> = {
	'a block of 64 corners': { type: 'Polygon', coordinates: [ring(12, 12, 8, 64)] },
	'a block of five long edges': { type: 'Polygon', coordinates: [ring(12, 12, 9, 5)] },
	'a block with a hole': { type: 'Polygon', coordinates: [ring(12, 12, 9, 30), ring(12, 12, 3, 9)] },
	'two parts': { type: 'MultiPolygon', coordinates: [[ring(6, 6, 4, 20)], [ring(18, 18, 4, 20)]] },
};

describe('the cover of a moving drawing', () => {
	it.each(Object.keys(DRAWINGS))('is, corner by corner, what the whole pass says: %s', (name) => {
		let drawing = DRAWINGS[name] as Areal;
		const kept = new MovingCover(table);
		covers(kept, drawing);
		let worst = 0;
		let examined = 0;
		for (let i = 0; i < 120; i++) {
			const polygons = drawing.type === 'Polygon' ? [drawing.coordinates] : drawing.coordinates;
			const part = Math.floor(random() * polygons.length);
			const r = Math.floor(random() * (polygons[part]?.length ?? 1));
			const points = polygons[part]?.[r] as Position[];
			const vertex = Math.floor(random() * (points.length - 1));
			const [x = 0, y = 0] = points[vertex] as Position;
			drawing = moved(drawing, part, r, vertex, [
				x + STEP * 2 * (random() - 0.5),
				y + STEP * 2 * (random() - 0.5),
			]);
			const again = covers(kept, drawing);
			examined += kept.examined;
			worst = Math.max(worst, apart(again, covers(new MovingCover(table), drawing)));
		}
		expect(worst).toBeLessThanOrEqual(1e-12);
		// and it did not look at everything to say so
		expect(examined / 120).toBeLessThan(name.includes('long') ? 400 : 120);
	});

	it('starts afresh where a corner was added, a part came, or the whole was moved', () => {
		const kept = new MovingCover(table);
		const [small, large] = [DRAWINGS['two parts'] as Areal, DRAWINGS['a block with a hole'] as Areal];
		const shifted: Areal = {
			type: 'MultiPolygon',
			coordinates: (large as { coordinates: Position[][] }).coordinates.map((points) => [
				points.map(([x = 0, y = 0]) => [x + STEP / 3, y]),
			]),
		};
		for (const drawing of [small, large, shifted, small])
			expect(apart(covers(kept, drawing), covers(new MovingCover(table), drawing))).toBe(0);
	});

	it('agrees with Turf', () => {
		const drawing = DRAWINGS['a block with a hole'] as Areal;
		const found = new Map(covers(new MovingCover(table), drawing));
		for (const [row, parcel] of parcels.entries()) {
			const shared = intersect(featureCollection([feature(parcel), feature(drawing)]));
			const m2 = shared ? ellipsoidalAreaM2(shared.geometry) : 0;
			expect(Math.abs((found.get(row) ?? 0) - m2)).toBeLessThan(5e-6 * (table.ownM2[row] as number) + 0.1);
		}
	});

	it('keeps nothing of a shape that is wholly swept away and brings it back the same', () => {
		const before = DRAWINGS['a block of five long edges'] as Areal;
		const kept = new MovingCover(table);
		const first = covers(kept, before);
		const away = moved(before, 0, 0, 2, [LON + STEP * 12, LAT + STEP * 12]);
		covers(kept, away);
		expect(apart(covers(kept, before), first)).toBeLessThanOrEqual(1e-12);
	});
});
