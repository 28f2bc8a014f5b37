/** A parcel under a drawing: its own ellipsoidal area, how much of it is covered, and what is known of it. */
export interface CoveredFacts<F extends string> {
	id: string;
	ownM2: number;
	overlapM2: number;
	/** `null` or absent is missing, never zero. */
	facts: Partial<Record<F, number | null>>;
}

/** A ratio of two apportioned sums. `per: 'overlapM2'` divides by the covered area itself. */
export interface RatioOf<F extends string> {
	of: F;
	per: F | 'overlapM2';
}

export interface Apportioned<F extends string, R extends string> {
	/** Σ fact × overlap ÷ own area over the parcels where it is known; `null` where no parcel has it. */
	totals: Record<F, number | null>;
	/** The covered area, m², of the parcels where the fact is known. */
	knownM2: Record<F, number>;
	/** Ids of the covered parcels that lack the fact. */
	missing: Record<F, string[]>;
	/** Ratio of sums over the parcels that have *both* facts; `null` where none has or the divisor is zero. */
	ratios: Record<R, number | null>;
}

/**
 * Less overlap than this is no cover: a drawing snapped to a neighbour's boundary and rounded to nine decimals of a
 * degree (0.1 mm) leaves slivers of this order along it, and neighbours must not be listed for them.
 */
export const SLIVER_M2 = 0.1;

/**
 * Apportions facts to a drawing by area: Σ fact × overlap ÷ the parcel's own ellipsoidal area (contract, `POST
 * /api/assessments`). A parcel whose fact is missing leaves both sides of a ratio and is named in `missing`. The
 * browser's live figure and the server's official one are both made here; they differ in `overlapM2` only.
 */
export function apportion<F extends string, R extends string = never>(
	parcels: readonly CoveredFacts<F>[],
	factNames: readonly F[],
	ratios: Record<R, RatioOf<F>> = {} as Record<R, RatioOf<F>>,
): Apportioned<F, R> {
	const covered = parcels.filter((p) => p.overlapM2 >= SLIVER_M2 && p.ownM2 > 0);
	const totals = {} as Record<F, number | null>;
	const knownM2 = {} as Record<F, number>;
	const missing = {} as Record<F, string[]>;
	for (const name of factNames) {
		const known = covered.filter((p) => isKnown(p.facts[name]));
		totals[name] = known.length === 0 ? null : sumOf(known, (p) => partOf(p, name));
		knownM2[name] = sumOf(known, (p) => p.overlapM2);
		missing[name] = covered.filter((p) => !isKnown(p.facts[name])).map((p) => p.id);
	}
	const values = {} as Record<R, number | null>;
	for (const id of Object.keys(ratios) as R[]) {
		const ratio = ratios[id];
		const { per } = ratio;
		const both = covered.filter(
			(p) => isKnown(p.facts[ratio.of]) && (per === 'overlapM2' || isKnown(p.facts[per as F])),
		);
		const above = sumOf(both, (p) => partOf(p, ratio.of));
		const below = sumOf(both, (p) => (per === 'overlapM2' ? p.overlapM2 : partOf(p, per)));
		values[id] = both.length === 0 || below === 0 ? null : above / below;
	}
	return { totals, knownM2, missing, ratios: values };
}

function sumOf<T>(items: readonly T[], value: (item: T) => number): number {
	let sum = 0;
	for (const item of items) sum += value(item);
	return sum;
}

function isKnown(value: number | null | undefined): value is number {
	return value !== null && value !== undefined && !Number.isNaN(value);
}

/** The part of a known fact that falls under the drawing: a wholly covered parcel gives all of it, never more. */
function partOf<F extends string>(parcel: CoveredFacts<F>, name: F): number {
	return (parcel.facts[name] as number) * Math.min(1, parcel.overlapM2 / parcel.ownM2);
}
