import type { Polygon } from 'geojson';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { dayBetween } from './days.ts';
import { demoFile, known, MARK, type DemoFile } from './demo-set.ts';
import { STOCK_FATES, type Fate } from './fates.ts';
import { outlinesOf, type Rect } from './outline.ts';
import { siteName } from './place-names.ts';
import type { Plot } from './plots.ts';
import { at, randomOf } from './random.ts';
import type { Site } from './sites.ts';

/** Conversion batches: the last columns of a park each; a few known by paper only. */
export function approvalFile(
	seed: number,
	sites: readonly Site[],
	plots: readonly Plot[],
	fates: readonly Fate[],
): DemoFile {
	const random = randomOf(seed, 'approvals');
	const parks = sites.filter((s) => s.park !== null);
	const drawn = parks.slice(0, 12).map((site) => {
		const starts = [...new Set(site.plan.cells.map((c) => c.s0))].sort((a, b) => a - b);
		const from = Math.max(0, starts.length - random.integer(2, 3));
		const cells = site.plan.cells.filter((c) => c.s0 >= at(starts, from));
		const ring = at(outlinesOf([cells]), 0).map(site.place);
		const geometry: Polygon = { type: 'Polygon', coordinates: [[...ring, at(ring, 0)]] };
		const supplied = plots
			.filter((p) => p.site === site && p.column >= from && !STOCK_FATES.has(at(fates, p.index)))
			.reduce((sum, p) => sum + p.areaM2, 0);
		return { site, geometry, approved: ellipsoidalAreaM2(geometry), supplied };
	});
	const onPaper = parks.slice(0, 3).map((site) => {
		const approved = random.between(60_000, 240_000);
		return { site, geometry: undefined, approved, supplied: approved * random.between(0.2, 0.9) };
	});
	const rows = [...drawn, ...onPaper].map(({ site, geometry, approved, supplied }, i) => {
		const approvedOn = dayBetween(random, '2016-02-01', '2023-11-30');
		return {
			values: known({
				code: `浙土演示〔${approvedOn.slice(0, 4)}〕${String(i + 1).padStart(4, '0')}号`,
				name: `${site.county.name}${approvedOn.slice(0, 4)}年度示例批次${i + 1}${MARK}`,
				region: site.county.code,
				approvedOn,
				approvedAreaM2: Math.round(approved),
				suppliedAreaM2: Math.round(supplied),
				authority: '示例批准机关（演示）',
			}),
			...(geometry && { geometry }),
		};
	});
	return demoFile('approvals', '演示-农转用批次.geojson', rows);
}

/** Reserve land: blocks of the parks left free, then parcels in reserve, 20 in all. */
export function reserveFile(
	seed: number,
	sites: readonly Site[],
	plots: readonly Plot[],
	fates: readonly Fate[],
): DemoFile {
	const random = randomOf(seed, 'reserves');
	const free = sites
		.filter((s) => s.park !== null)
		.flatMap((site) =>
			site.plan.blocks
				.filter((b) => b.plots.length === 0)
				.map((b) => ({ site, geometry: onGround(site, b.rect) })),
		);
	const parcels = plots
		.filter((p) => at(fates, p.index) === 'reserve')
		.map((p) => ({ site: p.site, geometry: p.polygon }));
	const blocks = random.shuffled(free);
	const chosen = [...blocks.slice(0, 12), ...random.shuffled(parcels)].slice(0, 20);
	// values come from a stream of their own, so that nothing else of the set moves
	const appraisals = randomOf(seed, 'reserve-values');
	const rows = chosen.map(({ site, geometry }, i) => {
		const cleared = random.chance(0.7);
		return {
			values: known({
				code: `CB-${site.county.code}-${String(i + 1).padStart(3, '0')}`,
				name: `${siteName(site)}储备地块${i + 1}`,
				region: site.county.code,
				areaM2: Math.round(ellipsoidalAreaM2(geometry)),
				plannedUse: '工业用地',
				availableOn: random.chance(0.8) ? dayBetween(random, '2024-06-01', '2026-12-31') : null,
				cleared,
				note: cleared ? null : '青苗及坟墓补偿未完（演示）',
				kind: 'reserve-land',
				valueWan: appraisals.chance(0.8)
					? Math.round((ellipsoidalAreaM2(geometry) / 666.67) * appraisals.between(28, 46))
					: null,
			}),
			geometry,
		};
	});
	const workshops = parksOf(sites).map((site, i) => ({
		values: known({
			code: `BZCF-${site.county.code}-${i + 1}`,
			name: `${siteName(site)}标准厂房${i + 1}${MARK}`,
			region: site.county.code,
			plannedUse: '工业用地',
			availableOn: ['2025-03-31', '2025-09-30', '2026-06-30'][i] ?? null,
			cleared: true,
			kind: 'standard-workshop',
			floorAreaM2: [9600, 14_400, 6000][i] ?? null,
			valueWan: [2300, 3600, null][i] ?? null,
			note: '演示数据',
		}),
		...(blocks[12 + i] && { geometry: blocks[12 + i]?.geometry }),
	}));
	return demoFile('reserves', '演示-储备土地.geojson', [...rows, ...workshops]);
}

/** Three parks that have a standard workshop, each of another county where there are as many. */
function parksOf(sites: readonly Site[]): Site[] {
	const parks = sites.filter((s) => s.park !== null);
	const first = parks.filter((s, i) => parks.findIndex((o) => o.county.code === s.county.code) === i);
	return [...first, ...parks.filter((s) => !first.includes(s))].slice(0, 3);
}

/** Tasks of 2025 of each county that has parks: of the year, and for the first county's supply by month. */
export function taskFile(seed: number, sites: readonly Site[]): DemoFile {
	const random = randomOf(seed, 'batch-tasks');
	const counties = [...new Set(sites.filter((s) => s.park !== null).map((s) => s.county.code))].sort();
	const rows = counties.flatMap((region) =>
		(['supply', 'swap', 'formalities'] as const).map((batch) => ({
			values: known({
				...{ year: 2025, region, batch, note: '演示任务' },
				areaM2: Math.round(random.integer(6, 24) * 10 * (2000 / 3)),
				parcels: random.chance(0.7) ? random.integer(3, 15) : null,
			}),
		})),
	);
	const months = counties.slice(0, 1).flatMap((region) =>
		Array.from({ length: 12 }, (_, i) => ({
			values: known({
				...{ year: 2025, region, batch: 'supply', month: i + 1, note: '演示任务' },
				areaM2: Math.round(random.integer(1, 3) * 5 * (2000 / 3)),
			}),
		})),
	);
	return demoFile('tasks', '演示-年度任务.xlsx', [...rows, ...months]);
}

function onGround(site: Site, { s0, s1, t0, t1 }: Rect): Polygon {
	const corners = (
		[
			[s0, t0],
			[s1, t0],
			[s1, t1],
			[s0, t1],
			[s0, t0],
		] as [number, number][]
	).map(site.place);
	return { type: 'Polygon', coordinates: [corners] };
}
