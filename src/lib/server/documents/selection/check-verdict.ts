import { firstRowBelow, type CellOut, type LiveCell } from '#lib/formats/xlsx-out.ts';
import { quoted, type SelectionBook } from './selection-book.ts';
import { letterOf, LINES_ABOVE } from './sheet-place.ts';

export const CHECK_COLUMNS = [
	'check',
	'of',
	'count',
	'mu',
	'benefit',
	'cost',
	'min',
	'max',
	'verdict',
] as const;
type CheckColumn = (typeof CHECK_COLUMNS)[number];
export type CheckRow = (row: number) => Partial<Record<CheckColumn, CellOut>>;

/** What a spreadsheet's sums may stray by before a demand counts as broken. */
const DIGITS = 6;

/** A cell of a row of this sheet; rows from 0. */
export const checkCell = (column: CheckColumn, row: number) =>
	`${letterOf(CHECK_COLUMNS.indexOf(column))}${firstRowBelow(LINES_ABOVE) + row}`;

/** Whether a value lies between two cells; an empty bound bounds nothing. */
export function verdict(
	{ say }: SelectionBook,
	value: { cell: string; is: number },
	min: { cell: string; is: number | null },
	max: { cell: string; is: number | null },
): LiveCell {
	const [met, unmet, none] = ['met', 'unmet', 'notSet'].map((word) =>
		say(`selectionDoc.${word as 'met' | 'unmet' | 'notSet'}`),
	) as [string, string, string];
	const under = `AND(ISNUMBER(${min.cell}),ROUND(${value.cell}-${min.cell},${DIGITS})<0)`;
	const over = `AND(ISNUMBER(${max.cell}),ROUND(${value.cell}-${max.cell},${DIGITS})>0)`;
	const isBroken =
		(min.is !== null && round(value.is - min.is) < 0) || (max.is !== null && round(value.is - max.is) > 0);
	return {
		formula: `IF(AND(NOT(ISNUMBER(${min.cell})),NOT(ISNUMBER(${max.cell}))),${quoted(none)},IF(OR(${under},${over}),${quoted(unmet)},${quoted(met)}))`,
		result: min.is === null && max.is === null ? none : isBroken ? unmet : met,
	};
}
const round = (value: number) => Math.round(value * 10 ** DIGITS) / 10 ** DIGITS;
