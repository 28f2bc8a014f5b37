import { apply } from '../evaluate/apply.ts';
import type { Fitted } from '../evaluate/fitted.ts';
import { NUMERIC_FACTS, type FactRow, type IndustryEdition } from '../facts.ts';
import type { CoveredTotals } from './covered-columns.ts';
import type { ParcelColumns } from './parcel-columns.ts';

/** What a run's rule would say of a drawn block, if the block were one parcel. */
export interface BlockGrade {
	grade: string | null;
	total: number | null;
	/** The rule's group that it would stand in. */
	group: string | null;
	/** 1 is best among those that the run graded; the block itself is not one of them and moves nobody. */
	rank: number | null;
	of: number | null;
	/** Why there is no grade: the codes of evaluate/reason.ts. */
	reason: string | null;
}

/**
 * Grades a drawn block as one parcel against a run's `Fitted`. Its indicators are those that are shown of it: ratios of
 * sums over the covered parcels that have both operands, so one parcel without a figure does not void the whole. Its
 * industry and scale are those of the covered parcel with the most land inside whose industry is known.
 * @returns null where no parcel is covered
 */
export function gradeOfBlock(
	fitted: Fitted,
	parcels: ParcelColumns,
	rows: Uint32Array,
	overlapsM2: Float64Array,
	{ totals, indicators }: Pick<CoveredTotals, 'totals' | 'indicators'>,
): BlockGrade | null {
	if (rows.length === 0) return null;
	const leading = leadingRow(parcels, rows, overlapsM2);
	const scale = parcels.aboveScale[leading] as number;
	const row: FactRow = {
		id: 'block',
		industry: parcels.industries[leading] ?? null,
		industryEdition: parcels.industryEditions[leading] as IndustryEdition,
		aboveScale: scale < 0 ? null : scale === 1,
		other: parcels.other[leading] ?? {},
		facts: Object.fromEntries(NUMERIC_FACTS.map((fact) => [fact, totals[fact]])) as FactRow['facts'],
	};
	const { grade, total, group, rank, of, reason } = apply(fitted, row, indicators);
	return { grade, total, group, rank, of, reason: reason ?? null };
}

/** The covered parcel with the most land inside, of those whose industry is known; of all where none is. */
function leadingRow(parcels: ParcelColumns, rows: Uint32Array, overlapsM2: Float64Array): number {
	let best = 0;
	const known = (k: number) => (parcels.industries[rows[k] as number] === null ? 0 : 1);
	for (let k = 1; k < rows.length; k++) {
		const more = known(k) - known(best) || (overlapsM2[k] as number) - (overlapsM2[best] as number);
		if (more > 0) best = k;
	}
	return rows[best] as number;
}
