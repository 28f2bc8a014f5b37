import type { SheetOut } from '#lib/formats/xlsx-out.ts';
import type { Lang } from '#lib/words/lang.ts';
import { say } from '#lib/words/words.ts';
import { COST_ITEMS, type Selection } from '#lib/api/selections.ts';
import type { SelectionBook } from './selection-book.ts';
import { sheetHead } from './sheet-head.ts';

/** What a column means, its formula, and what that rests on. */
export type RuleRow = readonly [term: string, formula: string, basis: string];

/** Definitions and formulas of everything that the lists show. */
export function ruleSheet(book: SelectionBook): SheetOut {
	const { say: word, selection, lang } = book;
	return {
		...sheetHead(book, 'rules', 'selectionDoc.line.rules'),
		headings: [
			word('selectionDoc.col.term'),
			word('selectionDoc.col.formula'),
			word('selectionDoc.col.basis'),
		],
		rows: [...ruleRows(selection, lang), ...rateRows(selection, lang)].map((row) => [...row]),
		wrap: true,
	};
}

/** The definitions, for workbook and report. */
export function ruleRows(selection: Selection, lang: Lang): RuleRow[] {
	const { costRules, run } = selection.candidates;
	const costs = say(lang, 'selectionDoc.basis.costRules', {
		id: costRules.id,
		version: costRules.version,
		title: costRules.title,
		source: costRules.source,
	});
	const rules = say(lang, 'selectionDoc.basis.rules', { rules: run.rules });
	const product = say(lang, 'selectionDoc.basis.product');
	const planner = say(lang, 'selectionDoc.basis.planner');
	return [
		[say(lang, 'selectionDoc.col.benefit'), say(lang, 'selectionDoc.rule.benefit'), planner],
		[say(lang, 'selectionDoc.term.uplift'), say(lang, 'selectionDoc.rule.uplift'), product],
		[
			say(lang, 'selectionDoc.item.assumption'),
			say(lang, `selectionDoc.assumption.${selection.question.uplift}`),
			selection.question.uplift === 'promise' ? planner : rules,
		],
		[say(lang, 'selectionDoc.col.cost'), say(lang, 'selectionDoc.rule.cost'), costs],
		[say(lang, 'selectionDoc.term.default'), say(lang, 'selectionDoc.rule.default'), costs],
		[say(lang, 'selectionDoc.col.readiness'), say(lang, 'selectionDoc.rule.readiness'), planner],
		[say(lang, 'selectionDoc.term.quota'), say(lang, 'selectionDoc.rule.quota'), planner],
		[say(lang, 'selectionDoc.term.optimal'), say(lang, 'selectionDoc.rule.optimal'), product],
		[say(lang, 'selectionDoc.col.regret'), say(lang, 'selectionDoc.rule.regret'), product],
		[say(lang, 'selectionDoc.col.firmShare'), say(lang, 'selectionDoc.rule.firm'), product],
		[say(lang, 'selectionDoc.item.greedyCount'), say(lang, 'selectionDoc.rule.greedy'), product],
		[
			say(lang, 'selectionDoc.term.mu'),
			say(lang, 'selectionDoc.rule.mu'),
			say(lang, 'selectionDoc.basis.units'),
		],
		[say(lang, 'selectionDoc.term.suspected'), say(lang, 'selectionDoc.rule.suspected'), rules],
	];
}

/** The default rates as they stood, and the planner's own in their place. */
export function rateRows({ candidates, question }: Selection, lang: Lang): RuleRow[] {
	const { items } = candidates.costRules;
	if (!items) return [];
	return COST_ITEMS.flatMap((item): RuleRow[] => {
		const rate = items[item];
		if (!rate) return [];
		const own = question.rates?.[item];
		const value = own ?? rate.value;
		const text =
			value === null
				? say(lang, 'selectionDoc.rate.none', { unit: rate.unit })
				: say(lang, 'selectionDoc.rate', { value, unit: rate.unit });
		const mark = say(lang, `selectionDoc.mark.${own === undefined ? rate.mark : 'own'}`);
		const basis = own === undefined ? [mark, rate.clause, rate.source] : [mark];
		return [
			[
				say(lang, 'selectionDoc.rate.of', { name: say(lang, `selectionDoc.cost.${item}`) }),
				text,
				basis.join(say(lang, 'selectionDoc.semicolon')),
			],
		];
	});
}
