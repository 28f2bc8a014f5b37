/**
 * The live rows of a fact table, as they are now or as they were known at an instant ("as known on D").
 * @param alias table alias in the query
 * @param knownAt the bound parameter holding the instant (`$2`), or undefined for now
 * @returns an SQL condition without user text
 */
export function live(alias: string, knownAt?: string): string {
	if (knownAt === undefined) return `${alias}.superseded_at is null`;
	return `(${alias}.recorded_at <= ${knownAt}::timestamptz and (${alias}.superseded_at is null or ${alias}.superseded_at > ${knownAt}::timestamptz))`;
}

/** Days are compared as civil dates: a row with no range holds always. */
export function holdsIn(alias: string, year: string): string {
	return `(coalesce(${alias}.from_date, '-infinity'::date) <= make_date(${year}::int, 12, 31) and coalesce(${alias}.to_date, 'infinity'::date) >= make_date(${year}::int, 1, 1))`;
}
