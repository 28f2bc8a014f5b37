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
	const chosen = [...random.shuffled(free).slice(0, 12), ...random.shuffled(parcels)].slice(0, 20);
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
			}),
			geometry,
		};
	});
	return demoFile('reserves', '演示-储备土地.geojson', rows);
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
