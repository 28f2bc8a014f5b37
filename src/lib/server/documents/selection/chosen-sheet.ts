import { COST_ITEMS, READINESS_ISSUES, YIELDS, type YieldName } from '#lib/api/selections.ts';
import type { CellOut, LiveCell, SheetOut } from '#lib/formats/xlsx-out.ts';
import { knownAmount } from './cost-amount.ts';
import { SHARE, TWO, WHOLE, quoted, weightName } from './selection-book.ts';
import type { ChosenColumn, SelectionBook } from './selection-book.ts';
import { benefitOf, costOf, costsOf, upliftOf, yieldOf, type SelectionLine } from './selection-lines.ts';
import { sheetHead } from './sheet-head.ts';
import { cellAt, cellOn } from './sheet-place.ts';
import { sourceIds } from './source-ids.ts';

/** What is chosen, a row each: uplift, benefit, every cost item and their sum as formulas over rates and weights. */
export function chosenSheet(book: SelectionBook): SheetOut {
	const { columns } = book.places.chosen;
	return {
		...sheetHead(book, 'chosen', 'selectionDoc.line.live'),
		headings: columns.map((column) => headingOf(book, column)),
		rows: book.lines.chosen.map((line, row) => columns.map((column) => cellOf(book, line, column, row))),
		formats: columns.map(formatOf),
		paper: 'A3',
		frozenColumns: 2,
	};
}

type Parted = [stem: string, part: string | undefined];
const parted = (column: string) => column.split('.') as Parted;

function headingOf({ say }: SelectionBook, column: ChosenColumn): string {
	for (const name of YIELDS)
		for (const stem of ['yieldNow', 'yieldAfter', 'yieldUplift'] as const)
			if (column === `${stem}.${name}`)
				return say(`selectionDoc.col.${stem}`, { name: say(`selectionDoc.yield.${name}`) });
	for (const item of COST_ITEMS)
		if (column === `cost.${item}`)
			return say('selectionDoc.col.costItem', { name: say(`selectionDoc.cost.${item}`) });
	for (const issue of READINESS_ISSUES)
		if (column === `ready.${issue}`) return say(`selectionDoc.ready.${issue}`);
	return say(`selectionDoc.col.${column as Exclude<ChosenColumn, `${string}.${string}`>}`);
}

function formatOf(column: ChosenColumn): string | null {
	if (column === 'firmShare') return SHARE;
	if (['no', 'firmKept', 'firmOf', 'regionId', 'parkId'].includes(column)) return WHOLE;
	const [stem] = parted(column);
	return stem.startsWith('yield') || ['cost', 'benefit', 'mu'].includes(stem) ? TWO : null;
}

function cellOf(book: SelectionBook, line: SelectionLine, column: ChosenColumn, row: number): CellOut {
	const { say } = book;
	const { candidate: c, pick } = line;
	const yes = (is: boolean) => say(is ? 'selectionDoc.yes' : 'selectionDoc.no');
	for (const name of YIELDS) {
		const figure = yieldOf(c, name);
		if (column === `yieldNow.${name}`) return { value: figure?.now ?? null, input: true };
		if (column === `yieldAfter.${name}`) return { value: figure?.perMuAfter ?? null, input: true };
		if (column === `yieldUplift.${name}`) return upliftCell(book, line, name, row);
	}
	for (const item of COST_ITEMS) if (column === `cost.${item}`) return itemCell(book, line, item);
	for (const issue of READINESS_ISSUES) {
		const finding = c.readiness.find((r) => r.issue === issue)?.finding ?? 'unknown';
		if (column === `ready.${issue}`)
			return finding === 'unknown' ? say('selectionDoc.unknown') : yes(finding === 'yes');
	}
	const firm = pick.firm;
	const at = (name: ChosenColumn) => cellAt(book.places.chosen, name, row);
	const cells: Record<Exclude<ChosenColumn, `${string}.${string}`>, CellOut> = {
		no: row + 1,
		code: c.code,
		name: c.name,
		kind: say(`shortlist.kind.${c.kind}`),
		park: c.parkName,
		region: c.regionName,
		holder: c.holder,
		mu: c.mu,
		muKind: say(`shortlist.muKind.${c.muKind}`),
		benefit: benefitCell(book, line, row),
		cost: {
			formula: `SUM(${at(`cost.${COST_ITEMS[0]}`)}:${at(`cost.${COST_ITEMS[COST_ITEMS.length - 1] as 'soilCleanup'}`)})`,
			result: costsOf(c).reduce((sum, figure) => sum + (knownAmount(figure) ?? 0), 0),
		},
		costComplete: yes(c.costComplete),
		locked: pick.locked && say(`selectionDoc.locked.${pick.locked}`),
		greedy: yes(pick.byGreedy),
		firmKept: firm?.kept ?? null,
		firmOf: firm?.of ?? null,
		firmShare:
			firm && firm.of > 0
				? { formula: `${at('firmKept')}/${at('firmOf')}`, result: firm.kept / firm.of }
				: null,
		sources: sourceIds(book, line),
		regionId: c.region,
		parkId: c.park,
	};
	return cells[column as keyof typeof cells];
}

/** perMuAfter × mu − now, or that it is unknown. */
function upliftCell(
	book: SelectionBook,
	{ candidate }: SelectionLine,
	name: YieldName,
	row: number,
): LiveCell {
	const at = (column: ChosenColumn) => cellAt(book.places.chosen, column, row);
	const [now, after] = [at(`yieldNow.${name}`), at(`yieldAfter.${name}`)];
	const unknown = book.say('selectionDoc.unknown');
	return {
		formula: `IF(AND(ISNUMBER(${now}),ISNUMBER(${after})),ROUND(${after}*${at('mu')}-${now},6),${quoted(unknown)})`,
		result: upliftOf(candidate, name) ?? unknown,
	};
}

/** Σ weight × uplift; unknown where an uplift that has a weight is. */
function benefitCell(book: SelectionBook, { candidate }: SelectionLine, row: number): LiveCell {
	return benefitFormula(book, candidate, (name) => cellAt(book.places.chosen, `yieldUplift.${name}`, row));
}

/** The benefit as a formula over the cells of the uplifts and the weights of the summary. */
export function benefitFormula(
	{ selection, say }: SelectionBook,
	candidate: SelectionLine['candidate'],
	upliftAt: (name: YieldName) => string,
): LiveCell {
	const unknown = say('selectionDoc.unknown');
	const lacking = YIELDS.map((y) => `AND(${weightName(y)}>0,NOT(ISNUMBER(${upliftAt(y)})))`);
	const sum = YIELDS.map((y) => `${weightName(y)}*N(${upliftAt(y)})`).join('+');
	return {
		formula: `IF(OR(${lacking.join(',')}),${quoted(unknown)},ROUND(${sum},6))`,
		result: benefitOf(candidate, selection.question.weights) ?? unknown,
	};
}

/** The amount of a cost item, as it stands among the costs. */
function itemCell(book: SelectionBook, line: SelectionLine, item: (typeof COST_ITEMS)[number]): CellOut {
	const rows = book.costRows(line);
	const figure = costOf(line.candidate, item);
	if (!rows || !figure) return null;
	const cell = cellOn(book.places.costs, 'amount', rows[0] + costsOf(line.candidate).indexOf(figure));
	const unknown = book.say('selectionDoc.unknown');
	return {
		formula: `IF(ISNUMBER(${cell}),${cell},${quoted(unknown)})`,
		result: knownAmount(figure) ?? unknown,
	};
}
