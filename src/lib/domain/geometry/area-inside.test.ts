import { describe, expect, it } from 'vitest';
import { seeded, starPolygon } from '../../../../tests/support/seeded.ts';
import { ellipsoidalAreaM2 } from './area.ts';
import { areaInside } from './area-inside.ts';
import { eachPair } from './box-pairs.ts';
import { flattenAreas } from './flat-areas.ts';
import { overlapM2 } from './overlay.ts';
import { shapeOf } from './shape.ts';
import { ShapeTable } from './shape-table.ts';

const random = seeded(31);
const scattered = (count: number, radius: number) =>
	Array.from({ length: count }, () =>
		starPolygon(
			random,
			119.9 + 0.02 * random(),
			28.4 + 0.02 * random(),
			radius * (0.2 + random()),
			4 + Math.floor(8 * random()),
		),
	);
const tableOf = (list: ReturnType<typeof scattered>) =>
	new ShapeTable(flattenAreas(list), Float64Array.from(list, ellipsoidalAreaM2));

describe('areas inside areas', () => {
	it('are the sum of the overlaps of every pair, found without looking at every pair', () => {
		const [buildings, parcels] = [scattered(300, 0.0004), scattered(120, 0.0015)];
		const inside = areaInside(tableOf(buildings), tableOf(parcels));
		parcels.forEach((parcel, j) => {
			const shape = shapeOf(parcel);
			const all = buildings.reduce((m2, b) => m2 + overlapM2(shapeOf(b), shape), 0);
			expect(Math.abs((inside[j] as number) - all)).toBeLessThanOrEqual(1e-7 * (1 + all));
		});
	});

	it('boxes meet each once, touching ones too', () => {
		const a = Float64Array.of(0, 0, 2, 2, 5, 5, 9, 9);
		const b = Float64Array.of(2, 2, 6, 6, 20, 20, 21, 21, 0, 0, 9, 9);
		const pairs: string[] = [];
		eachPair(a, b, (i, j) => pairs.push(`${i} ${j}`));
		expect(pairs.sort()).toEqual(['0 0', '0 2', '1 0', '1 2']);
	});

	it('an empty table has nothing inside', () => {
		expect([...areaInside(tableOf([]), tableOf(scattered(2, 0.001)))]).toEqual([0, 0]);
		expect([...areaInside(tableOf(scattered(2, 0.001)), tableOf([]))]).toEqual([]);
	});
});
