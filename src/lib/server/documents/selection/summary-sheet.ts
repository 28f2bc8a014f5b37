import type { SheetOut } from '#lib/formats/xlsx-out.ts';
import type { Key } from '#lib/words/messages.ts';
import type { SelectionBook } from './selection-book.ts';
import { sheetHead } from './sheet-head.ts';
import { demandRows } from './summary-demands.ts';
import { identityRows } from './summary-identity.ts';
import { resultRows } from './summary-results.ts';

/** The question, the demands, how it was answered, and the totals as formulas over the lists. */
export function summarySheet(book: SelectionBook): SheetOut {
	const headings: Key[] = [
		'selectionDoc.col.item',
		'selectionDoc.col.value',
		'selectionDoc.col.unit',
		'selectionDoc.col.note',
	];
	return {
		...sheetHead(book, 'summary', 'selectionDoc.line.live'),
		headings: headings.map((key) => book.say(key)),
		rows: [...identityRows(book), ...demandRows(book), ...resultRows(book)],
		wrap: true,
		frozenColumns: 1,
	};
}
