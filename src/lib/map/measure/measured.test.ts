import { describe, expect, it } from 'vitest';
import type { Point } from '../drawing/outline.ts';
import { measuredOf } from './measured.ts';

const [a, b, c, d]: [Point, Point, Point, Point] = [
	[120, 28],
	[120.001, 28],
	[120.001, 28.001],
	[120, 28.001],
];

describe('a measured area', () => {
	it('is about 98 × 111 m, with the way round', () => {
		const { areaM2, lengthM, sidesM, crosses } = measuredOf('area', [a, b, c, d]);
		expect(crosses).toBe(false);
		expect(areaM2).toBeCloseTo(98.362 * 110.819, -2);
		expect(sidesM).toHaveLength(4);
		expect(lengthM).toBeCloseTo(
			sidesM.reduce((sum, side) => sum + side, 0),
			9,
		);
	});

	it('is none where the way round crosses itself: the loops would be taken from each other', () => {
		expect(measuredOf('area', [a, c, b, d])).toMatchObject({ areaM2: null, crosses: true });
		expect(measuredOf('distance', [a, c, b, d])).toMatchObject({ areaM2: null, crosses: false });
	});
});
