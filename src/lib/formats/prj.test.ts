import { describe, expect, it } from 'vitest';
import { crsOfCode, crsOfWkt } from './prj.ts';

const CGCS =
	'GEOGCS["X",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const esri = (name: string, meridian: number, easting: number, geographic = CGCS) =>
	`PROJCS["${name}",${geographic},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

describe('.prj', () => {
	it.each([
		['CGCS2000_3_Degree_GK_Zone_40', 120, 40_500_000, 'EPSG:4528'],
		['CGCS2000_3_Degree_GK_CM_120E', 120, 500_000, 'EPSG:4549'],
		['CGCS2000_GK_Zone_20', 117, 20_500_000, 'EPSG:4498'],
		['whatever', 117, 39_500_000, 'EPSG:4527'],
		['CGCS2000_3_Degree_GK_Zone_40 (name lies)', 117, 500_000, 'EPSG:4548'],
	])('is read by its parameters: %s, meridian %d, false easting %d', (name, meridian, easting, code) => {
		expect(crsOfWkt(esri(name, meridian, easting))).toMatchObject({ code });
	});

	it('may be OGC WKT 1 with authorities and axes', () => {
		const wkt = `PROJCS["CGCS2000 / 3-degree Gauss-Kruger CM 120E",GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4490"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",120],PARAMETER["scale_factor",1],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["X",NORTH],AXIS["Y",EAST],AUTHORITY["EPSG","4549"]]`;
		expect(crsOfWkt(wkt)).toMatchObject({ code: 'EPSG:4549' });
	});

	it('may be WKT 2', () => {
		const wkt = `PROJCRS["CGCS2000 / 3-degree Gauss-Kruger zone 40",BASEGEOGCRS["CGCS2000",DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]]],CONVERSION["zone 40",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0],PARAMETER["Longitude of natural origin",120],PARAMETER["Scale factor at natural origin",1],PARAMETER["False easting",40500000],PARAMETER["False northing",0]],CS[Cartesian,2],AXIS["(E)",east],LENGTHUNIT["metre",1]]`;
		expect(crsOfWkt(wkt)).toMatchObject({ code: 'EPSG:4528' });
	});

	it('keeps a city’s own meridian as custom parameters', () => {
		expect(crsOfWkt(esri('Lishui local', 119.9, 500_000))).toMatchObject({
			code: 'custom',
			kind: 'gauss-kruger',
			centralMeridian: 119.9,
		});
	});

	it('may be geographic', () => {
		expect(crsOfWkt(CGCS)).toMatchObject({ code: 'EPSG:4490' });
		expect(
			crsOfWkt(
				'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]',
			),
		).toMatchObject({ code: 'EPSG:4326' });
	});

	it.each([
		['Xian_1980', 6378140, 298.257, '西安 80'],
		['Beijing_1954', 6378245, 298.3, '北京 54'],
	])('never shifts the datum of %s silently', (name, axis, flattening, said) => {
		const geographic = `GEOGCS["GCS_${name}",DATUM["D_${name}",SPHEROID["S",${axis},${flattening}]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;
		const read = crsOfWkt(esri(`${name}_3_Degree_GK_Zone_40`, 120, 40_500_000, geographic));
		expect(read).toMatchObject({ code: 'crs.datum-shift-unknown', message: expect.stringContaining(said) });
	});

	it('refuses another datum on the same ellipsoid, another projection, feet, and what is no WKT', () => {
		const nad83 =
			'GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
		expect(crsOfWkt(esri('NAD_1983_UTM_Zone_18N', -75, 500_000, nad83))).toMatchObject({
			code: 'crs.datum-unknown',
		});
		expect(
			crsOfWkt(esri('x', 120, 500_000).replace('Gauss_Kruger', 'Lambert_Conformal_Conic')),
		).toMatchObject({ code: 'crs.unsupported' });
		expect(
			crsOfWkt(esri('x', 120, 500_000).replace('UNIT["Meter",1.0]', 'UNIT["Foot",0.3048]')),
		).toMatchObject({ code: 'crs.unsupported' });
		expect(crsOfWkt('PROJCS["x",')).toMatchObject({ code: 'crs.unreadable' });
		expect(crsOfWkt('')).toMatchObject({ code: 'crs.unreadable' });
	});
});

describe('--crs', () => {
	it('is an EPSG code, written as people write it', () => {
		for (const text of ['EPSG:4528', 'epsg:4528', '4528', 'urn:ogc:def:crs:EPSG::4528'])
			expect(crsOfCode(text)).toMatchObject({ code: 'EPSG:4528' });
	});

	it('names the datum that it cannot shift, and what it knows', () => {
		expect(crsOfCode('EPSG:2364')).toMatchObject({ code: 'crs.datum-shift-unknown' });
		expect(crsOfCode('EPSG:2416')).toMatchObject({ code: 'crs.datum-shift-unknown' });
		expect(crsOfCode('EPSG:27700')).toMatchObject({ code: 'crs.unsupported' });
		expect(crsOfCode('zone 40')).toMatchObject({ code: 'crs.unsupported' });
	});
});
