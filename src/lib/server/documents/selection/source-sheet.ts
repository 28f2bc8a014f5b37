import { COST_ITEMS, YIELDS, type FigureSource } from '#lib/api/selections.ts';
import type { SheetOut } from '#lib/formats/xlsx-out.ts';
import type { Key } from '#lib/words/messages.ts';
import { WHOLE, type SelectionBook } from './selection-book.ts';
import { sheetHead } from './sheet-head.ts';
import type { SourceEntry } from './source-register.ts';

const HEADINGS: readonly Key[] = [
	'selectionDoc.col.source',
	'selectionDoc.col.figure',
	'selectionDoc.col.usedBy',
	'selectionDoc.col.count',
	'selectionDoc.col.sourceKind',
	'selectionDoc.col.mark',
	'selectionDoc.col.clause',
	'selectionDoc.col.sourceText',
	'selectionDoc.col.file',
	'selectionDoc.col.row',
];
/** So many codes are named; of more, the number stands beside them. */
const NAMED = 5;

/** Where every number comes from: record, rule default or computed, with mark, clause, source, file and row. */
export function sourceSheet(book: SelectionBook): SheetOut {
	return {
		...sheetHead(book, 'sources', 'selectionDoc.line.sources'),
		headings: HEADINGS.map((key) => book.say(key)),
		rows: book.sources.entries.map((entry) => {
			const { id, from, codes } = entry;
			const list = book.say('selectionDoc.list');
			return [
				id,
				figureWord(book, entry),
				codes.slice(0, NAMED).join(list) + (codes.length > NAMED ? '…' : ''),
				codes.length,
				from && book.say(`selectionDoc.from.${from.kind}`),
				from && book.say(`selectionDoc.mark.${from.mark}`),
				from && from.clause,
				sourceWords(book, from),
				from && from.file,
				from && from.row,
			];
		}),
		formats: HEADINGS.map((key) =>
			key === 'selectionDoc.col.count' || key === 'selectionDoc.col.row' ? WHOLE : null,
		),
		frozenColumns: 2,
	};
}

/** The name of the figure that an entry is the source of. */
export function figureWord({ say }: Pick<SelectionBook, 'say'>, { figure }: SourceEntry): string {
	for (const y of YIELDS) {
		const name = say(`selectionDoc.yield.${y}`);
		if (figure === `yieldNow.${y}`) return say('selectionDoc.figure.now', { name });
		if (figure === `yieldAfter.${y}`) return say('selectionDoc.figure.after', { name });
	}
	const item = COST_ITEMS.find((i) => figure === `cost.${i}`);
	if (item) return say(`selectionDoc.cost.${item}`);
	throw new Error(`selection: no word for the figure ${figure}`);
}

/** The source of a figure: its text, or how it was computed. */
export function sourceWords({ say }: Pick<SelectionBook, 'say'>, from: FigureSource | null): string | null {
	if (from === null) return say('selectionDoc.unknown');
	const how = from.code ? say(`selectionDoc.code.${from.code}`, { count: from.count ?? 0 }) : null;
	const texts = [how, from.source].filter((text) => text !== null);
	return texts.length > 0 ? texts.join(say('selectionDoc.semicolon')) : null;
}
