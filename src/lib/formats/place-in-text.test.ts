import { describe, expect, it } from 'vitest';
import { fromLonLat, gaussKruger } from '#lib/domain/geometry/crs.ts';
import { placesInText } from './place-in-text.ts';

const read = (text: string) =>
	placesInText(text, 119.9).map(({ lon, lat, crs, northFirst }) => [
		Number(lon.toFixed(6)),
		Number(lat.toFixed(6)),
		crs,
		northFirst,
	]);

describe('a place written as text', () => {
	it('is degrees in either order, decimal or sexagesimal', () => {
		const due = [[119.92, 28.45, 'EPSG:4490', false]];
		expect(read('119.92, 28.45')).toEqual(due);
		expect(read('28.45 119.92')).toEqual([[119.92, 28.45, 'EPSG:4490', true]]);
		expect(read('119°55′12″E 28°27′0″N')).toEqual(due);
		expect(read('东经119.92度，北纬28.45度')).toEqual(due);
	});

	it('is plane metres with the zone before the easting, in either order', () => {
		const crs = gaussKruger(3, 40, true);
		const [[[[east = 0, north = 0] = []] = []] = []] = [
			fromLonLat(crs, {
				type: 'Polygon',
				coordinates: [
					[
						[119.92, 28.45],
						[119.92, 28.45],
						[119.92, 28.45],
						[119.92, 28.45],
					],
				],
			}).coordinates as number[][][],
		];
		expect(read(`${east} ${north}`)).toEqual([[119.92, 28.45, 'EPSG:4528', false]]);
		expect(read(`X=${north} Y=${east}`)).toEqual([[119.92, 28.45, 'EPSG:4528', true]]);
	});

	it('can be one in each zone near by where the zone is missing', () => {
		const found = placesInText('3148000 492000', 119.9);
		expect(found.map(({ crs }) => crs)).toEqual(['EPSG:4549', 'EPSG:4548']);
		expect(found[0]?.lon).toBeCloseTo(119.92, 1);
	});

	it('is nothing else: a parcel code, a year, a name, a place abroad', () => {
		for (const text of ['331102001001GB00012', '2024', '莲都 园区', '10.5 48.2', '119.92'])
			expect(read(text)).toEqual([]);
	});
});
