import type { ParkTableRow } from '#lib/api/parks.ts';
import { PARK_INDICATORS } from '#lib/domain/park/park-indicators.ts';

/** The columns of the page's table: zone indicators that any park has, in the standard's order. */
export function columnsOf(parks: readonly ParkTableRow[]): string[] {
	return PARK_INDICATORS.filter(({ id }) => parks.some((p) => (p.values[id] ?? null) !== null)).map(
		({ id }) => id,
	);
}

/** How a value stands to a reference, in the eyes of the reader: as printed, to two decimals of its unit. */
export type Standing = 'above' | 'below' | 'same';

export function standingOf(
	shown: string,
	reference: string,
	value: number | null,
	of: number | undefined,
): Standing | null {
	if (value === null || of === undefined) return null;
	if (shown === reference) return 'same';
	return value > of ? 'above' : 'below';
}

/** Parks with a value, the greatest first. */
export function ranked(parks: readonly ParkTableRow[], indicator: string) {
	return parks
		.flatMap((park) => {
			const value = park.values[indicator] ?? null;
			return value === null ? [] : [{ park, value }];
		})
		.sort((a, b) => b.value - a.value);
}
