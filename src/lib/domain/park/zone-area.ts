import type { Derived } from './complete.ts';
import type { ParkFact, ParkFigures, ZonePart } from './park-facts.ts';

/** One evaluation area, or the whole zone: its completed figures and indicators. */
export interface ZoneArea {
	part: ZonePart;
	figures: ParkFigures;
	derived: Derived;
	/** Of the whole: figures that are the sum of its areas. */
	summed: ParkFact[];
	values: Record<string, number | null>;
}
