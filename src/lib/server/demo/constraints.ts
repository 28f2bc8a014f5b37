import type { Polygon, Position } from 'geojson';
import { demoFile, known, MARK, type DemoFile } from './demo-set.ts';
import { groundAround, type Metres } from './ground.ts';
import { blob } from './low-slope.ts';
import { parkCode } from './place-names.ts';
import { at, randomOf, type Random } from './random.ts';
import type { Site } from './sites.ts';

type Row = { values: Record<string, string | number>; geometry: Polygon };

export interface ConstraintFile {
	file: DemoFile;
	expired: string[];
	notYet: string[];
	withoutStart: string[];
	/** Farmland whose features overlap: the area in conflict is their union's. */
	overlapping: string[];
	/** Parks that no development boundary surrounds, in counties that have one. */
	parksOutside: string[];
	/** Parks of the county where no boundary is loaded: unknown, not outside. */
	parksUnknown: string[];
}

/** The county whose development boundary nobody has loaded. */
const WITHOUT_BOUNDARY = '331127';

/** Farmland, red lines, boundaries, hazards, water sources and plans about the parks: all made up, drawn by lot. */
export function constraintFile(seed: number, sites: readonly Site[]): ConstraintFile {
	const random = randomOf(seed, 'constraints');
	const parks = sites.filter((s) => s.park !== null);
	const rows: Row[] = [];
	const add = (
		kind: string,
		site: Site,
		geometry: Polygon,
		more: Record<string, string | null | undefined> = {},
	): string => {
		const no = rows.length + 1;
		const code = `GZ-${site.county.code}-${String(no).padStart(3, '0')}`;
		const values = known({
			code,
			name: `${site.county.name}${NAMES[kind]}示例${no}${MARK}`,
			kind,
			approvalNo: `演示管〔2022〕${no}号`,
			approvedOn: '2022-10-14',
			effectiveFrom: '2022-11-01',
			authority: '示例批准机关（演示）',
			source: '合成数据，并非真实管制范围（演示）',
			...more,
		}) as Row['values'];
		rows.push({ values, geometry });
		return code;
	};
	/** A blob about a corner of a site's outline, `out` metres outwards. */
	const beside = (site: Site, radius: number, out: number): Polygon => {
		const corner = random.pick(site.outline);
		return ringAt(towards(site, corner, out), blob(random, radius));
	};

	const overlapping: string[] = [];
	for (const [i, site] of parks.entries()) {
		for (let k = 0; k < 3; k++) {
			const radius = random.between(90, 220);
			add('basic-farmland', site, beside(site, radius, radius * random.between(0.1, 0.8)));
		}
		if (i > 1) continue;
		// Drawn twice with different edges, as two surveys did it: they overlap over the same parcels.
		const centre = towards(site, at(site.outline, 4 % site.outline.length), -40);
		for (const radius of [150, 190])
			overlapping.push(add('basic-farmland', site, ringAt(centre, blob(random, radius))));
	}
	const parksOutside: string[] = [];
	const parksUnknown: string[] = [];
	for (const [i, site] of parks.entries()) {
		if (site.county.code === WITHOUT_BOUNDARY) parksUnknown.push(parkCode(site));
		else if (i === 3) parksOutside.push(parkCode(site));
		else
			add(
				'development-boundary',
				site,
				ringAt(site.centre, wavy(random, site.plan.radius * 1.06, 240, 0.04)),
			);
	}
	for (const site of parks.filter((_, i) => i % 4 === 0)) {
		const away = site.plan.radius + 900;
		const bearing = random.between(0, 2 * Math.PI);
		const centre = site.toGround([away * Math.cos(bearing), away * Math.sin(bearing)]);
		add('ecological-red-line', site, ringAt(centre, wavy(random, 1100, 2400, 0.22)), {
			approvalNo: `演示红线〔2022〕${site.county.code}号`,
		});
	}
	for (const [i, site] of parks.filter((_, k) => k % 2 === 1).entries())
		add('geohazard', site, beside(site, random.between(80, 160), 20), {
			grade: i === 0 ? '危险区' : '中易发区',
		});
	const watered = at(parks, 2);
	const spring = towards(watered, at(watered.outline, 9 % watered.outline.length), 120);
	for (const [grade, radius] of [
		['一级保护区', 110],
		['二级保护区', 280],
	] as const)
		add('water-source', watered, ringAt(spring, wavy(random, radius, 60, 0.1)), { grade });
	for (const site of parks.slice(0, 4)) add('adopted-plan', site, beside(site, 260, -120));

	const [first, second, third] = [at(parks, 0), at(parks, 1), at(parks, 4)];
	const expired = add('adopted-plan', first, beside(first, 200, -80), {
		approvalNo: '演示规〔2012〕8号',
		approvedOn: '2012-05-20',
		effectiveFrom: '2012-06-01',
		effectiveTo: '2022-12-31',
	});
	const notYet = add('basic-farmland', second, beside(second, 180, 20), {
		approvalNo: '演示管〔2025〕31号',
		approvedOn: '2025-06-12',
		effectiveFrom: '2025-10-01',
	});
	const withoutStart = add('geohazard', third, beside(third, 140, 0), {
		approvalNo: null,
		approvedOn: null,
		effectiveFrom: null,
		level: 'information',
	});
	return {
		file: demoFile('constraints', '演示-空间管制.geojson', rows),
		expired: [expired],
		notYet: [notYet],
		withoutStart: [withoutStart],
		overlapping,
		parksOutside,
		parksUnknown,
	};
}

const NAMES: Record<string, string> = {
	'basic-farmland': '永久基本农田',
	'ecological-red-line': '生态保护红线',
	'development-boundary': '城镇开发边界',
	geohazard: '地质灾害',
	'water-source': '水源保护区',
	'adopted-plan': '已批规划',
};

/** A point `out` metres beyond a corner of the site's outline, as seen from its middle. */
function towards(site: Site, corner: Position, out: number): Position {
	const [lon, lat] = corner as [number, number];
	const [lon0, lat0] = site.centre as [number, number];
	const [dx, dy] = [(lon - lon0) * site.perDegree[0], (lat - lat0) * site.perDegree[1]];
	const length = Math.hypot(dx, dy);
	return site.toGround([dx * (1 + out / length), dy * (1 + out / length)]);
}

function ringAt(centre: Position, ring: readonly Metres[]): Polygon {
	const placed = ring.map(groundAround(centre));
	return { type: 'Polygon', coordinates: [[...placed, at(placed, 0)]] };
}

/** A closed line that wanders about a circle, `depth` of its radius deep: what a surveyed red line looks like. */
function wavy(random: Random, radius: number, count: number, depth: number): Metres[] {
	const waves = Array.from({ length: 6 }, (_, i) => ({
		times: 2 + 3 * i + random.integer(0, 2),
		phase: random.between(0, 2 * Math.PI),
		size: depth / (i + 1.5),
	}));
	return Array.from({ length: count }, (_, i) => {
		const a = (2 * Math.PI * i) / count;
		const r = radius * waves.reduce((sum, w) => sum + w.size * Math.sin(w.times * a + w.phase), 1);
		return [r * Math.cos(a), r * Math.sin(a)];
	});
}
