import { expect, it } from 'vitest';
import type { Position } from 'geojson';
import { GroundPlane } from '../geometry/ground-plane.ts';
import { shapeFit, widestCircle } from './shape-fit.ts';
import { adjacentPairs } from './adjacency.ts';
import type { Areal } from '../geometry/areal.ts';

const here = new GroundPlane({
	type: 'Polygon',
	coordinates: [
		[
			[119.9, 28.4],
			[119.91, 28.4],
			[119.91, 28.41],
			[119.9, 28.4],
		],
	],
});
/** A polygon by its corners in metres, turned about the origin. */
const land = (corners: Position[], degrees = 0): Areal => {
	const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
	const ring = [...corners, corners[0] as Position].map(([x = 0, y = 0]) => [
		x * cos - y * sin,
		x * sin + y * cos,
	]);
	return here.raised({ type: 'Polygon', coordinates: [ring] });
};
const box = (x: number, y: number, w: number, h: number, degrees = 0) =>
	land(
		[
			[x, y],
			[x + w, y],
			[x + w, y + h],
			[x, y + h],
		],
		degrees,
	);
const rectangle = (lengthM: number, widthM: number) => ({ kind: 'rectangle', lengthM, widthM }) as const;

it('a rectangle lies in a larger one, any way turned, and not in a smaller one', () => {
	for (const degrees of [0, 17, 45, 71.3]) {
		const plot = box(0, 0, 120, 80, degrees);
		expect(shapeFit(plot, rectangle(112, 74)).fits).toBe(true);
		expect(shapeFit(plot, rectangle(74, 112)).fits).toBe(true);
		expect(shapeFit(plot, rectangle(121, 40)).fits).toBe(false);
		expect(shapeFit(plot, rectangle(100, 81)).fits).toBe(false);
	}
});

it('an L holds what one of its arms holds', () => {
	const corners: Position[] = [
		[0, 0],
		[100, 0],
		[100, 40],
		[40, 40],
		[40, 100],
		[0, 100],
	];
	expect(shapeFit(land(corners), rectangle(95, 37)).fits).toBe(true);
	expect(shapeFit(land(corners), rectangle(60, 45)).fits).toBe(false);
	// 2r of the circle that touches both outer sides and the inner corner: (40 − r)√2 = r.
	expect(widestCircle([[...corners, corners[0] as Position]]).diameter).toBeCloseTo(
		(80 * Math.SQRT2) / (1 + Math.SQRT2),
		0,
	);
});

it('a width is the diameter of the largest circle inside', () => {
	const fit = shapeFit(box(0, 0, 200, 60, 30), { kind: 'width', widthM: 59 });
	expect([fit.fits, Math.round(fit.widthM)]).toEqual([true, 60]);
	expect(shapeFit(box(0, 0, 200, 60), { kind: 'width', widthM: 61 }).fits).toBe(false);
});

it('parcels across a road are two parts: neither lends the other its width', () => {
	const both: Areal = {
		type: 'MultiPolygon',
		coordinates: [box(0, 0, 50, 100), box(60, 0, 50, 100)].map((p) => p.coordinates as Position[][]),
	};
	expect(shapeFit(both, rectangle(90, 45)).fits).toBe(true);
	expect(shapeFit(both, rectangle(90, 60)).fits).toBe(false);
});

it('neighbours share a boundary, not a corner; a road is crossed only where it is allowed', () => {
	const plots = [box(0, 0, 50, 50), box(50, 10, 50, 30), box(100, 40, 50, 50), box(0, 62, 50, 50)];
	const pairs = (roadM: number | null, edgeM = 1) =>
		adjacentPairs(plots, { edgeM, toleranceM: 0.1, roadM }).map(({ a, b, edgeM, gapM }) => [
			a,
			b,
			Math.round(edgeM),
			Math.round(gapM),
		]);
	expect(pairs(null)).toEqual([[0, 1, 30, 0]]);
	expect(pairs(null, 31)).toEqual([]);
	expect(pairs(12.1)).toEqual([
		[0, 1, 30, 0],
		[0, 3, 0, 12],
	]);
	expect(pairs(11.9)).toEqual([[0, 1, 30, 0]]);
});
