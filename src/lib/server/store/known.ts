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

/**
 * A place joined by location, as it was known at an instant: `join` goes after the table, `place` is the value. Joins
 * are found again when places change; joins_before keeps what held before.
 */
export function placeKnown(
	table: 'parcels' | 'buildings',
	alias: string,
	column: 'park_id' | 'region_id' | 'parcel_id',
	knownAt: string,
): { join: string; place: string } {
	const before = `${alias}_${column}`;
	return {
		join: `left join (select distinct on (j.version) j.version, j.place from joins_before j
		        where j.table_name = '${table}' and j.column_name = '${column}' and j.held_until > ${knownAt}::timestamptz
		        order by j.version, j.held_until) ${before} on ${before}.version = ${alias}.version`,
		place: `(case when ${before}.version is null then ${alias}.${column} else ${before}.place end)`,
	};
}

/** Days are compared as civil dates: a row with no range holds always. */
export function holdsIn(alias: string, year: string): string {
	return `(coalesce(${alias}.from_date, '-infinity'::date) <= make_date(${year}::int, 12, 31) and coalesce(${alias}.to_date, 'infinity'::date) >= make_date(${year}::int, 1, 1))`;
}
