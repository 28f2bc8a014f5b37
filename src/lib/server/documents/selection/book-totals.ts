import { COST_ITEMS, YIELDS, type CostItem, type YieldName } from '#lib/api/selections.ts';
import { knownAmount } from './cost-amount.ts';
import type { SelectionBook } from './selection-book.ts';
import { benefitOf, costOf, costsOf, upliftOf, type SelectionLine } from './selection-lines.ts';

/** Sums over lines, in the order of the rows: what the formulas of summary and checks come to. */
export interface LineSums {
	count: number;
	mu: number;
	benefit: number;
	cost: number;
}

const sum = (values: readonly (number | null)[]) => values.reduce<number>((s, v) => s + (v ?? 0), 0);

/** Known cost of a line (万元), as the workbook reckons it. */
export const costOfLine = ({ candidate }: SelectionLine) => sum(costsOf(candidate).map(knownAmount));

/** Sums of some lines; what is unknown is left out of them. */
export function sumsOf(
	{ selection }: Pick<SelectionBook, 'selection'>,
	lines: readonly SelectionLine[],
): LineSums {
	return {
		count: lines.length,
		mu: sum(lines.map(({ candidate }) => candidate.mu)),
		benefit: sum(lines.map(({ candidate }) => benefitOf(candidate, selection.question.weights))),
		cost: sum(lines.map(costOfLine)),
	};
}

/** Totals of what is chosen, by kind of area, yield and cost item, and of the greedy choice. */
export function totalsOf(book: SelectionBook) {
	const { chosen, left } = book.lines;
	const greedy = (lines: readonly SelectionLine[]) => lines.filter(({ pick }) => pick.byGreedy);
	const greedySums = [sumsOf(book, greedy(chosen)), sumsOf(book, greedy(left))];
	const leftCost = book.leftCosts
		? sum(greedy(left).map(costOfLine))
		: sum(greedy(left).map(({ candidate }) => candidate.costKnownWan));
	return {
		...sumsOf(book, chosen),
		muOf: (kind: string) => sum(chosen.map(({ candidate: c }) => (c.muKind === kind ? c.mu : 0))),
		uplift: Object.fromEntries(
			YIELDS.map((y) => [y, sum(chosen.map(({ candidate }) => upliftOf(candidate, y)))]),
		) as Record<YieldName, number>,
		item: Object.fromEntries(
			COST_ITEMS.map((item) => [
				item,
				sum(
					chosen.map(({ candidate }) => {
						const figure = costOf(candidate, item);
						return figure ? knownAmount(figure) : null;
					}),
				),
			]),
		) as Record<CostItem, number>,
		unknownBenefit: chosen.filter(
			({ candidate }) => benefitOf(candidate, book.selection.question.weights) === null,
		).length,
		greedyBenefit: sum(greedySums.map((s) => s.benefit)),
		greedyCost: (greedySums[0]?.cost ?? 0) + leftCost,
	};
}
