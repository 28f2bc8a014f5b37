import { describe, expect, it } from 'vitest';
import { roadLinesOf } from './road-lines.ts';

describe('road lines of a file', () => {
	it('are its lines in longitude and latitude, wherever they stand', () => {
		const line = {
			type: 'LineString',
			coordinates: [
				[119.9, 28.4, 12],
				[119.91, 28.4, 13],
			],
		};
		const many = {
			type: 'MultiLineString',
			coordinates: [
				[
					[119.9, 28.5],
					[119.92, 28.5],
				],
			],
		};
		const file = {
			type: 'FeatureCollection',
			features: [
				{ type: 'Feature', properties: {}, geometry: line },
				{ type: 'Feature', properties: {}, geometry: { type: 'GeometryCollection', geometries: [many] } },
				{ type: 'Feature', properties: {}, geometry: null },
			],
		};
		expect(roadLinesOf(JSON.stringify(file))).toEqual([
			[
				[119.9, 28.4],
				[119.91, 28.4],
			],
			[
				[119.9, 28.5],
				[119.92, 28.5],
			],
		]);
	});

	it('are none in plane coordinates, in polygons, or in what is no JSON', () => {
		const plane = {
			type: 'LineString',
			coordinates: [
				[40490000, 3150000],
				[40491000, 3150000],
			],
		};
		expect(roadLinesOf(JSON.stringify(plane))).toBeNull();
		expect(
			roadLinesOf('{"type":"Polygon","coordinates":[[[119,28],[120,28],[120,29],[119,28]]]}'),
		).toBeNull();
		expect(roadLinesOf('not json')).toBeNull();
	});
});
