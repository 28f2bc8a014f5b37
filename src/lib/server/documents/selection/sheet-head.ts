import type { SheetOut } from '#lib/formats/xlsx-out.ts';
import type { Key } from '#lib/words/messages.ts';
import { baseWords, stateWords } from './selection-words.ts';
import type { SelectionBook } from './selection-book.ts';

type Sheet = 'summary' | 'chosen' | 'left' | 'costs' | 'checks' | 'sources' | 'rules' | 'certificate';

/** Name, title and the two lines (LINES_ABOVE) that every sheet carries: what it stands on, and what it is. */
export function sheetHead(
	book: SelectionBook,
	sheet: Sheet,
	line: Key,
): Pick<SheetOut, 'name' | 'title' | 'lines'> {
	const { selection, lang, say, synthetic } = book;
	const name = say(`selectionDoc.sheet.${sheet}`);
	const marks = [
		baseWords(selection, lang),
		stateWords(selection, lang),
		...(synthetic ? [say('selectionDoc.synthetic')] : []),
		say('selectionDoc.line.internal'),
	];
	return {
		name,
		title: `${selection.name} · ${name}`,
		lines: [marks.join(say('selectionDoc.semicolon')), say(line)],
	};
}
