import { describe, expect, it } from 'vitest';
import { isGeometryFile, readFeatures } from './read-features.ts';

const RING = [
	[119.9, 28.4],
	[119.91, 28.4],
	[119.91, 28.41],
	[119.9, 28.4],
];
const POLYGON = { type: 'Polygon', coordinates: [RING] };
const feature = (geometry: unknown, more: object = {}) => ({
	type: 'Feature',
	properties: {},
	geometry,
	...more,
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const bytesOf = (value: unknown) =>
	new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const read = (value: unknown, options = {}) => readFeatures(bytesOf(value), 'a.geojson', options);
const problem = (code: string) => ({ problems: [expect.objectContaining({ code, file: 'a.geojson' })] });

describe('GeoJSON', () => {
	it.each([
		['a collection', collection(feature(POLYGON))],
		['a feature', feature(POLYGON)],
		['a bare geometry', POLYGON],
	])('may be %s', async (_, value) => {
		const file = await read(value);
		expect(file.features).toMatchObject([{ row: 1, geometry: POLYGON, usable: true, problems: [] }]);
		expect(file.crs.code).toBe('EPSG:4490');
	});

	it('keeps id and plain properties; what is nested becomes text', async () => {
		const source = feature(POLYGON, {
			id: 7,
			properties: { name: '地块', mu: 1.5, is: true, none: null, list: [1] },
		});
		expect((await read(source)).features).toMatchObject([
			{ id: '7', properties: { name: '地块', mu: 1.5, is: true, none: null, list: '[1]' } },
		]);
	});

	it('keeps what is no polygon in its place, with the reason', async () => {
		const { features } = await read(
			collection(
				feature(POLYGON),
				feature({ type: 'Point', coordinates: [119.9, 28.4] }),
				feature(null),
				feature({ type: 'GeometryCollection', geometries: [POLYGON] }),
				feature({ type: 'Polygon', coordinates: [119.9, 28.4] }),
			),
		);
		expect(features.map((f) => [f.row, f.usable, ...f.problems.map((p) => p.code)])).toEqual([
			[1, true],
			[2, false, 'geometry.not-polygon'],
			[3, false, 'geometry.none'],
			[4, false, 'geometry.not-polygon'],
			[5, false, 'geometry.bad-coordinates'],
		]);
	});

	it('honours the old crs member', async () => {
		const plane = [
			[40_490_000, 3_100_000],
			[40_491_000, 3_100_000],
			[40_491_000, 3_101_000],
			[40_490_000, 3_100_000],
		];
		const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4528' } };
		const file = await read({ ...collection(feature({ type: 'Polygon', coordinates: [plane] })), crs });
		expect(file.crs.code).toBe('EPSG:4528');
		expect(file.features[0]?.geometry?.coordinates[0]?.[0]).toEqual([
			expect.closeTo(119.9, 1),
			expect.closeTo(28, 1),
		]);
		expect(file.features[0]?.sourceGeometry?.coordinates).toEqual([plane]);
	});

	it('is WGS 84 where it says nothing and lies elsewhere', async () => {
		const ring = RING.map(([lon, lat]) => [(lon as number) - 191, (lat as number) + 14]);
		expect((await read({ type: 'Polygon', coordinates: [ring] })).crs.code).toBe('EPSG:4326');
	});

	it('with latitude first is not turned round silently', async () => {
		const turned = { type: 'Polygon', coordinates: [RING.map(([lon, lat]) => [lat, lon])] };
		await expect(read(turned)).rejects.toMatchObject(problem('crs.swapped'));
		expect((await read(turned, { swapAxes: true })).features).toMatchObject([{ geometry: POLYGON }]);
	});

	it('is refused where the asked CRS contradicts the coordinates', async () => {
		await expect(read(POLYGON, { crs: 'EPSG:4528' })).rejects.toMatchObject(problem('crs.contradicted'));
		await expect(read(POLYGON, { crs: 'EPSG:2364' })).rejects.toMatchObject(
			problem('crs.datum-shift-unknown'),
		);
	});

	it('loses only the feature that lies off the others', async () => {
		const astray = {
			type: 'Polygon',
			coordinates: [RING.map(([lon, lat]) => [(lon as number) * 1000, lat])],
		};
		const { features } = await read(collection(feature(POLYGON), feature(POLYGON), feature(astray)));
		expect(features.map((f) => f.problems.map((p) => p.code))).toEqual([[], [], ['crs.contradicted']]);
	});

	it.each([
		['{"type": "FeatureCollection"', 'geojson.unreadable'],
		['{"type": "Nonsense"}', 'geojson.unreadable'],
		['hello', 'file.unknown-format'],
	])('%s is refused', async (text, code) => {
		await expect(read(text)).rejects.toMatchObject(problem(code));
	});

	it('has no features in an empty collection', async () => {
		expect((await read(collection())).features).toEqual([]);
	});
});

describe('TopoJSON', () => {
	const arcs = [RING];
	const objects = {
		parcels: {
			type: 'GeometryCollection',
			geometries: [{ type: 'Polygon', arcs: [[0]], id: 'p1', properties: { mu: 2 } }],
		},
	};

	it('is read as its layer', async () => {
		expect((await read({ type: 'Topology', objects, arcs })).features).toMatchObject([
			{ id: 'p1', properties: { mu: 2 }, geometry: POLYGON, usable: true },
		]);
	});

	it('with several layers asks which', async () => {
		const two = { type: 'Topology', objects: { ...objects, roads: objects.parcels }, arcs };
		await expect(read(two)).rejects.toMatchObject(problem('layer.choose'));
		expect((await read(two, { layer: 'roads' })).features).toHaveLength(1);
	});

	it('with arcs that do not exist is refused, not crashed on', async () => {
		await expect(read({ type: 'Topology', objects, arcs: [] })).rejects.toMatchObject(
			problem('geojson.unreadable'),
		);
	});
});

describe('isGeometryFile', () => {
	it('tells polygons from tables by content', () => {
		expect(isGeometryFile('a.json', bytesOf(POLYGON))).toBe(true);
		expect(isGeometryFile('a.txt', bytesOf('[地块坐标]\n4,2.0,DK,,面,,,,@\nJ1,1,3,4'))).toBe(true);
		expect(isGeometryFile('a.zip', bytesOf('PK\x03\x04'))).toBe(true);
		expect(isGeometryFile('a.xlsx', bytesOf('PK\x03\x04'))).toBe(false);
		expect(isGeometryFile('a.csv', bytesOf('名称,税收\n甲,1'))).toBe(false);
	});
});
