import { describe, expect, it } from 'vitest';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { placeAlong, sideOfPlaces, workingPlane } from '#lib/domain/geometry/side.ts';
import { FREE, heldCorner, stageOf } from './aim.ts';
import { geometryOf, type Point } from './outline.ts';
import {
	addVertex,
	modeOf,
	previewOf,
	point,
	sessionOf,
	sheetOf,
	startDrawing,
	undoStep,
} from './session.ts';
import type { Form } from './sketch-tool.ts';

const A: Point = [119.9, 28.4];
const plane = workingPlane(119.9);
const off = (lengthM: number, bearing: number): Point => placeAlong(A, { lengthM, bearing }, plane);
const begun = (form: Form) => addVertex(startDrawing(sessionOf(), { form, adds: 'outline' }), A);
const areaOf = (session: ReturnType<typeof begun>) => {
	const geometry = geometryOf(previewOf(session));
	return geometry ? ellipsoidalAreaM2(geometry) : NaN;
};

describe('a rectangle', () => {
	it('along the grid is done with its second corner, in one step', () => {
		const following = point(begun('rectangle'), off(50, 45));
		expect(previewOf(following)[0]?.[0]).toHaveLength(4);
		const done = addVertex(following, off(50, 45));
		expect(modeOf(done)).toBe('editing');
		expect(areaOf(done)).toBeCloseTo(1250, 1);
		expect(sheetOf(undoStep(done)).sketch).toEqual([A]);
	});

	it('of typed extents has exactly these, to the side that the pointer is on', () => {
		const held = { ...FREE, lengthM: 100, depthM: 60 };
		const corner = heldCorner(stageOf('rectangle', 1), [A], off(10, 225), held, false);
		const done = addVertex(begun('rectangle'), corner);
		expect(areaOf(done)).toBeCloseTo(6000, 1);
		expect(corner[0] < A[0] && corner[1] < A[1]).toBe(true);
	});

	it('with Shift is a square', () => {
		const corner = heldCorner('extents', [A], off(80, 60), FREE, true);
		expect(areaOf(addVertex(begun('rectangle'), corner))).toBeCloseTo((80 * Math.sin(Math.PI / 3)) ** 2, 0);
	});

	it('turned: its first side, then its depth', () => {
		const side = addVertex(begun('turned'), off(100, 30));
		const corner = heldCorner(
			stageOf('turned', 2),
			[A, off(100, 30)],
			off(5, 0),
			{ ...FREE, depthM: 60 },
			false,
		);
		const done = addVertex(side, corner);
		expect(modeOf(done)).toBe('editing');
		expect(areaOf(done)).toBeCloseTo(6000, 1);
		const ring = sheetOf(done).outline[0]?.[0] ?? [];
		expect(sideOfPlaces(ring[1] as Point, ring[2] as Point, plane).bearing).toBeCloseTo(300, 3);
	});
});

describe('a side in hand', () => {
	it('keeps a typed length, a typed bearing, or both', () => {
		const corner = heldCorner('side', [A], off(70, 80), { ...FREE, lengthM: 100, bearing: 90 }, false);
		expect(sideOfPlaces(A, corner, plane).lengthM).toBeCloseTo(100, 3);
		expect(sideOfPlaces(A, corner, plane).bearing).toBeCloseTo(90, 3);
	});

	it('with Shift stands square to the side before it', () => {
		const b = off(100, 30);
		const pointer = placeAlong(b, { lengthM: 40, bearing: 131 }, plane);
		const corner = heldCorner('side', [A, b], pointer, FREE, true);
		expect(sideOfPlaces(b, corner, plane).bearing).toBeCloseTo(120, 3);
	});

	it('is where the pointer is when nothing is held', () => {
		const pointer = off(70, 80);
		expect(heldCorner('side', [A], pointer, FREE, false)).toBe(pointer);
		expect(heldCorner('start', [], pointer, { ...FREE, lengthM: 5 }, true)).toBe(pointer);
	});
});
