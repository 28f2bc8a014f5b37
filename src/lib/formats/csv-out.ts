// The build that brings its own Buffer: the same bytes in Node and in a browser.
import { stringify } from 'csv-stringify/browser/esm/sync';
import type { Cell } from './layer.ts';

/** Text that a spreadsheet would run as a formula is kept from it by an apostrophe. */
const safe = (cell: Cell): Cell =>
	typeof cell === 'string' && /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell) ? `'${cell}` : cell;

/**
 * Rows as CSV that Excel and WPS open rightly on a double click: UTF-8 with byte order mark, CRLF. Text that a
 * spreadsheet would run as a formula (starts with = + - @, tab or return) gets an apostrophe before it; numbers do not.
 */
export function csvOf(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
	const table = [headings.map(safe), ...rows.map((row) => row.map(safe))];
	return stringify(table, {
		bom: true,
		record_delimiter: 'windows',
		cast: { boolean: (b) => (b ? '是' : '否') },
	});
}

/** Rows as tab-separated text for the clipboard: what a spreadsheet takes on paste. A tab or break in a cell is a space. */
export function tabsOf(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
	const flat = (cell: Cell) => safe(typeof cell === 'string' ? cell.replaceAll(/[\t\r\n]+/g, ' ') : cell);
	return stringify([headings.map(flat), ...rows.map((row) => row.map(flat))], {
		delimiter: '\t',
		record_delimiter: 'windows',
		cast: { boolean: (b) => (b ? '是' : '否') },
	});
}
