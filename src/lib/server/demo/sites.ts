import type { Position } from 'geojson';
import { COUNTIES, inCounty, type County } from './counties.ts';
import { groundAround, metresBetween, metresPerDegree, type Metres } from './ground.ts';
import { outlinesOf } from './outline.ts';
import { at, randomOf, type Random } from './random.ts';
import { streetPlan, type PlanSize, type StreetPlan } from './street-plan.ts';

/** A park, or a cluster of workshops outside the parks, put on the ground. */
export interface Site {
	county: County;
	/** Number in the county from 0; parks only. */
	park: number | null;
	/** Number among the county's clusters from 0. */
	cluster: number | null;
	plan: StreetPlan;
	centre: Position;
	/** Metres in a degree of longitude and of latitude at the centre. */
	perDegree: Metres;
	toGround(metres: Metres): Position;
	/** Sheet → lon/lat. */
	place(point: Metres): Position;
	/** Open ring of the perimeter's centre line, lon/lat. */
	outline: Position[];
}

/** Plots in parks by county at scale 1. Where real parks lie is not drawn: the places are made up, near the seats. */
const PARKS: Record<string, number[]> = {
	'331102': [400, 245],
	'331121': [255, 140],
	'331122': [285, 180],
	'331123': [160],
	'331124': [150],
	'331125': [112],
	'331126': [92],
	'331127': [72],
	'331181': [198, 112],
};

const PARK_STREETS = { along: [190, 300], across: [135, 205], free: 0.035 } satisfies Partial<PlanSize>;
const LANE_STREETS = { along: [110, 190], across: [85, 135], free: 0 } satisfies Partial<PlanSize>;

/** Parks first, then clusters until there are `plots` plots in all (the last cluster may bring a few more). */
export function layOutSites(seed: number, plots: number): Site[] {
	const random = randomOf(seed, 'sites');
	const scale = plots / 3000;
	const sites: Site[] = [];
	for (const county of COUNTIES) {
		for (const [park, size] of (PARKS[county.code] ?? []).entries()) {
			sites.push(parkSite(random, county, park, Math.max(8, Math.round(size * scale)), sites));
		}
	}
	let count = sites.reduce((sum, site) => sum + plotsOf(site), 0);
	const towns = COUNTIES.map((county) => townsOf(random, county));
	const clusters = COUNTIES.map(() => 0);
	while (count < plots) {
		const c = random.weighted(
			[...COUNTIES.keys()],
			(i) => (PARKS[at(COUNTIES, i).code] as number[])[0] as number,
		);
		const site = clusterSite(random, at(COUNTIES, c), at(clusters, c), random.pick(at(towns, c)), sites);
		if (!site) continue;
		clusters[c] = at(clusters, c) + 1;
		sites.push(site);
		count += plotsOf(site);
	}
	return sites;
}

const plotsOf = (site: Site) => site.plan.blocks.reduce((sum, block) => sum + block.plots.length, 0);

function parkSite(random: Random, county: County, park: number, plots: number, sites: Site[]): Site {
	const base = random.between(0, Math.PI);
	for (let attempt = 0; attempt < 400; attempt++) {
		const angle = base + random.normal() * 0.25;
		const plan = streetPlan(random, { plots, angle, ...PARK_STREETS });
		const away = random.between(1200, 2600) + plan.radius + attempt * 25;
		const bearing = random.between(0, 2 * Math.PI);
		const centre = groundAround(county.seat)([away * Math.cos(bearing), away * Math.sin(bearing)]);
		const site = siteAt(county, plan, centre, { park, cluster: null });
		if (fits(site, sites, 400)) return site;
	}
	throw new Error(`no room for park ${park} of ${county.name}`);
}

function clusterSite(
	random: Random,
	county: County,
	cluster: number,
	town: Position,
	sites: Site[],
): Site | null {
	const plots = Math.round(Math.min(14, Math.max(1, random.logNormal(4, 0.6))));
	const plan = streetPlan(random, { plots, angle: random.between(0, Math.PI), ...LANE_STREETS });
	const away = random.between(100, 2600);
	const bearing = random.between(0, 2 * Math.PI);
	const centre = groundAround(town)([away * Math.cos(bearing), away * Math.sin(bearing)]);
	const site = siteAt(county, plan, centre, { park: null, cluster });
	return fits(site, sites, 60) ? site : null;
}

/** A few made-up small towns, and the seat twice: workshops gather there. */
function townsOf(random: Random, county: County): Position[] {
	const [west, south, east, north] = county.bbox;
	const towns: Position[] = [county.seat, county.seat];
	while (towns.length < 7) {
		const point = [random.between(west, east), random.between(south, north)];
		const around = groundAround(point);
		const rim: Metres[] = [
			[3000, 0],
			[-3000, 0],
			[0, 3000],
			[0, -3000],
			[0, 0],
		];
		if (rim.every((m) => inCounty(county, around(m)))) towns.push(point);
	}
	return towns;
}

function siteAt(
	county: County,
	plan: StreetPlan,
	centre: Position,
	kind: Pick<Site, 'park' | 'cluster'>,
): Site {
	const toGround = groundAround(centre);
	const place = (point: Metres) => toGround(plan.bend(point));
	const outline = at(outlinesOf([plan.cells]), 0).map(place);
	return {
		county,
		...kind,
		plan,
		centre,
		perDegree: metresPerDegree(centre[1] as number),
		toGround,
		place,
		outline,
	};
}

function fits(site: Site, sites: Site[], gap: number): boolean {
	const clear = sites.every(
		(s) => metresBetween(s.centre, site.centre) > s.plan.radius + site.plan.radius + gap,
	);
	return clear && site.outline.every((point) => inCounty(site.county, point));
}
