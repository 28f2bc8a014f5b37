import type { Overview } from '#lib/api/overview.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as layers from '#lib/server/store/layers.ts';
import * as places from '#lib/server/store/places.ts';
import * as runs from '#lib/server/store/runs.ts';
import * as summary from '#lib/server/store/summary.ts';
import * as users from '#lib/server/store/users.ts';
import { VERSION } from '#lib/server/version.ts';
import { knownRules, openTo } from './rules-known.ts';
import { isScoresOnly, summaryOf } from './run-summary.ts';
import { terrainInUse } from './terrain-list.ts';

/** What the page needs before anything is chosen: places, years, runs, rules, counts. */
export async function overview(db: Db): Promise<Overview> {
	const regions = await places.regions(db);
	const parks = await places.parks(db);
	return {
		version: VERSION,
		home: db.home,
		dataVersion: await layers.dataVersion(db),
		synthetic: await summary.hasSynthetic(db),
		users: (await users.list(db))
			.filter((u) => u.id !== 'system')
			.map((u) => ({ id: u.id, name: u.name, role: u.roles[0] ?? '' })),
		years: await summary.years(db),
		runs: (await runs.list(db)).map(summaryOf),
		ruleSets: openTo(await knownRules(db), 'scoring').map(({ rules }) => ({
			id: rules.id,
			version: rules.version,
			title: rules.title.zh,
			titleEn: rules.title.en ?? null,
			area: rules.area.name ?? '',
			year: rules.year,
			scoresOnly: isScoresOnly(rules),
			synthetic:
				rules.groups.some((g) => g.indicators.some((i) => i.weight?.mark === 'synthetic')) ||
				rules.id.startsWith('demo-'),
		})),
		regions: regions.map(({ id, code, name, note, areaM2, bbox }) => ({
			id,
			code,
			name,
			note,
			areaM2,
			bbox,
		})),
		parks: parks.map(({ id, code, name, region, bbox, areaM2, approvedAreaM2 }) => ({
			id,
			code,
			name,
			region,
			bbox,
			areaM2,
			approvedAreaM2,
		})),
		counts: await summary.counts(db),
		bbox: (await layers.extent(db, 'regions')) ?? (await layers.extent(db, 'parcels')),
		terrain: await terrainInUse(db),
	};
}
