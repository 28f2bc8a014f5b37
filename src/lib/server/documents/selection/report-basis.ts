import type { ReportSection, ReportTable } from '#lib/api/selection-report.ts';
import type { Selection } from '#lib/api/selections.ts';
import type { Lang } from '#lib/words/lang.ts';
import type { Key } from '#lib/words/messages.ts';
import { say, type Params } from '#lib/words/words.ts';
import { selectionLines, type SelectionLines } from './selection-lines.ts';

/** What every section of a report is made from. */
export interface ReportBasis {
	selection: Selection;
	lines: SelectionLines;
	lang: Lang;
	certificateFile: object;
	say: (key: Key, params?: Params) => string;
}

export const reportBasis = (selection: Selection, certificateFile: object, lang: Lang): ReportBasis => ({
	certificateFile,
	selection,
	lines: selectionLines(selection),
	lang,
	say: (key, params) => say(lang, key, params),
});

/** A column: its heading, and whether it holds numbers. */
export type ReportColumn = readonly [heading: string, isNumeric: boolean];

/** A table of a report; one without rows is none. */
export function reportTable(
	columns: readonly ReportColumn[],
	rows: string[][],
	notes: string[] = [],
): ReportTable | null {
	if (rows.length === 0) return null;
	return {
		headings: columns.map(([heading]) => heading),
		numeric: columns.map(([, isNumeric]) => isNumeric),
		rows,
		notes,
	};
}

/** A section of text only. */
export const textSection = (id: string, heading: string, paragraphs: string[]): ReportSection => ({
	id,
	heading,
	paragraphs,
	table: null,
});
