import type { ParkTable } from '#lib/api/parks.ts';
import { allZones } from '#lib/domain/park/all-zones.ts';
import { originsOf } from '#lib/domain/park/zone-record.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as runs from '#lib/server/store/runs.ts';
import type { ParkRunFacts } from './park-run-facts.ts';
import { parkRulesOf, zoneOf } from './park-zone-detail.ts';

/** Every zone of a run beside the others. Runs made before zones were evaluated have none. */
export async function parkTableOf(db: Db, run: runs.RunRecord): Promise<ParkTable> {
	const rules = parkRulesOf(run);
	const zones = (await runs.rowsOf(db, run.id, 'park')).flatMap((row) => {
		const { zone: joined, ...facts } = row.facts as ParkRunFacts;
		return joined ? [{ id: row.id, facts, joined, result: zoneOf(joined, rules) }] : [];
	});
	return {
		run: run.id,
		year: run.year,
		rules: rules && {
			id: rules.id,
			version: rules.version,
			title: rules.title,
			authority: rules.authority,
			partial: rules.partial,
		},
		parks: zones.map(({ id, facts, joined, result }) => ({
			id,
			code: facts.code,
			name: facts.name,
			region: facts.region,
			parcels: facts.parcels,
			enterprises: facts.enterprises,
			type: result.type.type,
			found: result.type.found,
			values: result.whole.values,
			origins: originsOf(joined, result.whole),
			chain: result.chain,
			total: result.score.total,
			reason: rules ? result.score.reason : null,
			missing: result.score.missing,
			areas: result.areas.map((area) => ({
				part: area.part,
				values: area.values,
				score: result.score.areas.find((a) => a.part === area.part)?.score ?? null,
			})),
			doubts: result.doubts,
		})),
		all: allZones(zones.map(({ result }) => result.whole.figures)),
	};
}
