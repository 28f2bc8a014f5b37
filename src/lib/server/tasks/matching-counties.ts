import type { MatchingPlan, PlanSite } from '#lib/api/matchings.ts';
import { countyFigures, type CountyBase, type CountyYear } from '#lib/domain/matching/county-figures.ts';
import type { Project } from '#lib/domain/project/project.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as runs from '#lib/server/store/runs.ts';
import type { ParcelRunFacts } from './run-facts.ts';

/** Years shown after the start of the last project: long enough for full production. */
const YEARS_AFTER = 5;

/** Per-mu figures of the counties by year, from the run's parcels and the plan's pairs. */
export async function matchingCounties(
	db: Db,
	run: { id: number; year: number },
	plan: Pick<MatchingPlan, 'pairs'>,
	sites: readonly PlanSite[],
	projects: readonly Project[],
): Promise<CountyYear[]> {
	const byId = new Map(
		(await runs.rowsOf(db, run.id, 'parcel')).map((row) => [row.id, row.facts as ParcelRunFacts]),
	);
	const base = new Map<number, CountyBase>();
	for (const facts of byId.values()) {
		const county = facts.parcel.region;
		const mu = facts.facts.landMu;
		if (county === null || mu === null || mu === undefined) continue;
		const of = base.get(county) ?? { county, tax: { wan: 0, mu: 0 }, output: { wan: 0, mu: 0 } };
		base.set(county, of);
		for (const [figure, wan] of [
			['tax', facts.facts.taxWan],
			['output', facts.facts.revenueWan],
		] as const) {
			if (wan === null || wan === undefined) continue;
			of[figure].wan += wan;
			of[figure].mu += mu;
		}
	}
	const siteOf = new Map(sites.map((s) => [s.key, s]));
	const projectOf = new Map(projects.map((p) => [p.code, p]));
	const used = [...new Set(plan.pairs.map((pair) => pair.site))].flatMap((key) => siteOf.get(key) ?? []);
	const vacated = used.flatMap((site) => {
		if (!isVacated(site) || site.available === null) return [];
		const year = Number(site.available.slice(0, 4));
		// Each parcel leaves its own county: joined parcels may lie in two.
		return (site.kind === 'assembled' ? site.parcels : [site.id]).flatMap((id) => {
			const row = byId.get(id);
			const county = row?.parcel.region ?? site.region;
			if (county === null) return [];
			const [taxWan, outputWan] = [row?.facts.taxWan ?? null, row?.facts.revenueWan ?? null];
			return [{ county, year, taxWan, outputWan }];
		});
	});
	const seated = plan.pairs.flatMap((pair) => {
		const [site, project] = [siteOf.get(pair.site), projectOf.get(pair.project)];
		if (!site || site.region === null || project?.mu == null) return [];
		return [
			{
				county: site.region,
				mu: project.mu,
				startYear: Number(pair.at.slice(0, 4)),
				fullYear: project.fullProductionOn === null ? null : Number(project.fullProductionOn.slice(0, 4)),
				taxPerMu: project.taxPerMu,
				outputPerMu: project.outputPerMu,
				newLand: !isVacated(site),
			},
		];
	});
	const last = Math.max(run.year + 1, ...seated.map((s) => s.startYear));
	const years = Array.from({ length: last + YEARS_AFTER - run.year + 1 }, (_, i) => run.year + i);
	return countyFigures([...base.values()], vacated, seated, years);
}

/** Land that stood in the base already, alone or put together. */
function isVacated({ kind }: PlanSite): boolean {
	return kind === 'vacated' || kind === 'assembled';
}
