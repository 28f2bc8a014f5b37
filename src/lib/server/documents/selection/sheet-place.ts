import { firstRowBelow } from '#lib/formats/xlsx-out.ts';

/** Lines of explanation above the headings of each sheet: as many on every one, so that formulas know their rows. */
export const LINES_ABOVE = 2;

/** Where the rows of a sheet stand, so that formulas of any sheet can name them. */
export interface SheetPlace<Column extends string> {
	name: string;
	columns: readonly Column[];
	rows: number;
}

const FIRST = firstRowBelow(LINES_ABOVE);

/** `A`, …, `Z`, `AA` of a column from 0. */
export function letterOf(column: number): string {
	const rest = Math.floor(column / 26);
	return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function letter<Column extends string>({ name, columns }: SheetPlace<Column>, column: Column): string {
	const at = columns.indexOf(column);
	if (at < 0) throw new Error(`sheet ${name}: no column ${column} among ${columns.join(', ')}`);
	return letterOf(at);
}

/** A cell for formulas of its own sheet; rows from 0. */
export const cellAt = <Column extends string>(place: SheetPlace<Column>, column: Column, row: number) =>
	`${letter(place, column)}${FIRST + row}`;

/** A cell for formulas of other sheets. */
export const cellOn = <Column extends string>(place: SheetPlace<Column>, column: Column, row: number) =>
	`'${place.name}'!$${letter(place, column)}$${FIRST + row}`;

/** Several rows of a column, for formulas of other sheets; of a sheet without rows, its first, empty one. */
export function rangeOn<Column extends string>(
	place: SheetPlace<Column>,
	column: Column,
	from = 0,
	to = Math.max(1, place.rows) - 1,
): string {
	const at = letter(place, column);
	return `'${place.name}'!$${at}$${FIRST + from}:$${at}$${FIRST + to}`;
}
