import type { SelectionAnswer, SelectionCandidate, SelectionPick } from '#lib/api/selections.ts';
import type { LiveFirmness, LiveRegret } from '#lib/live/select-messages.ts';
import { keyOf } from '../shortlists/marks.ts';
import type { Asked } from './question-url.ts';

/** What became of a candidate; `open` while nothing has been solved. */
export const ROW_STATES = ['chosen', 'left', 'open', 'not-weighed'] as const;
export type RowState = (typeof ROW_STATES)[number];

/** A candidate as the table, the map and the panel show it. */
export interface SelectRow {
	key: string;
	candidate: SelectionCandidate;
	pick: SelectionPick | null;
	state: RowState;
	/** As the question on the desk has it, at once; the answer may still be of before. */
	locked: 'in' | 'out' | null;
	/** The pick's, or the exact one asked for. Null where there is none: chosen, not weighed. */
	regret: { value: number | null; exact: boolean } | null;
	firm: { kept: number; of: number } | null;
}

/** Joins candidates with what was solved, asked and locked, in the order of the candidates. */
export function rowsOf(
	candidates: readonly SelectionCandidate[],
	answer: Pick<SelectionAnswer, 'picks' | 'objective'> | null,
	asked: Pick<Asked, 'lockIn' | 'lockOut'>,
	regrets: ReadonlyMap<string, LiveRegret>,
	firmness: LiveFirmness | null,
): SelectRow[] {
	const byKey = new Map((answer?.picks ?? []).map((pick) => [keyOf(pick), pick]));
	const lockedIn = new Set(asked.lockIn.map(keyOf));
	const lockedOut = new Set(asked.lockOut.map(keyOf));
	return candidates.map((candidate) => {
		const key = keyOf(candidate);
		const pick = byKey.get(key) ?? null;
		const state = stateOf(pick, answer?.objective ?? null);
		return {
			key,
			candidate,
			pick,
			state,
			locked: lockedIn.has(key) ? 'in' : lockedOut.has(key) ? 'out' : null,
			regret: state === 'left' ? (regrets.get(key) ?? pick?.regret ?? null) : null,
			firm: firmOf(key, pick, firmness),
		};
	});
}

/** Where nothing was found, nobody was left out either. */
function stateOf(pick: SelectionPick | null, objective: number | null): RowState {
	if (!pick) return 'open';
	if (pick.chosen) return 'chosen';
	if (pick.leftOut !== null) return 'not-weighed';
	return objective === null ? 'open' : 'left';
}

function firmOf(key: string, pick: SelectionPick | null, firmness: LiveFirmness | null): SelectRow['firm'] {
	if (!pick || (pick.leftOut !== null && !pick.chosen)) return null;
	if (firmness && firmness.done > 0) return { kept: firmness.kept[key] ?? 0, of: firmness.done };
	return pick.firm;
}

export const SORTS = ['state', 'code', 'park', 'mu', 'benefit', 'cost', 'regret', 'firm'] as const;
export type SortColumn = (typeof SORTS)[number];
export interface Sorting {
	by: SortColumn;
	descending: boolean;
}

const VALUE: Record<Exclude<SortColumn, 'state' | 'code' | 'park'>, (row: SelectRow) => number | null> = {
	mu: (row) => row.candidate.mu,
	benefit: (row) => row.pick?.benefit ?? null,
	cost: (row) => row.pick?.costWan ?? null,
	// Nothing fits with it: dearer than any figure.
	regret: (row) => row.regret && (row.regret.value ?? Infinity),
	firm: (row) => row.firm && row.firm.kept / Math.max(1, row.firm.of),
};

/** Sorted anew; what has no value stays last either way, ties keep their order. By state: chosen first, each by benefit. */
export function sorted(rows: readonly SelectRow[], { by, descending }: Sorting): SelectRow[] {
	const sign = descending ? -1 : 1;
	if (by === 'state') {
		const rank = (row: SelectRow) => ROW_STATES.indexOf(row.state);
		const benefit = (row: SelectRow) => row.pick?.benefit ?? -Infinity;
		return rows.toSorted((a, b) => sign * (rank(a) - rank(b)) || descend(benefit(a), benefit(b)));
	}
	if (by === 'code' || by === 'park') {
		const text = (row: SelectRow) => (by === 'code' ? row.candidate.code : (row.candidate.parkName ?? ''));
		return rows.toSorted((a, b) => sign * text(a).localeCompare(text(b), 'zh-CN'));
	}
	const value = VALUE[by];
	return rows.toSorted((a, b) => {
		const [x, y] = [value(a), value(b)];
		if (x === null || y === null) return Number(x === null) - Number(y === null);
		return x === y ? 0 : sign * (x < y ? -1 : 1);
	});
}

const descend = (a: number, b: number) => (a === b ? 0 : a < b ? 1 : -1);

export interface RowTotals {
	count: number;
	mu: number;
}

/** Count and mu of each state, and of the locked: what the legend says. */
export function countsOf(rows: readonly SelectRow[]): Record<RowState | 'in' | 'out', RowTotals> {
	const none = (): RowTotals => ({ count: 0, mu: 0 });
	const counts = {
		chosen: none(),
		left: none(),
		'not-weighed': none(),
		open: none(),
		in: none(),
		out: none(),
	};
	for (const { state, locked, candidate } of rows)
		for (const name of locked ? [state, locked] : [state]) {
			counts[name].count += 1;
			counts[name].mu += candidate.mu;
		}
	return counts;
}
