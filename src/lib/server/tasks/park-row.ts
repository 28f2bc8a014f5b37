import { groupTotal } from '#lib/domain/evaluate/group-total.ts';
import type { ParcelYear } from '#lib/domain/evaluate/whole-year.ts';
import type { ParkRules } from '#lib/domain/park/park-rules.ts';
import { evaluateZone } from '#lib/domain/park/zone.ts';
import { joinZone, type ZoneRecord } from '#lib/domain/park/zone-record.ts';
import { muOf } from '#lib/domain/units.ts';
import { defaultZoneTypes } from '#lib/rulesets/park-rules.ts';
import type { ParkRecord } from '#lib/server/store/places.ts';
import type { RunRow } from '#lib/server/store/runs.ts';
import type { ParkRunFacts } from './park-run-facts.ts';

export type { ParkRunFacts } from './park-run-facts.ts';

const M2_PER_HECTARE = 10_000;

/**
 * A park in a run: sums over its parcels (`inPark`) and ratios of those sums, idle land, and the zone: its indicators,
 * chain, type and score from the year's figures, or from the park's record and its parcels where there are none.
 */
export function parkRow(
	park: ParkRecord,
	inPark: readonly ParcelYear[],
	record: ZoneRecord | undefined,
	rules: ParkRules | null = null,
): RunRow {
	// land nobody occupies has no figures to divide: only occupied parcels enter the yields
	const total = groupTotal(inPark.filter((p) => p.occupants.length > 0).map((p) => p.row));
	const muOfAll = (list: readonly ParcelYear[]) =>
		list.reduce((sum, p) => sum + (p.row.facts.landMu ?? 0), 0);
	const idleMu = muOfAll(inPark.filter((p) => p.idle.finding === 'yes'));
	const unknown = inPark.filter((p) => p.idle.finding === 'unknown');
	const joined = joinZone(
		record ?? { park: park.id, category: 'none', override: null, figures: {}, recorded: {} },
		{ parcels: inPark.length, total, idleMu: unknown.length > 0 ? null : idleMu },
	);
	const zone = evaluateZone(joined.input, rules, defaultZoneTypes().zoneTypes);
	const { figures, values } = zone.whole;
	const m2Of = (hectares: number | null | undefined) =>
		// back to the square metres that were read, without what the division left in the last bits
		typeof hectares === 'number' ? Number((hectares * M2_PER_HECTARE).toPrecision(15)) : null;
	const facts: ParkRunFacts = {
		code: park.code,
		name: park.name,
		region: park.region,
		parcels: inPark.length,
		enterprises: new Set(inPark.flatMap((p) => p.occupants.map((o) => o.enterprise))).size,
		land: { parcelMu: muOfAll(inPark), idleMu, unknownMu: muOfAll(unknown) },
		chain: {
			developableM2: m2Of(figures.developableHm2),
			developedM2: m2Of(figures.readyHm2),
			suppliedM2: m2Of(figures.suppliedHm2),
			builtM2: m2Of(figures.builtHm2),
		},
		rates: {
			development: values['developmentRate'] ?? null,
			supply: values['supplyRate'] ?? null,
			construction: values['builtRate'] ?? null,
			whole: zone.chain,
			idle: values['idleRate'] ?? null,
		},
		zone: { ...joined, values, score: zone.score.total, type: zone.type.type },
		totals: total.totals,
		counted: Object.fromEntries(
			Object.entries(total.indicators).map(([id, { counted, missing, numerator, denominator }]) => [
				id,
				{ counted, missing, numerator, denominator },
			]),
		),
		grades: shares(inPark, (p) => p.result.grade ?? 'none'),
		flags: {
			idle: shares(inPark, (p) => p.idle.finding),
			'low-efficiency': shares(inPark, (p) => p.lowEfficiency.finding),
		},
	};
	return {
		kind: 'park',
		id: park.id,
		facts,
		indicators: Object.fromEntries(Object.entries(total.indicators).map(([id, v]) => [id, v.value])),
		scores: rules ? zone.score.degrees : null,
		total: zone.score.total,
		rank: null,
		grade: null,
		group: zone.type.type,
		reason: rules ? zone.score.reason : null,
		flags: null,
		disposition: null,
	};
}

/** 达到供地条件 − 已供应, mu; null where either is not recorded. */
export function freeLandOf(facts: Pick<ParkRunFacts, 'chain'>): number | null {
	const { developedM2, suppliedM2 } = facts.chain;
	return developedM2 === null || suppliedM2 === null ? null : muOf(developedM2 - suppliedM2);
}

function shares(parcels: readonly ParcelYear[], key: (p: ParcelYear) => string): ParkRunFacts['grades'] {
	const result: ParkRunFacts['grades'] = {};
	for (const p of parcels) {
		const share = (result[key(p)] ??= { parcels: 0, mu: 0 });
		share.parcels += 1;
		share.mu += p.row.facts.landMu ?? 0;
	}
	return result;
}
