import type { ParkDetail, SourceAnswer } from '#lib/api/evaluation.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as figures from '#lib/server/store/park-figures.ts';
import * as places from '#lib/server/store/places.ts';
import * as provenance from '#lib/server/store/provenance.ts';
import * as runs from '#lib/server/store/runs.ts';
import { parkRulesOf, zoneDetailOf, zoneOf } from './park-zone-detail.ts';
import { freeLandOf } from './park-row.ts';
import type { ParkRunFacts } from './park-run-facts.ts';

/** All that a run says of a park; undefined where the run has no such park. */
export async function parkDetail(db: Db, run: runs.RunRecord, id: number): Promise<ParkDetail | undefined> {
	const [row] = await runs.rowsOf(db, run.id, 'park', [id]);
	const park = (await places.parks(db, run.knownAt)).find((p) => p.id === id);
	if (!row || !park) return undefined;
	const facts = row.facts as ParkRunFacts;
	const read = await figures.ofYear(db, run.year, run.knownAt, id);
	const known = await provenance.batches(db, [park.batch, ...read.map((f) => f.batch)]);
	const source: SourceAnswer = provenance.sourceAt(known, park.batch, park.row, park.code);
	const sources = new Map(
		read.map((f) => [`${f.part}.${f.fact}`, provenance.sourceAt(known, f.batch, f.row, park.code)]),
	);
	const { chain, rates } = facts;
	const made = facts.zone ? zoneOf(facts.zone, parkRulesOf(run)) : null;
	const zone =
		facts.zone && made
			? zoneDetailOf(run, facts.zone, made, {
					record: source,
					figure: (part, fact) => sources.get(`${part}.${fact}`),
					history: await figures.typeHistory(db, id),
				})
			: null;
	return {
		run: run.id,
		id,
		code: facts.code,
		name: facts.name,
		approvalNo: park.approvalNo,
		approvedAreaM2: park.approvedAreaM2,
		areaM2: park.areaM2,
		parcels: facts.parcels,
		enterprises: facts.enterprises,
		land: { ...facts.land, freeMu: freeLandOf(facts) },
		values: row.indicators,
		missing: Object.fromEntries(
			Object.entries(facts.counted).map(([indicator, c]) => [indicator, c.missing]),
		),
		chain: {
			developmentRate: rates.development,
			supplyRate: rates.supply,
			builtRate: rates.construction,
			product: rates.whole,
			idleRate: rates.idle,
			operands: { ...chain },
			missing: Object.entries(chain)
				.filter(([, value]) => value === null)
				.map(([name]) => name),
		},
		grades: facts.grades,
		flags: facts.flags,
		source,
		proof: zone?.chainProof ?? null,
		zone: zone?.detail ?? null,
		bbox: park.bbox,
	};
}
