// The build that brings its own Buffer: the same bytes in Node and in a browser.
import { stringify } from 'csv-stringify/browser/esm/sync';
import type { Cell } from './layer.ts';

/**
 * Rows as CSV that Excel and WPS open rightly on a double click: UTF-8 with byte order mark, CRLF. Text that a
 * spreadsheet would run as a formula (starts with = + - @, tab or return) gets an apostrophe before it; numbers do not.
 */
export function csvOf(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
	const safe = (cell: Cell) =>
		typeof cell === 'string' && /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell) ? `'${cell}` : cell;
	const table = [headings.map(safe), ...rows.map((row) => row.map(safe))];
	return stringify(table, {
		bom: true,
		record_delimiter: 'windows',
		cast: { boolean: (b) => (b ? '是' : '否') },
	});
}
