/** How one of our fields is read from a file: their heading, or with a unit and a factor to ours. */
export type ColumnSource = string | { from: string; unit?: string; factor?: number } | null;

/**
 * A mapping file (`--mapping`): for headings that no synonym knows. What it does not name is still matched by synonym;
 * `null` leaves a field out. `from: "#row"` reads the number of the source row.
 */
export interface Mapping {
	sheet?: string;
	/** 1-based row of the headings. */
	headerRow?: number;
	/** Their heading (or our field) that identifies a row. */
	key?: string;
	columns?: Record<string, ColumnSource>;
	/** Our field → the same value on every row. */
	constants?: Record<string, unknown>;
}

/** The pseudo-heading that stands for the number of the source row. */
export const ROW_NUMBER = '#row';
