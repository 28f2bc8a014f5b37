import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { converterOf } from '../domain/geometry/crs.ts';
import { slopeGrid } from '../domain/terrain/horn.ts';
import { bytesSource, readHeightGrid } from './geotiff.ts';
import { geotiffBytes } from './geotiff-out.ts';
import { rasterCrsOf } from './geotiff-crs.ts';
import { projectionOf } from './geotiff-projection.ts';

const GDAL = spawnSync('gdalwarp', ['--version']).status === 0;
const folder = mkdtempSync(path.join(tmpdir(), 'crs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const source = path.join(folder, 'tilted.tif');
const SIDE = 240;
/** Ground that rises by 10° to the north-east in EPSG:4549 (scale 1 at 120° E, here 120.05° E, 28.4° N). */
beforeAll(() => {
	const rise = (Math.tan((10 * Math.PI) / 180) * 30) / Math.SQRT2;
	const samples = Float32Array.from(
		{ length: SIDE * SIDE },
		(_, i) => 500 + ((i % SIDE) - Math.floor(i / SIDE)) * rise,
	);
	const place = { corner: [501_000, 3_150_000], step: [30, 30] } as const;
	const keys = { 1024: 1, 1025: 1, 3072: 4549, 4099: 9001 };
	writeFileSync(
		source,
		geotiffBytes({ width: SIDE, height: SIDE, samples, ...place, keys, nodata: '-9999' }),
	);
});

/** Mean slope of a warped copy by us and by gdaldem, and how far its middle is from where gdaltransform has it, m. */
async function warped(srs: string, cell = '30') {
	const file = path.join(folder, 'warped.tif');
	const slope = path.join(folder, 'slope.bil');
	execFileSync('gdalwarp', ['-q', '-overwrite', '-t_srs', srs, '-tr', cell, cell, '-r', 'bilinear', source, file], { stdio: 'ignore' }); // prettier-ignore
	execFileSync('gdaldem', ['slope', file, slope, '-of', 'ENVI', '-q'], { stdio: 'ignore' });
	const { grid, dem } = await readHeightGrid(bytesSource(readFileSync(file)));
	const middle: [number, number] = [
		grid.west + (grid.width / 2) * (grid.stepX ?? grid.cellX),
		grid.north - (grid.height / 2) * (grid.stepY ?? grid.cellY),
	];
	const said = execFileSync('gdaltransform', ['-s_srs', srs, '-t_srs', 'EPSG:4326', '-output_xy'], {
		input: middle.map((v) => (srs.includes('us-ft') ? (v * 3937) / 1200 : v)).join(' '),
	});
	const [lat = NaN, lon = NaN] = String(said).trim().split(/\s+/).map(Number).sort((a, b) => a - b); // prettier-ignore
	const ours = converterOf(grid.definition).inverse(middle);
	const mean = (values: Float32Array) => {
		const known = [...values].filter((v) => v === v && v >= 0);
		return known.reduce((sum, v) => sum + v, 0) / known.length;
	};
	return {
		datum: dem.datum,
		problems: dem.problems.map((p) => p.code).filter((code) => code !== 'dem.unit-untold'),
		offM: Math.hypot((ours[0] - lon) * 97_000, (ours[1] - lat) * 111_000),
		ours: mean(slopeGrid(grid)),
		gdaldem: mean(new Float32Array(new Uint8Array(readFileSync(slope)).buffer)),
	};
}

(GDAL ? describe : describe.skip)(
	'planes of many kinds, beside gdaldem on the ground’s own plane: 10° (skipped without gdalwarp)',
	() => {
		it.each([
			['Albers of China', '+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +ellps=GRS80', 0.003],
			['Asia North Albers', 'ESRI:102025', 0.03],
			['Lambert of China', '+proj=lcc +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +ellps=GRS80', 1e-3],
			['Lambert, one parallel', '+proj=lcc +lat_1=36 +lat_0=36 +lon_0=105 +k_0=0.999 +ellps=WGS84', 1e-3],
			['Asia Lambert', 'ESRI:102012', 1e-3],
			['LAEA', '+proj=laea +lat_0=35 +lon_0=105 +x_0=1000 +y_0=2000 +ellps=WGS84', 0.02],
			['world Mercator', 'EPSG:3395', 1e-3],
			['web Mercator', 'EPSG:3857', 1e-3],
			['polar stereographic', 'EPSG:3995', 1e-3],
			['stereographic', '+proj=stere +lat_0=30 +lon_0=118 +ellps=WGS84', 1e-3],
			['UTM of GDA94’s kind, by its own keys', '+proj=tmerc +lat_0=0 +lon_0=120 +k=0.9996 +x_0=500000 +y_0=0 +ellps=GRS80', 1e-3], // prettier-ignore
			['TWD97', 'EPSG:3826', 1e-3],
			['feet', '+proj=lcc +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +x_0=300 +ellps=GRS80 +units=us-ft', 1e-3],
		])('%s', async (_, srs, within) => {
			const { ours, offM } = await warped(srs, srs.includes('us-ft') ? '100' : '30');
			expect(offM).toBeLessThan(2);
			expect(Math.abs(ours / 10 - 1)).toBeLessThan(within);
		});

		it('a plane that turns right angles says so', async () => {
			expect((await warped('ESRI:102025')).problems).toEqual(['dem.scale-varies']);
		});

		it('a datum whose shift is not public is told', async () => {
			const made = await warped('EPSG:32251');
			expect(made).toMatchObject({ datum: 'other', problems: ['dem.datum-shift-unknown'] });
			expect(made.ours).toBeCloseTo(10, 1);
		});
	},
);

describe('the CRS of a GeoTIFF', () => {
	it('by the parameters it names', () => {
		const albers = { ProjStdParallel1GeoKey: 25, ProjStdParallel2GeoKey: 47, ProjNatOriginLongGeoKey: 105 };
		expect(projectionOf({ ProjCoordTransGeoKey: 11, ...albers })).toBe(
			'+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105',
		);
		const polar = { ProjCoordTransGeoKey: 15, ProjNatOriginLatGeoKey: -71 };
		expect(projectionOf(polar)).toBe('+proj=stere +lat_0=-90 +lon_0=0 +lat_ts=-71');
		expect(projectionOf({ ProjCoordTransGeoKey: 26 })).toBeNull();
	});

	it('by a code that is asked for, of ESRI too', () => {
		expect(rasterCrsOf({}, 'ESRI:102025')).toMatchObject({ crs: { code: 'ESRI:102025', kind: 'other' } });
		expect(rasterCrsOf({}, 'EPSG:3035')).toMatchObject({ datum: 'cgcs2000', metres: 1 });
	});

	it('of a zone of UTM on a datum of its own', () => {
		const keys = { GTModelTypeGeoKey: 1, ProjectionGeoKey: 16117, GeogSemiMajorAxisGeoKey: 6378388, GeogInvFlatteningGeoKey: 297 }; // prettier-ignore
		expect(rasterCrsOf(keys)).toMatchObject({ crs: { name: 'UTM 17S', kind: 'utm' }, datum: 'other' });
	});

	it('with an unknown unit of length is refused', () => {
		const keys = { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 4549, ProjLinearUnitsGeoKey: 9040 };
		expect(rasterCrsOf(keys)).toMatchObject({ code: 'dem.crs-unknown' });
	});
});
