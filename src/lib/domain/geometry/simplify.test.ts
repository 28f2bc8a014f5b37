import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type Areal, polygonsOf } from './areal.ts';
import { toLonLat, transverseMercator } from './crs.ts';
import { planeAreaM2 } from './plane-area.ts';
import { simplify } from './simplify.ts';
import { squareUp } from './square-up.ts';

const PLANE = transverseMercator(119.92, 500_000);
/** A ring in metres from a place in Lishui, turned by some degrees. */
const onGround = (ring: number[][], degrees = 0): Areal => {
	const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
	return toLonLat(PLANE, {
		type: 'Polygon',
		coordinates: [
			[...ring, ring[0] as number[]].map(([x = 0, y = 0]): Position => [
				500_000 + x * cos - y * sin,
				3_148_000 + x * sin + y * cos,
			]),
		],
	});
};
const cornerCount = (geometry: Areal) => (polygonsOf(geometry)[0]?.[0]?.length ?? 0) - 1;
const outlineOf = (result: { outline: Areal } | { message: string }): Areal => {
	if (!('outline' in result)) throw new Error(result.message);
	return result.outline;
};

describe('simplify', () => {
	const bent = onGround([[0, 0], [50, 0.03], [100, 0], [100, 60], [40, 60.4], [0, 60]]); // prettier-ignore

	it('takes out corners within the tolerance and leaves the others where they are', () => {
		const simple = outlineOf(simplify(bent, 0.05));
		expect(cornerCount(simple)).toBe(5);
		const before = new Set(polygonsOf(bent).flat(2).map(String));
		expect(
			polygonsOf(simple)
				.flat(2)
				.every((p) => before.has(String(p))),
		).toBe(true);
		expect(cornerCount(outlineOf(simplify(bent, 0.5)))).toBe(4);
	});

	it('says how many went and by how much the area changed', () => {
		expect(simplify(bent, 0.05)).toMatchObject({ removed: 1, changedM2: expect.closeTo(1.5, 1) as number });
	});

	it('says that nothing can go, and never takes the third corner', () => {
		expect(
			simplify(
				onGround([
					[0, 0],
					[90, 0],
					[0, 60],
				]),
				0.05,
			),
		).toMatchObject({
			// prettier-ignore
			code: 'outline.already-simple',
		});
		expect(
			simplify(
				onGround([
					[0, 0],
					[90, 0],
					[0, 60],
				]),
				500,
			),
		).toMatchObject({
			// prettier-ignore
			code: 'outline.already-simple',
		});
	});
});

describe('square up', () => {
	const rough = [[0, 0], [100, 1.5], [98.8, 60.7], [0.7, 59.4]]; // prettier-ignore

	it('makes a rough rectangle right-angled, its area about the same, however it is turned', () => {
		for (const degrees of [0, 17, 44, 80]) {
			const before = onGround(rough, degrees);
			const squared = outlineOf(squareUp(before));
			expect(cornerCount(squared)).toBe(4);
			const [a, b, c] = (polygonsOf(squared)[0]?.[0] ?? []).map((p): [number, number] => {
				const scale = Math.cos((28.45 * Math.PI) / 180);
				return [(p[0] as number) * scale, p[1] as number];
			}) as [number, number][];
			const [u, v] = [a, c].map((p) => [(p?.[0] ?? 0) - (b?.[0] ?? 0), (p?.[1] ?? 0) - (b?.[1] ?? 0)]);
			const cos =
				((u?.[0] ?? 0) * (v?.[0] ?? 0) + (u?.[1] ?? 0) * (v?.[1] ?? 0)) /
				(Math.hypot(...(u as number[])) * Math.hypot(...(v as number[])));
			// The scale is that of a sphere: a hundredth of a degree of shear is left.
			expect(Math.abs(cos)).toBeLessThan(6e-3);
			expect(planeAreaM2(squared, PLANE) / planeAreaM2(before, PLANE)).toBeCloseTo(1, 2);
		}
	});

	it('keeps the steps of an L, and joins what is one side', () => {
		const l = [[0, 0], [50, 0.4], [100, 0], [100, 30], [60, 31], [60.5, 80], [0, 80]]; // prettier-ignore
		expect(cornerCount(outlineOf(squareUp(onGround(l, 30))))).toBe(6);
	});

	it('refuses a triangle', () => {
		expect(squareUp(onGround([[0, 0], [90, 0], [0, 60]]))).toMatchObject({ code: 'outline.not-rectangular' }); // prettier-ignore
	});
});
