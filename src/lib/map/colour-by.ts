import { INDICATORS } from '#lib/domain/indicators/registry.ts';

export type IndicatorId = string;
/** What the parcels are coloured by: the grade, a flag, the proposed batch, the total score or an indicator. */
export type ColourBy =
	'grade' | 'idle' | 'low-efficiency' | 'disposition' | 'total' | `indicator:${IndicatorId}`;

export const COLOURINGS: readonly ColourBy[] = [
	'grade',
	'idle',
	'low-efficiency',
	'disposition',
	'total',
	...INDICATORS.map((indicator): ColourBy => `indicator:${indicator.id}`),
];

/** The column of numbers that a colouring shows, or null where it shows codes. */
export function indicatorOfColour(by: ColourBy): IndicatorId | 'total' | null {
	if (by === 'total') return 'total';
	return by.startsWith('indicator:') ? by.slice('indicator:'.length) : null;
}

/** The colouring written in a URL, or null where it is not one of ours. */
export function colourByOf(text: string | null): ColourBy | null {
	return COLOURINGS.find((by) => by === text) ?? null;
}
