/**
 * A matching problem: which project sits on which site, and from when. A time is a quarter '2027-Q2', a date
 * 'YYYY-MM-DD' or a number of quarters, all of one kind in one problem.
 */
export type MatchTime = string | number;

export interface MatchProject {
	id: string;
	/** Land it needs, mu. */
	mu: number;
	/** The earliest it can start. */
	from: MatchTime;
	/** Worth of its being seated; 0 or less: seating is not sought. */
	value: number;
	/** Zones it may stand in; absent or empty: any. */
	zones?: readonly string[];
	/** The latest start; absent: it waits for as long as the land takes. */
	by?: MatchTime | null;
	/** Taken from the worth for each quarter it starts later than `from`; default 0. */
	delayLoss?: number;
	/** Its worth on single sites, in place of `value`. */
	values?: Readonly<Record<string, number>>;
}

export interface MatchSite {
	id: string;
	/** Land it offers, mu. */
	mu: number;
	/** When the land comes free; null: unknown, so the site is not offered. */
	available: MatchTime | null;
	zone?: string | null;
	/** Added to the worth of whatever sits on it; default 0. */
	bonus?: number;
	/** One project at most. */
	exclusive?: boolean;
}

export interface MatchPair {
	project: string;
	site: string;
}

/** What rules a pair out: the planner, or the land is known to be too steep or too narrow for the project. */
export const BAR_CAUSES = ['planner', 'slope', 'shape'] as const;
export type BarCause = (typeof BAR_CAUSES)[number];

/** A pair that the land itself rules out. */
export interface BarredPair extends MatchPair {
	cause: Exclude<BarCause, 'planner'>;
}

export interface MatchProblem {
	projects: readonly MatchProject[];
	sites: readonly MatchSite[];
	/** Pairs that must stand. */
	pin?: readonly MatchPair[];
	/** Pairs that must not, by the planner. */
	forbid?: readonly MatchPair[];
	/** Pairs that cannot, by the land. */
	barred?: readonly BarredPair[];
	/** Every site takes one project at most. */
	exclusive?: boolean;
}

/** A seated project: `at` is the later of the project's `from` and the site's `available`. */
export interface SeatedPair extends MatchPair {
	at: MatchTime;
	/** What the pair adds to the objective. */
	value: number;
}

/** Why pins cannot all stand. */
export interface MatchConflict {
	code: 'zone' | 'size' | 'late' | 'unavailable' | 'forbidden' | 'capacity' | 'exclusive' | 'two-sites';
	pairs: MatchPair[];
	/** Where `forbidden`: by what. */
	cause?: BarCause;
	/** What is asked of the site and what it has, mu; absent where mu is not the matter. */
	neededMu?: number;
	siteMu?: number;
}
