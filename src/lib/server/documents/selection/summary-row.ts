import type { CellOut } from '#lib/formats/xlsx-out.ts';

/** A row of the summary: what, its value, unit, and a note. */
export type SummaryRow = readonly [item: string, value: CellOut, unit: string | null, note: string | null];
