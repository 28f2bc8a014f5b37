import { sumsOf } from './book-totals.ts';
import { checkCell, verdict, type CheckRow } from './check-verdict.ts';
import type { ChosenColumn, SelectionBook } from './selection-book.ts';
import { groupName } from './selection-lines.ts';
import { rangeOn } from './sheet-place.ts';

const GROUPS = [
	['region', 'regionId'],
	['park', 'parkId'],
] as const;

/** What is chosen in each county and park, beside its quota. Groups are told by their ids: two parks may share a name. */
export function groupCheckRows(book: SelectionBook): CheckRow[] {
	const { selection, lines } = book;
	return GROUPS.flatMap(([of, column]) => {
		const quotas = selection.question.quotas.filter((q) => q.of === of);
		const ids = new Set([
			...quotas.map((q) => q.id),
			...lines.chosen.map(({ candidate }) => candidate[of]).filter((id) => id !== null),
		]);
		return [...ids].map((id): CheckRow => {
			// More than one quota on a group: the tightest of each side counts.
			const own = quotas.filter((q) => q.id === id);
			const mins = own.flatMap((q) => (q.minMu === null ? [] : [q.minMu]));
			const maxs = own.flatMap((q) => (q.maxMu === null ? [] : [q.maxMu]));
			const min = mins.length > 0 ? Math.max(...mins) : null;
			const max = maxs.length > 0 ? Math.min(...maxs) : null;
			return (row) => groupRow(book, { of, column, id, min, max }, row);
		});
	});
}

interface Group {
	of: 'region' | 'park';
	column: ChosenColumn;
	id: number;
	min: number | null;
	max: number | null;
}

function groupRow(
	book: SelectionBook,
	{ of, column, id, min, max }: Group,
	row: number,
): ReturnType<CheckRow> {
	const { say, selection, lines, places } = book;
	const sums = sumsOf(
		book,
		lines.chosen.filter(({ candidate }) => candidate[of] === id),
	);
	const by = `${rangeOn(places.chosen, column)},${id}`;
	const sum = (name: 'mu' | 'benefit' | 'cost') => ({
		formula: `SUMIFS(${rangeOn(places.chosen, name)},${by})`,
		result: sums[name],
	});
	return {
		check: say(`selectionDoc.check.${of}`),
		of: groupName(selection, of, id),
		count: { formula: `COUNTIFS(${by})`, result: sums.count },
		mu: sum('mu'),
		benefit: sum('benefit'),
		cost: sum('cost'),
		min: { value: min, input: true },
		max: { value: max, input: true },
		verdict: verdict(
			book,
			{ cell: checkCell('mu', row), is: sums.mu },
			{ cell: checkCell('min', row), is: min },
			{ cell: checkCell('max', row), is: max },
		),
	};
}
