import { YIELDS, type YieldName } from '#lib/api/selections.ts';
import type { CellOut, SheetOut } from '#lib/formats/xlsx-out.ts';
import { benefitFormula } from './chosen-sheet.ts';
import { knownAmount } from './cost-amount.ts';
import { TWO, WHOLE, type SelectionBook } from './selection-book.ts';
import { costsOf, upliftOf, type SelectionLine } from './selection-lines.ts';
import { leftWords, objectiveUnit, readinessWords, regretWords } from './selection-words.ts';
import { sheetHead } from './sheet-head.ts';
import { cellAt, rangeOn } from './sheet-place.ts';
import { sourceIds } from './source-ids.ts';

type Column = SelectionBook['places']['left']['columns'][number];

/** What was left out, the nearest first: why, and what forcing it in would cost. */
export function leftSheet(book: SelectionBook): SheetOut {
	const { say, places } = book;
	const { columns } = places.left;
	const heading = (column: Column) => {
		if (column === 'uplift.tax' || column === 'uplift.valueAdded')
			return say('selectionDoc.col.yieldUplift', {
				name: say(column === 'uplift.tax' ? 'selectionDoc.yield.tax' : 'selectionDoc.yield.valueAdded'),
			});
		return say(`selectionDoc.col.${column}`);
	};
	return {
		...sheetHead(
			book,
			'left',
			book.leftCosts ? 'selectionDoc.line.leftLive' : 'selectionDoc.line.leftNumbers',
		),
		headings: columns.map(heading),
		rows: book.lines.left.map((line, row) => {
			const cells = cellsOf(book, line, row);
			return columns.map((column) => cells[column]);
		}),
		formats: columns.map((column) =>
			column === 'no'
				? WHOLE
				: ['mu', 'uplift.tax', 'uplift.valueAdded', 'benefit', 'cost', 'regret'].includes(column)
					? TWO
					: null,
		),
		paper: 'A3',
		frozenColumns: 2,
	};
}

function cellsOf(book: SelectionBook, line: SelectionLine, row: number): Record<Column, CellOut> {
	const { say, lang, places } = book;
	const { candidate: c, pick } = line;
	const yes = (is: boolean) => say(is ? 'selectionDoc.yes' : 'selectionDoc.no');
	const uplift = (name: YieldName) => upliftOf(c, name) ?? say('selectionDoc.unknown');
	return {
		no: row + 1,
		code: c.code,
		name: c.name,
		kind: say(`shortlist.kind.${c.kind}`),
		park: c.parkName,
		region: c.regionName,
		mu: c.mu,
		muKind: say(`shortlist.muKind.${c.muKind}`),
		'uplift.tax': uplift(YIELDS[0]),
		'uplift.valueAdded': uplift(YIELDS[1]),
		benefit: benefitFormula(book, c, (name) => cellAt(places.left, `uplift.${name}`, row)),
		cost: costCell(book, line),
		costComplete: yes(c.costComplete),
		reason: leftWords(line, lang),
		regret: pick.regret?.value ?? null,
		regretUnit: pick.regret?.value == null ? null : objectiveUnit(book.selection, lang),
		regretExact: regretWords(line, lang),
		readiness: readinessWords(line, lang) || null,
		locked: pick.locked && say(`selectionDoc.locked.${pick.locked}`),
		greedy: yes(pick.byGreedy),
		sources: sourceIds(book, line),
	};
}

/** The sum of its lines among the costs; the number as solved where those are not listed. */
function costCell(book: SelectionBook, line: SelectionLine): CellOut {
	const rows = book.costRows(line);
	if (!rows) return line.candidate.costKnownWan;
	return {
		formula: `SUM(${rangeOn(book.places.costs, 'amount', ...rows)})`,
		result: costsOf(line.candidate).reduce((sum, figure) => sum + (knownAmount(figure) ?? 0), 0),
	};
}
