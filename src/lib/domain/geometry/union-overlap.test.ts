import { describe, expect, it } from 'vitest';
import { feature, featureCollection, intersect, union } from '@turf/turf';
import type { Feature, Polygon } from 'geojson';
import { ellipsoidalAreaM2 } from './area.ts';
import type { Areal } from './areal.ts';
import { overlapM2 } from './overlay.ts';
import { shapeOf } from './shape.ts';
import { unionOverlapM2 } from './union-overlap.ts';

const at = (x: number, y: number): [number, number] => [119.9 + x * 1e-3, 28.4 + y * 1e-3];
const box = (x1: number, y1: number, x2: number, y2: number): Polygon => ({
	type: 'Polygon',
	coordinates: [[at(x1, y1), at(x2, y1), at(x2, y2), at(x1, y2), at(x1, y1)]],
});
const ring = (...points: [number, number][]) =>
	[...points, points[0] as [number, number]].map((p) => at(...p));

/** Turf's own union and intersection, measured with our area. */
function byTurf(drawn: Areal, shapes: readonly Areal[]): number {
	const [first, ...others] = shapes.map((s) => feature<Areal>(s));
	const joined = others.length === 0 ? first : union(featureCollection([first as Feature<Areal>, ...others]));
	const shared = joined && intersect(featureCollection([feature<Areal>(drawn), joined]));
	return shared ? ellipsoidalAreaM2(shared.geometry) : 0;
}

describe('the land under at least one of some shapes', () => {
	const drawing = shapeOf(box(0, 0, 10, 10));

	it('counts land under two shapes once', () => {
		const shapes = [box(1, 1, 6, 6), box(4, 4, 9, 9)].map(shapeOf);
		const sum = shapes.reduce((m2, s) => m2 + overlapM2(s, drawing), 0);
		const once = ellipsoidalAreaM2({
			type: 'Polygon',
			coordinates: [ring([1, 1], [6, 1], [6, 4], [9, 4], [9, 9], [4, 9], [4, 6], [1, 6])],
		});
		expect(unionOverlapM2(drawing, shapes) / once).toBeCloseTo(1, 9);
		expect(sum).toBeGreaterThan(once * 1.05);
	});

	it('is the drawing where shapes that share an edge cover it, also where one of them is given twice', () => {
		const shapes = [box(-1, -1, 5, 11), box(5, -1, 11, 11), box(5, -1, 11, 11)].map(shapeOf);
		expect(unionOverlapM2(drawing, shapes) / drawing.ownM2).toBeCloseTo(1, 9);
	});

	it('leaves out what is a hole in both, and what lies outside', () => {
		const frame: Polygon = {
			type: 'Polygon',
			coordinates: [...box(-5, -5, 15, 15).coordinates, ...box(4, 4, 6, 6).coordinates],
		};
		const shapes = [frame, box(20, 0, 30, 10), box(5, 5, 6, 6)].map(shapeOf);
		const due = ellipsoidalAreaM2({
			type: 'Polygon',
			coordinates: [...box(0, 0, 10, 10).coordinates, ring([4, 4], [6, 4], [6, 5], [5, 5], [5, 6], [4, 6])],
		});
		expect(unionOverlapM2(drawing, shapes) / due).toBeCloseTo(1, 9);
	});

	it('agrees with Turf on seeded stars of up to 1 km, edges measured as geodesics', () => {
		let seed = 7;
		const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
		const star = (x: number, y: number, radius: number): Polygon => {
			const ring = Array.from({ length: 17 }, (_, i) => {
				const r = radius * (0.45 + 0.55 * random());
				return at(x + r * Math.cos((2 * Math.PI * i) / 17), y + r * Math.sin((2 * Math.PI * i) / 17));
			});
			return { type: 'Polygon', coordinates: [[...ring, ring[0] as [number, number]]] };
		};
		for (let round = 0; round < 40; round++) {
			const drawn = star(5, 5, 5);
			const shapes = Array.from({ length: 4 }, () => star(10 * random(), 10 * random(), 1 + 4 * random()));
			const due = byTurf(drawn, shapes);
			const got = unionOverlapM2(shapeOf(drawn), shapes.map(shapeOf));
			expect(Math.abs(got - due)).toBeLessThan(1e-8 * due + 1e-5);
		}
	});
});
