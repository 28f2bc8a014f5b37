/** What moved a figure: who and which land is counted, what was reported of them, the rule. */
export const CAUSES = ['boundary', 'data', 'rule'] as const;
export type Cause = (typeof CAUSES)[number];

/**
 * A figure in two runs and its change in three additive parts (docs/adr/0007): boundary + data + rule = change. A part
 * is the mean of what its step contributes on the way boundary → data → rule and on the way rule → data → boundary (the
 * two polar decompositions: Dietzenbacher and Los, Economic Systems Research 10, 1998), so that swapping the runs
 * negates each part. `interaction` is how far the two ways are apart, at most: what depends on the order of the steps.
 */
export interface Split {
	from: number | null;
	to: number | null;
	/** null where either end is unknown. */
	change: number | null;
	/** null where neither way has a number at every corner: the change is known and cannot be parted. */
	boundary: number | null;
	data: number | null;
	rule: number | null;
	/** null where one way only could be walked. */
	interaction: number | null;
}

/** A value at four corners on the way from A to B: both ends included. */
export type Way<T> = readonly [T, T, T, T];

/**
 * Parts the change of a figure.
 * @param forward A, with B's boundary, with B's boundary and data, B
 * @param backward A, with B's rule, with B's rule and data, B
 */
export function splitOf(forward: Way<number | null>, backward: Way<number | null>): Split {
	const [from, to] = [forward[0], forward[3]];
	if (from === null || to === null) return { from, to, change: null, ...UNPARTED };
	const change = to - from;
	const ahead = stepsOf(forward);
	const back = stepsOf(backward);
	if (ahead && back) {
		const boundary = (ahead[0] + back[2]) / 2 + 0;
		const rule = (ahead[2] + back[0]) / 2 + 0;
		const apart = [ahead[0] - back[2], ahead[1] - back[1], ahead[2] - back[0]].map(Math.abs);
		// the rest, not the third mean: the three then sum to the change without a rounding of their own
		const data = change - boundary - rule + 0;
		return { from, to, change, boundary, data, rule, interaction: Math.max(...apart) };
	}
	if (ahead) {
		return {
			from,
			to,
			change,
			boundary: ahead[0],
			data: change - ahead[0] - ahead[2],
			rule: ahead[2],
			interaction: null,
		};
	}
	if (back) {
		return {
			from,
			to,
			change,
			boundary: back[2],
			data: change - back[2] - back[0],
			rule: back[0],
			interaction: null,
		};
	}
	return { from, to, change, ...UNPARTED };
}

const UNPARTED = { boundary: null, data: null, rule: null, interaction: null } as const;

function stepsOf(way: Way<number | null>): [number, number, number] | null {
	const [a, b, c, d] = way;
	return a === null || b === null || c === null || d === null ? null : [b - a, c - b, d - c];
}

/** The steps of the way boundary → data → rule at which something changed. */
export function movedBy<T>(way: Way<T>): Cause[] {
	return CAUSES.filter((_, i) => way[i] !== way[i + 1]);
}
