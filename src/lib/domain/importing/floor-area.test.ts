import { describe, expect, it } from 'vitest';
import { floorAreaOf } from './floor-area.ts';

describe('floor area for FAR', () => {
	it('counts a storey over 8 m twice, the storey and not the building', () => {
		expect(
			floorAreaOf({
				storeys: [
					{ areaM2: 1000, heightM: 8.1 },
					{ areaM2: 1000, heightM: 8 },
				],
			}),
		).toEqual({ floorAreaM2: 2000, farAreaM2: 3000, storeysOfUnknownHeight: 0 });
	});

	it('counts a storey of unknown height once and marks it', () => {
		expect(floorAreaOf({ storeys: [{ areaM2: 1000, heightM: null }] })).toMatchObject({
			farAreaM2: 1000,
			storeysOfUnknownHeight: 1,
		});
		expect(floorAreaOf({ floorAreaM2: 900, storeyCount: 3 })).toEqual({
			floorAreaM2: 900,
			farAreaM2: 900,
			storeysOfUnknownHeight: 3,
		});
	});

	it('spreads a floor area evenly over storeys of one height', () => {
		expect(floorAreaOf({ floorAreaM2: 900, storeyCount: 1, storeyHeightM: 9 }).farAreaM2).toBe(1800);
	});

	it('is missing, not zero, where nothing is recorded', () => {
		expect(floorAreaOf({}).farAreaM2).toBeNull();
	});
});
