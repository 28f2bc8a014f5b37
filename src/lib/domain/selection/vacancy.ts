import type { Finding } from '../proof.ts';

/** What the record says of people on a parcel. */
export interface VacancyFacts {
	/** How many enterprises the record puts there in the data year. */
	occupants: number;
	/** An occupant reported figures. */
	producing: boolean;
	/** `approved-unsupplied`, `recovered`, `reserve`, `built-unsupplied`; null: supplied to somebody, or not known. */
	stockKind: string | null;
}

/** Stock that nobody holds. What was built without supply papers has somebody in it, on no record. */
const HELD_BY_NOBODY: ReadonlySet<string | null> = new Set(['approved-unsupplied', 'recovered', 'reserve']);

/**
 * Whether nobody is on a parcel: yes only of stock that nobody holds and where the record puts nobody. That nobody is
 * recorded on land that somebody holds settles nothing.
 */
export function vacancyOf({ occupants, producing, stockKind }: VacancyFacts): Finding {
	if (occupants > 0 || producing) return 'no';
	return HELD_BY_NOBODY.has(stockKind) ? 'yes' : 'unknown';
}
