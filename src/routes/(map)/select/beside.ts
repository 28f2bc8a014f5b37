import type { Selection, SelectionCandidate } from '#lib/api/selections.ts';
import { keyOf } from '../shortlists/marks.ts';

/** A piece of land that one or more of the compared selections choose. */
export interface BesidePick {
	key: string;
	candidate: SelectionCandidate;
	/** Ids of the selections that choose it. */
	by: number[];
}

/** In how many of the compared selections a pick stands. */
export type BesideShare = 'all' | 'some' | 'one';

export function shareOf(pick: BesidePick, of: number): BesideShare {
	if (pick.by.length === of) return 'all';
	return pick.by.length > 1 ? 'some' : 'one';
}

/** Every pick of the compared selections: those that all choose first, then by how many, then by code. */
export function picksBeside(selections: readonly Selection[]): BesidePick[] {
	const picks = new Map<string, BesidePick>();
	for (const { id, candidates, answer } of selections) {
		const known = new Map(candidates.candidates.map((one) => [keyOf(one), one]));
		for (const pick of answer.picks) {
			const key = keyOf(pick);
			const candidate = known.get(key);
			if (!pick.chosen || !candidate) continue;
			const have = picks.get(key);
			if (have) have.by.push(id);
			else picks.set(key, { key, candidate, by: [id] });
		}
	}
	return [...picks.values()].sort(
		(a, b) => b.by.length - a.by.length || a.candidate.code.localeCompare(b.candidate.code),
	);
}

/** Count and mu of the picks by share. */
export function sharesOf(
	picks: readonly BesidePick[],
	of: number,
): Record<BesideShare, { count: number; mu: number }> {
	const shares = { all: { count: 0, mu: 0 }, some: { count: 0, mu: 0 }, one: { count: 0, mu: 0 } };
	for (const pick of picks) {
		const share = shares[shareOf(pick, of)];
		share.count += 1;
		share.mu += pick.candidate.mu;
	}
	return shares;
}
