import type { Cell } from '#lib/formats/layer.ts';
import type { CellOut, SheetOut } from '#lib/formats/xlsx-out.ts';
import { amountBy, amountFormula, amountWay } from './cost-amount.ts';
import { sheetHead } from './sheet-head.ts';
import { TWO, type CostLine, type SelectionBook } from './selection-book.ts';
import { cellAt } from './sheet-place.ts';

const FORMATS: Partial<Record<SelectionBook['places']['costs']['columns'][number], string>> = {
	rate: '#,##0.00##',
	quantity: TWO,
	amount: TWO,
};

/** Every cost item: rate, quantity and amount, the amount a formula wherever it is their product. */
export function costSheet(book: SelectionBook): SheetOut {
	const place = book.places.costs;
	return {
		...sheetHead(book, 'costs', 'selectionDoc.line.live'),
		headings: place.columns.map((column) => book.say(`selectionDoc.col.${column}`)),
		rows: book.costs.map((line, row) => {
			const cells = costCells(book, line, row);
			return place.columns.map((column) => cells[column]);
		}),
		formats: place.columns.map((column) => FORMATS[column] ?? null),
		frozenColumns: 2,
	};
}

function costCells(book: SelectionBook, { line, figure }: CostLine, row: number) {
	const { say, places } = book;
	const way = amountWay(figure);
	const { rate, quantity, wan, item, from, unit } = figure;
	const isProduct = way !== null && rate !== null && quantity !== null;
	const input = (value: Cell): CellOut => (isProduct ? { value, input: true } : value);
	const amount: CellOut = isProduct
		? {
				formula: amountFormula(way, cellAt(places.costs, 'rate', row), cellAt(places.costs, 'quantity', row)),
				result: amountBy(way, rate, quantity),
			}
		: { value: wan, input: true };
	const how = isProduct
		? way.divisor === 1
			? 'product'
			: 'productYuan'
		: wan === null
			? 'unknown'
			: from?.kind === 'record'
				? 'number'
				: 'asSolved';
	const computed = from?.code ? say(`selectionDoc.code.${from.code}`, { count: from.count ?? 0 }) : null;
	return {
		code: line.candidate.code,
		name: line.candidate.name,
		chosen: say(line.pick.chosen ? 'selectionDoc.yes' : 'selectionDoc.no'),
		costName: say(`selectionDoc.cost.${item}`),
		rate: input(rate),
		quantity: input(quantity),
		rateUnit: unit,
		amount,
		how: computed ?? say(`selectionDoc.how.${how}`),
		mark: from && say(`selectionDoc.mark.${from.mark}`),
		source: book.sources.idOf(line, `cost.${item}`),
	} satisfies Record<(typeof places.costs.columns)[number], CellOut>;
}
