import { describe, expect, it } from 'vitest';
import type { Areal } from './areal.ts';
import { metresPerPixel, snap } from './snap.ts';

const neighbour: Areal = {
	type: 'Polygon',
	coordinates: [
		[
			[119.9, 28.4],
			[119.91, 28.4],
			[119.91, 28.41],
			[119.9, 28.41],
			[119.9, 28.4],
		],
	],
};
/** About a metre at this latitude. */
const M_EAST = 1 / 97_900;
const M_NORTH = 1 / 110_820;

describe('snap', () => {
	it('takes the vertex within tolerance even where an edge is nearer', () => {
		const found = snap([119.9 + 4 * M_EAST, 28.4 + M_NORTH], [neighbour], 5);
		expect(found).toMatchObject({ position: [119.9, 28.4], kind: 'vertex', neighbour: 0 });
		expect(found?.distanceM).toBeCloseTo(Math.hypot(4, 1), 1);
	});

	it('takes the foot of the perpendicular on an edge where no vertex is near', () => {
		const found = snap([119.905, 28.4 - 3 * M_NORTH], [neighbour], 5);
		expect(found).toMatchObject({ position: [119.905, 28.4], kind: 'edge' });
		expect(found?.distanceM).toBeCloseTo(3, 1);
	});

	it('lets go beyond the tolerance', () => {
		expect(snap([119.905, 28.4 - 6 * M_NORTH], [neighbour], 5)).toBeNull();
		expect(snap([119.905, 28.4], [], 5)).toBeNull();
	});

	it('gives at most nine decimals', () => {
		const slanted: Areal = {
			type: 'Polygon',
			coordinates: [
				[
					[119.9, 28.4],
					[119.93, 28.417],
					[119.9, 28.43],
					[119.9, 28.4],
				],
			],
		};
		const [lon = NaN, lat = NaN] = snap([119.9101234567, 28.4057], [slanted], 20)?.position ?? [];
		expect([lon, lat].map((v) => Number(v.toFixed(9)))).toEqual([lon, lat]);
	});

	it('knows the ground under a pixel', () => {
		expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.517, 3);
		expect(metresPerPixel(28.4, 16)).toBeCloseTo((78_271.517 * Math.cos((28.4 * Math.PI) / 180)) / 65_536, 6);
	});
});
