import { NUMERIC_FACTS, type NumericFact } from '../facts.ts';
import { INDICATORS } from '../indicators/registry.ts';
import type { Finding } from '../proof.ts';
import type { CoveredFlag } from './covered.ts';
import { FINDINGS, FLAG_CODES, type ParcelColumns } from './parcel-columns.ts';

/** Parcels with one finding of one flag, and how much of them lies inside. */
export interface FlagInside {
	code: CoveredFlag['code'];
	finding: Exclude<Finding, 'no'>;
	parcels: number;
	overlapM2: number;
}

/** The same as `summariseCovered` says, with counts where that names each parcel. */
export interface CoveredTotals {
	/** Σ overlap, m². */
	coveredM2: number;
	totals: Record<NumericFact, number | null>;
	indicators: Record<string, number | null>;
	/** How many of the covered parcels lack a fact; facts that all have are left out. */
	missing: { fact: NumericFact; parcels: number }[];
	flags: FlagInside[];
	/** Place of each enterprise under the drawing in the list of enterprises, and the part of its figures inside. */
	enterprises: Uint32Array<ArrayBuffer>;
	enterpriseShares: Float64Array<ArrayBuffer>;
}

/**
 * What lies under a drawing, from columns: the sums of `summariseCovered` (covered.ts) in the same order, so equal to the
 * last bit, without an object a parcel: this runs every frame while a corner is dragged.
 * @param rows the covered parcels by their place, ascending
 * @param overlapsM2 the covered m² of each of them
 */
export function totalsOfCovered(
	parcels: ParcelColumns,
	rows: Uint32Array,
	overlapsM2: Float64Array,
): CoveredTotals {
	const shares = new Float64Array(rows.length);
	for (let k = 0; k < rows.length; k++)
		shares[k] = Math.min(1, (overlapsM2[k] as number) / (parcels.areaM2[rows[k] as number] as number));
	const parts = {} as Record<NumericFact, Float64Array>;
	const totals = {} as Record<NumericFact, number | null>;
	const missing: CoveredTotals['missing'] = [];
	for (const fact of NUMERIC_FACTS) {
		const column = parcels.facts[fact];
		const inside = new Float64Array(rows.length);
		let [sum, known] = [0, 0];
		for (let k = 0; k < rows.length; k++) {
			const part = (column[rows[k] as number] as number) * (shares[k] as number);
			inside[k] = part;
			if (part !== part) continue;
			sum += part;
			known += 1;
		}
		parts[fact] = inside;
		totals[fact] = known === 0 ? null : sum;
		if (known < rows.length) missing.push({ fact, parcels: rows.length - known });
	}
	let coveredM2 = 0;
	for (let k = 0; k < rows.length; k++) coveredM2 += overlapsM2[k] as number;
	return {
		coveredM2,
		totals,
		indicators: Object.fromEntries(
			INDICATORS.map(({ id, numerator, denominator, factor }) => [
				id,
				ratioOf(parts[numerator], parts[denominator], factor),
			]),
		),
		missing,
		flags: flagsInside(parcels, rows, overlapsM2),
		...enterprisesInside(parcels, rows, shares),
	};
}

/** Ratio of sums over the parcels that have both; null where none has or the divisor is zero. */
function ratioOf(above: Float64Array, below: Float64Array, factor: number): number | null {
	let [top, bottom, both] = [0, 0, 0];
	for (let k = 0; k < above.length; k++) {
		const a = above[k] as number;
		const b = below[k] as number;
		if (a !== a || b !== b) continue;
		top += a;
		bottom += b;
		both += 1;
	}
	return both === 0 || bottom === 0 ? null : top / bottom / factor;
}

function flagsInside(parcels: ParcelColumns, rows: Uint32Array, overlapsM2: Float64Array): FlagInside[] {
	const inside: FlagInside[] = [];
	for (const code of FLAG_CODES)
		for (const finding of ['yes', 'unknown'] as const) {
			const wanted = FINDINGS.indexOf(finding);
			const column = parcels.flags[code];
			let [count, m2] = [0, 0];
			for (let k = 0; k < rows.length; k++) {
				if (column[rows[k] as number] !== wanted) continue;
				count += 1;
				m2 += overlapsM2[k] as number;
			}
			if (count > 0) inside.push({ code, finding, parcels: count, overlapM2: m2 });
		}
	return inside;
}

function enterprisesInside(
	{ occupantFrom, occupants, occupantShares }: ParcelColumns,
	rows: Uint32Array,
	shares: Float64Array,
): Pick<CoveredTotals, 'enterprises' | 'enterpriseShares'> {
	const inside = new Map<number, number>();
	for (let k = 0; k < rows.length; k++) {
		const row = rows[k] as number;
		for (let o = occupantFrom[row] as number; o < (occupantFrom[row + 1] as number); o++) {
			const place = occupants[o] as number;
			inside.set(place, (inside.get(place) ?? 0) + (occupantShares[o] as number) * (shares[k] as number));
		}
	}
	return {
		enterprises: Uint32Array.from(inside.keys()),
		enterpriseShares: Float64Array.from(inside.values(), (share) => Math.min(1, share)),
	};
}
