import type { Polygon } from 'geojson';
import { inCounty } from './counties.ts';
import { demoFile, MARK, type DemoFile } from './demo-set.ts';
import { groundAround, inRing, metresBetween, type Metres } from './ground.ts';
import { at, randomOf, type Random } from './random.ts';
import type { Site } from './sites.ts';

/** Hill blocks beside the parks: irregular, clear of parks and workshops and of each other. Slopes are made up. */
export function lowSlopeFile(seed: number, sites: readonly Site[], count: number): DemoFile {
	const random = randomOf(seed, 'low-slope');
	const parks = sites.filter((s) => s.park !== null);
	const rows: { values: Record<string, string | number>; geometry: Polygon }[] = [];
	const taken: { centre: number[]; radius: number }[] = [];
	for (let attempt = 0; rows.length < count && attempt < count * 200; attempt++) {
		const site = random.pick(parks);
		const [lon, lat] = random.pick(site.outline) as [number, number];
		const [lon0, lat0] = site.centre as [number, number];
		const radius = random.logNormal(190, 0.4);
		// Outwards from the park's middle, some way up the hill.
		const [dx, dy] = [(lon - lon0) * site.perDegree[0], (lat - lat0) * site.perDegree[1]];
		const length = Math.hypot(dx, dy);
		const away = radius * random.between(1.05, 2.2);
		const centre = site.toGround([dx + (dx / length) * away, dy + (dy / length) * away]);
		const ring = blob(random, radius).map(groundAround(centre));
		const reach = radius * 1.75;
		const free =
			ring.every((p) => inCounty(site.county, p)) &&
			taken.every((t) => metresBetween(t.centre, centre) > t.radius + reach) &&
			sites.every((s) => apartFrom(s, ring, centre, reach));
		if (!free) continue;
		taken.push({ centre, radius: reach });
		const meanSlopeDeg = round1(random.between(6, 25));
		const number = rows.length + 1;
		rows.push({
			values: {
				code: `DQ-${site.county.code}-${String(number).padStart(3, '0')}`,
				name: `${site.county.name}低丘缓坡示例地块${number}${MARK}`,
				meanSlopeDeg,
				maxSlopeDeg: round1(meanSlopeDeg + random.between(4, 16)),
				meanElevationM: Math.round(random.between(90, 480)),
				reliefM: Math.round(radius * Math.tan((meanSlopeDeg * Math.PI) / 180) * random.between(0.8, 1.3)),
				note: '合成数据，坡度非实测（演示）',
			},
			geometry: { type: 'Polygon', coordinates: [[...ring, at(ring, 0)]] },
		});
	}
	return demoFile('low-slope', '演示-低丘缓坡.geojson', rows);
}

/** A rounded, uneven outline about the origin, counter-clockwise. */
export function blob(random: Random, radius: number): Metres[] {
	const count = random.integer(18, 30);
	const [p2, p3, p5] = [random.between(0, 7), random.between(0, 7), random.between(0, 7)];
	const [turn, stretch] = [random.between(0, Math.PI), random.between(1, 1.35)];
	return Array.from({ length: count }, (_, i) => {
		const a = (2 * Math.PI * i) / count;
		const wave = 0.2 * Math.sin(2 * a + p2) + 0.12 * Math.sin(3 * a + p3) + 0.06 * Math.sin(5 * a + p5);
		const r = radius * (1 + wave + random.between(-0.03, 0.03));
		const [x, y] = [r * Math.cos(a) * stretch, (r * Math.sin(a)) / stretch];
		return [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
	});
}

function apartFrom(site: Site, ring: readonly number[][], centre: readonly number[], reach: number): boolean {
	if (metresBetween([...centre], site.centre) > site.plan.radius + reach) return true;
	const outline = site.outline as Metres[];
	return (
		ring.every((p) => !inRing(p as Metres, outline)) && outline.every((p) => !inRing(p, ring as Metres[]))
	);
}

const round1 = (value: number) => Math.round(value * 10) / 10;
