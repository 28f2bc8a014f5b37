import { NUMERIC_FACTS, type NumericFact } from '../facts.ts';
import { apportion, SLIVER_M2, type RatioOf } from '../geometry/apportion.ts';
import { INDICATORS } from '../indicators/registry.ts';
import type { Finding } from '../proof.ts';

export interface CoveredFlag {
	code: 'idle' | 'low-efficiency';
	finding: Finding;
}

/** A parcel under a drawing: what is known of it, and how much of it is covered. */
export interface CoveredParcel {
	id: number;
	code: string;
	registeredMu: number | null;
	/** The parcel's own ellipsoidal area and the covered part of it, m². */
	areaM2: number;
	overlapM2: number;
	/** The parcel's merged facts of the run; absent or null is missing. */
	facts: Partial<Record<NumericFact, number | null>>;
	grade: string | null;
	flags: CoveredFlag[];
	/** Occupants with the part of each one's figures that belongs to this parcel. */
	enterprises: { id: number; share: number }[];
}

export interface CoveredSummary {
	parcels: (Pick<
		CoveredParcel,
		'id' | 'code' | 'registeredMu' | 'areaM2' | 'overlapM2' | 'grade' | 'flags'
	> & {
		share: number;
	})[];
	/** The part of each enterprise's figures that falls under the drawing. */
	enterprises: { id: number; share: number }[];
	totals: Record<NumericFact, number | null>;
	indicators: Record<string, number | null>;
	flags: (CoveredFlag & { parcel: number })[];
	missing: { fact: NumericFact; parcels: number[] }[];
}

const RATIOS: Record<string, RatioOf<NumericFact>> = Object.fromEntries(
	INDICATORS.map((i) => [i.id, { of: i.numerator, per: i.denominator }]),
);
const FACTORS = new Map(INDICATORS.map((i) => [i.id, i.factor]));

/**
 * What lies under a drawing: totals apportioned by area, their ratios (of sums), flags inside, and what is missing. The
 * browser's live figure and the server's official one both come from here; they differ only in who measured `overlapM2`.
 */
export function summariseCovered(parcels: readonly CoveredParcel[]): CoveredSummary {
	const covered = parcels.filter((p) => p.overlapM2 >= SLIVER_M2 && p.areaM2 > 0);
	const part = (p: CoveredParcel) => Math.min(1, p.overlapM2 / p.areaM2);
	const sums = apportion(
		covered.map((p) => ({ id: String(p.id), ownM2: p.areaM2, overlapM2: p.overlapM2, facts: p.facts })),
		NUMERIC_FACTS,
		RATIOS,
	);
	const enterprises = new Map<number, number>();
	for (const p of covered) {
		for (const e of p.enterprises) enterprises.set(e.id, (enterprises.get(e.id) ?? 0) + e.share * part(p));
	}
	return {
		parcels: covered.map((p) => ({
			id: p.id,
			code: p.code,
			registeredMu: p.registeredMu,
			areaM2: p.areaM2,
			overlapM2: p.overlapM2,
			share: part(p),
			grade: p.grade,
			flags: p.flags,
		})),
		enterprises: [...enterprises].map(([id, share]) => ({ id, share: Math.min(1, share) })),
		totals: sums.totals,
		indicators: Object.fromEntries(
			Object.entries(sums.ratios).map(([id, value]) => [
				id,
				value === null ? null : value / (FACTORS.get(id) ?? 1),
			]),
		),
		flags: covered.flatMap((p) =>
			p.flags.filter((f) => f.finding !== 'no').map((f) => ({ ...f, parcel: p.id })),
		),
		missing: NUMERIC_FACTS.filter((fact) => sums.missing[fact].length > 0).map((fact) => ({
			fact,
			parcels: sums.missing[fact].map(Number),
		})),
	};
}
