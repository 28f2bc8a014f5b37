import { READINESS_ISSUES } from '#lib/api/selections.ts';
import type { LiveCell, SheetOut } from '#lib/formats/xlsx-out.ts';
import { totalsOf } from './book-totals.ts';
import { BUDGET_NAME, quoted, TARGET_NAME, TWO, WHOLE, type SelectionBook } from './selection-book.ts';
import { groupCheckRows } from './check-groups.ts';
import { CHECK_COLUMNS, checkCell, verdict, type CheckRow } from './check-verdict.ts';
import { sheetHead } from './sheet-head.ts';
import { rangeOn } from './sheet-place.ts';

/** Budget, target, quotas, locks and readiness held against the list as it stands, each as a formula that says so. */
export function checkSheet(book: SelectionBook): SheetOut {
	const rows = [...demandChecks(book), ...groupCheckRows(book), ...recordChecks(book)];
	return {
		...sheetHead(book, 'checks', 'selectionDoc.line.checks'),
		headings: CHECK_COLUMNS.map((column) => book.say(`selectionDoc.col.${column}`)),
		rows: rows.map((rowOf, i) => {
			const cells = rowOf(i);
			return CHECK_COLUMNS.map((column) => cells[column] ?? null);
		}),
		formats: [null, null, WHOLE, TWO, TWO, TWO, TWO, TWO, null],
	};
}

/** A named cell, empty where it is: a reference alone would make a zero of it. */
const orEmpty = (name: string, is: number | null): LiveCell => ({
	formula: `IF(ISNUMBER(${name}),${name},"")`,
	result: is ?? '',
});

function demandChecks(book: SelectionBook): CheckRow[] {
	const { say, places, selection, lines } = book;
	const { question: q } = selection;
	const totals = totalsOf(book);
	const chosen = places.chosen;
	const bounded = (
		row: number,
		column: 'count' | 'mu' | 'cost',
		is: number,
		min: number | null,
		max: number | null,
	) =>
		verdict(
			book,
			{ cell: checkCell(column, row), is },
			{ cell: checkCell('min', row), is: min },
			{ cell: checkCell('max', row), is: max },
		);
	const lockedIn = lines.chosen.filter(({ pick }) => pick.locked === 'in').length;
	const locked = quoted(say('selectionDoc.locked.in'));
	return [
		(row) => ({
			check: say('selectionDoc.check.budget'),
			cost: { formula: `SUM(${rangeOn(chosen, 'cost')})`, result: totals.cost },
			max: orEmpty(BUDGET_NAME, q.budgetWan),
			verdict: bounded(row, 'cost', totals.cost, null, q.budgetWan),
		}),
		(row) => ({
			check: say('selectionDoc.check.target'),
			mu: { formula: `SUM(${rangeOn(chosen, 'mu')})`, result: totals.mu },
			min: orEmpty(TARGET_NAME, q.targetMu),
			verdict: bounded(row, 'mu', totals.mu, q.targetMu, null),
		}),
		(row) => ({
			check: say('selectionDoc.check.lockIn'),
			count: { formula: `COUNTIF(${rangeOn(chosen, 'locked')},${locked})`, result: lockedIn },
			min: { value: q.lockIn.length, format: WHOLE },
			verdict: bounded(row, 'count', lockedIn, q.lockIn.length, null),
		}),
		...READINESS_ISSUES.filter((issue) => q.readiness[issue] === 'exclude').map((issue): CheckRow => {
			const broken = lines.chosen.filter(
				({ candidate, pick }) =>
					pick.locked !== 'in' && candidate.readiness.some((r) => r.issue === issue && r.finding === 'yes'),
			).length;
			return (row) => ({
				check: say('selectionDoc.check.ready', { name: say(`selectionDoc.ready.${issue}`) }),
				count: {
					formula: `COUNTIFS(${rangeOn(chosen, `ready.${issue}`)},${quoted(say('selectionDoc.yes'))},${rangeOn(chosen, 'locked')},${quoted(`<>${say('selectionDoc.locked.in')}`)})`,
					result: broken,
				},
				max: { value: 0, format: WHOLE },
				verdict: bounded(row, 'count', broken, null, 0),
			});
		}),
	];
}

/** The list's sums against what the solver recorded: a change made in the workbook shows here. */
function recordChecks(book: SelectionBook): CheckRow[] {
	const { say, places, selection } = book;
	const totals = totalsOf(book);
	const recorded = {
		benefit: selection.totals.benefit,
		cost: selection.totals.costWan,
		mu: selection.totals.mu,
	};
	const words = {
		benefit: say('selectionDoc.check.solvedBenefit'),
		cost: say('selectionDoc.check.solvedCost'),
		mu: say('selectionDoc.check.solvedMu'),
	};
	return (['benefit', 'cost', 'mu'] as const).map((column): CheckRow => (row) => {
		// Sums of rounded parts may stray by less than a cent of 万元.
		const same = Math.round((totals[column] - recorded[column]) * 100) === 0;
		const [yes, no] = [say('selectionDoc.same'), say('selectionDoc.changed')];
		return {
			check: words[column],
			[column]: { formula: `SUM(${rangeOn(places.chosen, column)})`, result: totals[column] },
			min: recorded[column],
			max: recorded[column],
			verdict: {
				formula: `IF(ROUND(${checkCell(column, row)}-${checkCell('min', row)},2)=0,${quoted(yes)},${quoted(no)})`,
				result: same ? yes : no,
			},
		};
	});
}
