import type { SelectionBook } from './selection-book.ts';
import { questionWords, stateWords } from './selection-words.ts';
import type { SummaryRow } from './summary-row.ts';

/** What was asked, by whom it was signed, and what it stands on. */
export function identityRows({ selection: s, lang, say, synthetic }: SelectionBook): SummaryRow[] {
	const { run, costRules } = s.candidates;
	return [
		[say('selectionDoc.item.name'), s.name, null, s.note],
		[say('selectionDoc.item.question'), questionWords(s, lang), null, null],
		[say('selectionDoc.item.state'), stateWords(s, lang), null, null],
		[
			say('selectionDoc.item.synthetic'),
			say(synthetic ? 'selectionDoc.synthetic' : 'selectionDoc.item.real'),
			null,
			null,
		],
		[say('selectionDoc.item.run'), run.id, null, null],
		[say('selectionDoc.item.year'), run.year, null, null],
		[say('selectionDoc.item.rules'), run.rules, null, null],
		[say('selectionDoc.item.costRules'), `${costRules.id}@${costRules.version}`, null, costRules.title],
		[say('selectionDoc.item.inputHash'), run.inputHash, null, null],
		[say('selectionDoc.item.hash'), s.hash ?? say('selectionDoc.item.hash.none'), null, null],
		...(s.copyOf === null ? [] : [[say('selectionDoc.item.copyOf'), s.copyOf, null, null] as const]),
		[say('selectionDoc.item.changed'), s.changedAt, null, s.by],
	];
}
