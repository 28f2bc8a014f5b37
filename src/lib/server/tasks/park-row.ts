import { groupTotal } from '#lib/domain/evaluate/group-total.ts';
import type { ParcelYear } from '#lib/domain/evaluate/whole-year.ts';
import { parkChain, type ParkChain } from '#lib/domain/park/chain.ts';
import { m2OfMu, muOf } from '#lib/domain/units.ts';
import type { ParkRecord } from '#lib/server/store/places.ts';
import type { RunRow } from '#lib/server/store/runs.ts';

type Share = { parcels: number; mu: number };

/** What a run row keeps of a park. */
export interface ParkRunFacts {
	code: string;
	name: string;
	region: number | null;
	parcels: number;
	enterprises: number;
	land: { parcelMu: number; idleMu: number; unknownMu: number };
	/** Recorded areas of the chain, m²; null is not surveyed. */
	chain: {
		developableM2: number | null;
		developedM2: number | null;
		suppliedM2: number | null;
		builtM2: number | null;
	};
	rates: ParkChain & { idle: number | null };
	/** Sums of each fact and how many parcels lack it. */
	totals: ReturnType<typeof groupTotal>['totals'];
	/** Per indicator: parcels counted, parcels without the figures. */
	counted: Record<string, { counted: number; missing: number; numerator: number; denominator: number }>;
	grades: Record<string, Share>;
	flags: Record<string, Record<string, Share>>;
}

/** A park in a run: sums over its parcels (`inPark`) and ratios of those sums, idle land, and the chain as far as it is recorded. */
export function parkRow(park: ParkRecord, inPark: readonly ParcelYear[]): RunRow {
	// land nobody occupies has no figures to divide: only occupied parcels enter the yields
	const total = groupTotal(inPark.filter((p) => p.occupants.length > 0).map((p) => p.row));
	const muOfAll = (list: readonly ParcelYear[]) =>
		list.reduce((sum, p) => sum + (p.row.facts.landMu ?? 0), 0);
	const idle = inPark.filter((p) => p.idle.finding === 'yes');
	const idleMu = muOfAll(idle);
	const { developableM2, developedM2, suppliedM2, builtM2 } = park;
	const facts: ParkRunFacts = {
		code: park.code,
		name: park.name,
		region: park.region,
		parcels: inPark.length,
		enterprises: new Set(inPark.flatMap((p) => p.occupants.map((o) => o.enterprise))).size,
		land: {
			parcelMu: muOfAll(inPark),
			idleMu,
			unknownMu: muOfAll(inPark.filter((p) => p.idle.finding === 'unknown')),
		},
		chain: { developableM2, developedM2, suppliedM2, builtM2 },
		rates: {
			...parkChain({
				developable: developableM2,
				serviced: developedM2,
				supplied: suppliedM2,
				built: builtM2,
			}),
			idle: suppliedM2 !== null && suppliedM2 > 0 ? m2OfMu(idleMu) / suppliedM2 : null,
		},
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
		scores: null,
		total: null,
		rank: null,
		grade: null,
		group: null,
		reason: null,
		flags: null,
		disposition: null,
	};
}

/** 达到供地条件 − 已供应, mu; null where either is not recorded. */
export function freeLandOf(facts: Pick<ParkRunFacts, 'chain'>): number | null {
	const { developedM2, suppliedM2 } = facts.chain;
	return developedM2 === null || suppliedM2 === null ? null : muOf(developedM2 - suppliedM2);
}

function shares(parcels: readonly ParcelYear[], key: (p: ParcelYear) => string): Record<string, Share> {
	const result: Record<string, Share> = {};
	for (const p of parcels) {
		const share = (result[key(p)] ??= { parcels: 0, mu: 0 });
		share.parcels += 1;
		share.mu += p.row.facts.landMu ?? 0;
	}
	return result;
}
