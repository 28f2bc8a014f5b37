import { COST_ITEMS, YIELDS } from '#lib/api/selections.ts';
import type { LiveCell } from '#lib/formats/xlsx-out.ts';
import { FOUR, TWO, WHOLE, quoted, type ChosenColumn, type SelectionBook } from './selection-book.ts';
import { checkedWords, conflictWords, objectiveUnit } from './selection-words.ts';
import { rangeOn } from './sheet-place.ts';
import type { SummaryRow } from './summary-row.ts';
import { totalsOf } from './book-totals.ts';

/** How it was answered, what is chosen in all (formulas over the list), and the greedy choice beside it. */
export function resultRows(book: SelectionBook): SummaryRow[] {
	return [...answerRows(book), ...totalRows(book), ...greedyRows(book)];
}

function answerRows(book: SelectionBook): SummaryRow[] {
	const { say, selection, lang } = book;
	const { answer } = selection;
	const unit = objectiveUnit(selection, lang);
	const gap =
		answer.objective === null || answer.bound === null ? null : Math.abs(answer.bound - answer.objective);
	const conflict = answer.conflict && conflictWords(selection, answer.conflict, lang);
	return [
		[
			say('selectionDoc.item.status'),
			say(`selectionDoc.status.${answer.status}`),
			null,
			say(`selectionDoc.status.long.${answer.status}`),
		],
		...(conflict
			? [
					...conflict.demands.map((text): SummaryRow => [
						say('selectionDoc.item.conflict'),
						text,
						null,
						null,
					]),
					...conflict.remedies.map((text): SummaryRow => [say('selectionDoc.item.remedy'), text, null, null]),
				]
			: []),
		[say('selectionDoc.item.solved'), { value: answer.objective, format: TWO }, unit, null],
		[say('selectionDoc.item.bound'), { value: answer.bound, format: TWO }, unit, null],
		[say('selectionDoc.item.gap'), { value: gap, format: TWO }, unit, null],
		[say('selectionDoc.item.checked'), checkedWords(selection, lang), null, null],
	];
}

function totalRows(book: SelectionBook): SummaryRow[] {
	const { say, places, lines } = book;
	const totals = totalsOf(book);
	const range = (column: ChosenColumn) => rangeOn(places.chosen, column);
	const note = say('selectionDoc.note.live');
	const unit = { mu: say('selectionDoc.unit.mu'), wan: say('selectionDoc.unit.wan') };
	const year = say('selectionDoc.unit.wanYear');
	const sum = (column: ChosenColumn, result: number): LiveCell => ({
		formula: `SUM(${range(column)})`,
		result,
		format: TWO,
	});
	const kinds = [...new Set(lines.chosen.map(({ candidate }) => candidate.muKind))];
	const unknown = say('selectionDoc.unknown');
	return [
		[
			say('selectionDoc.item.count'),
			{ formula: `COUNTA(${range('code')})`, result: totals.count, format: WHOLE },
			say('selectionDoc.unit.parcels'),
			note,
		],
		[say('selectionDoc.item.mu'), sum('mu', totals.mu), unit.mu, note],
		...kinds.map((kind): SummaryRow => [
			say(`selectionDoc.item.mu.${kind}`),
			{
				formula: `SUMIFS(${range('mu')},${range('muKind')},${quoted(say(`shortlist.muKind.${kind}`))})`,
				result: totals.muOf(kind),
				format: TWO,
			},
			unit.mu,
			note,
		]),
		[say('selectionDoc.item.benefit'), sum('benefit', totals.benefit), year, note],
		...YIELDS.map((y): SummaryRow => [
			say('selectionDoc.item.uplift', { name: say(`selectionDoc.yield.${y}`) }),
			sum(`yieldUplift.${y}`, totals.uplift[y]),
			year,
			note,
		]),
		[
			say('selectionDoc.item.unknownBenefit'),
			{
				formula: `COUNTIF(${range('benefit')},${quoted(unknown)})`,
				result: totals.unknownBenefit,
				format: WHOLE,
			},
			say('selectionDoc.unit.parcels'),
			say('selectionDoc.note.missing'),
		],
		[say('selectionDoc.item.cost'), sum('cost', totals.cost), unit.wan, note],
		...COST_ITEMS.map((item): SummaryRow => [
			say('selectionDoc.item.costOf', { name: say(`selectionDoc.cost.${item}`) }),
			sum(`cost.${item}`, totals.item[item]),
			unit.wan,
			note,
		]),
		[
			say('selectionDoc.item.costPerMu'),
			ratio(`SUM(${range('cost')})`, `SUM(${range('mu')})`, totals.cost, totals.mu, TWO),
			say('selectionDoc.unit.wanMu'),
			say('selectionDoc.note.ratio'),
		],
		[
			say('selectionDoc.item.benefitPerCost'),
			ratio(`SUM(${range('benefit')})`, `SUM(${range('cost')})`, totals.benefit, totals.cost, FOUR),
			year,
			say('selectionDoc.note.ratio'),
		],
	];
}

/** A ratio of sums; of nothing by nothing, an empty text. */
const ratio = (over: string, under: string, a: number, b: number, format: string): LiveCell => ({
	formula: `IF(${under}=0,"",${over}/${under})`,
	result: b === 0 ? '' : a / b,
	format,
});

function greedyRows(book: SelectionBook): SummaryRow[] {
	const { say, selection, lang, places } = book;
	const { greedy, objective } = selection.answer;
	const totals = totalsOf(book);
	const unit = objectiveUnit(selection, lang);
	const yes = quoted(say('selectionDoc.yes'));
	const both = (column: 'benefit' | 'cost', result: number): LiveCell => ({
		formula:
			`SUMIFS(${rangeOn(places.chosen, column)},${rangeOn(places.chosen, 'greedy')},${yes})` +
			`+SUMIFS(${rangeOn(places.left, column)},${rangeOn(places.left, 'greedy')},${yes})`,
		result,
		format: TWO,
	});
	const gain =
		greedy?.objective == null || objective === null
			? null
			: selection.question.objective === 'max-benefit'
				? objective - greedy.objective
				: greedy.objective - objective;
	const note = say(
		greedy?.feasible === false ? 'selectionDoc.report.greedyNone' : 'selectionDoc.note.greedy',
	);
	return [
		[say('selectionDoc.item.greedy'), { value: greedy?.objective ?? null, format: TWO }, unit, note],
		[
			say('selectionDoc.item.greedyCount'),
			{ value: greedy?.count ?? null, format: WHOLE },
			say('selectionDoc.unit.parcels'),
			null,
		],
		[say('selectionDoc.item.greedyGain'), { value: gain, format: TWO }, unit, null],
		[
			say('selectionDoc.item.greedyBenefit'),
			both('benefit', totals.greedyBenefit),
			say('selectionDoc.unit.wanYear'),
			say('selectionDoc.note.live'),
		],
		[
			say('selectionDoc.item.greedyCost'),
			both('cost', totals.greedyCost),
			say('selectionDoc.unit.wan'),
			say('selectionDoc.note.live'),
		],
	];
}
