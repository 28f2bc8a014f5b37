import type { Polygon } from 'geojson';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { dayBetween } from './days.ts';
import { demoFile, known, type DemoFile } from './demo-set.ts';
import { STOCK_FATES, type Fate } from './fates.ts';
import { parkCode, siteName } from './place-names.ts';
import type { Plot } from './plots.ts';
import { at, randomOf } from './random.ts';
import type { Site } from './sites.ts';

const BUILT: ReadonlySet<Fate> = new Set<Fate>(['producing', 'empty', 'utility']);

/** Parks with the four nested areas of the 开发率 × 供应率 × 建成率 chain; two lack a part. */
export function parkFile(
	seed: number,
	sites: readonly Site[],
	plots: readonly Plot[],
	fates: readonly Fate[],
) {
	const random = randomOf(seed, 'parks');
	const incomplete: string[] = [];
	const parks = sites.filter((s) => s.park !== null);
	const rows = parks.map((site, i) => {
		const geometry: Polygon = { type: 'Polygon', coordinates: [[...site.outline, at(site.outline, 0)]] };
		const outlineM2 = ellipsoidalAreaM2(geometry);
		const own = plots.filter((p) => p.site === site);
		const sum = (test: (fate: Fate) => boolean) =>
			own.reduce((total, p) => total + (test(at(fates, p.index)) ? p.areaM2 : 0), 0);
		// Each part with its share of the streets, so that the chain is of gross areas.
		const developable = outlineM2 * random.between(0.93, 0.99);
		const gross = (developable * random.between(0.96, 0.99)) / (sum(() => true) + freeM2(site));
		const row = {
			code: parkCode(site),
			name: siteName(site),
			parkType: site.park === 0 ? '省级经济开发区' : random.pick(['工业功能区', '小微企业园']),
			approvalNo: `演示批〔${2002 + i}〕${random.integer(3, 98)}号`,
			approvedOn: dayBetween(random, '2002-03-01', '2014-11-30'),
			approvedAreaM2: Math.round(outlineM2 * random.between(0.94, 1.06)),
			developableM2: Math.round(developable) as number | null,
			developedM2: Math.round(gross * sum(() => true)),
			suppliedM2: Math.round(gross * sum((fate) => !STOCK_FATES.has(fate) && fate !== 'built-unsupplied')),
			builtM2: Math.round(gross * sum((fate) => BUILT.has(fate))) as number | null,
		};
		if (i === 3) row.developableM2 = null;
		if (i === 8) row.builtM2 = null;
		if (row.developableM2 === null || row.builtM2 === null) incomplete.push(row.code);
		return { values: known(row), geometry };
	});
	return { file: demoFile('parks', '演示-园区.geojson', rows) satisfies DemoFile, incomplete };
}

const freeM2 = (site: Site) =>
	site.plan.blocks
		.filter((b) => b.plots.length === 0)
		.reduce((total, { rect }) => total + (rect.s1 - rect.s0) * (rect.t1 - rect.t0), 0);
