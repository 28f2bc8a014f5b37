import type { Core } from './open-core.ts';

/** One candidate parcel of a set problem. Amounts are decimals as written: 0.1 is exactly one tenth. */
export interface SetItem {
	id: string;
	/** What choosing it brings, any unit; may be zero or negative. */
	benefit: number;
	/** 万元, ≥ 0. */
	costWan: number;
	/** ≥ 0. */
	mu: number;
	/** The group of its quota; `groups` adds more of them (county and park at once). */
	group?: string;
	groups?: readonly string[];
}

/** Bounds on the chosen mu of a group. */
export interface SetQuota {
	group: string;
	minMu?: number;
	maxMu?: number;
}

/** Choose parcels: most benefit, or least cost, under every limit that is given. */
export interface SetProblem {
	items: readonly SetItem[];
	objective: 'max-benefit' | 'min-cost';
	/** Σ costWan of the chosen is at most this, under either objective. */
	budgetWan?: number;
	/** Σ mu of the chosen is at least this, under either objective. */
	targetMu?: number;
	quotas?: readonly SetQuota[];
	lockIn?: readonly string[];
	lockOut?: readonly string[];
}

export interface SetTotals {
	benefit: number;
	costWan: number;
	mu: number;
	count: number;
}

/** A demand of the planner that can exclude others. `value` is its figure: 万元, mu, or the count of locked parcels. */
export interface SetDemand {
	kind: 'budget' | 'target' | 'quota-min' | 'quota-max' | 'lock-in' | 'lock-out';
	group?: string;
	ids?: string[];
	value: number;
}

/**
 * What would do, all other demands kept: the figure `needed` in place of the demand's, and how far away it is (`by`,
 * ≥ 0). For locks `ids` are those that, given up, would do. Exact unless `atLeast` is set (the search ran out of time:
 * `needed` is then no more than a bound that no smaller change reaches).
 */
export interface SetRemedy {
	kind: SetDemand['kind'];
	group?: string;
	ids?: string[];
	needed: number;
	by: number;
	atLeast?: true;
}

/** A minimal set of demands that exclude each other: leave out any one of them and the rest can be met together. */
export interface SetConflict {
	demands: SetDemand[];
	/** A demand without a remedy here is not enough by itself: the others conflict elsewhere too. */
	remedies: SetRemedy[];
	/** False where the search ran out of time: the demands conflict, but fewer of them might too. */
	minimal: boolean;
}

export interface SetGreedy {
	objective: number;
	chosen: string[];
	/** False: the greedy rule ended with a limit broken. */
	feasible: boolean;
}

export type SetStatus = 'optimal' | 'feasible' | 'infeasible';

/**
 * The answer. `objective` is Σ benefit or Σ costWan of the chosen, the exact sum rounded once; null where nothing was
 * found. `bound`: no selection is better than this (optimal: equal to the objective). `feasible` with objective null
 * means that time ran out before a selection, or the proof that there is none, was found.
 */
export interface SetAnswer {
	status: SetStatus;
	objective: number | null;
	bound: number | null;
	/** In the order of the items. */
	chosen: string[];
	totals: SetTotals;
	greedy: SetGreedy | null;
	certificate: SetCertificate;
	conflict?: SetConflict;
}

/**
 * Whole numbers as text, one a row of the model, over the certificate's `scale`: a weighting of the rows. `w` weighs
 * the objective: 1 × scale, or 0 in a proof that nothing fits at all.
 */
export interface RowWeights {
	w: string;
	/** By the row's key: `budget`, `target`, `group:…`, `count`. Absent is zero. Positive weighs the upper limit. */
	y: Record<string, string>;
}

/**
 * The tree in preorder. `item`: two subtrees follow, the item (its place in the problem) set to `first`, then to the other;
 * `count`: two subtrees follow, at most `k` of all items chosen, then at least k + 1. `leaf`: closed by these weights, all that they do not exclude being
 * tried one by one (those of `row` before the others, where one row alone excludes everything). `open`: not closed; the weights give the bound. `highs`: closed by HiGHS alone.
 */
export type ProofNode =
	| { kind: 'item'; at: number; first: 0 | 1 }
	| { kind: 'count'; k: number }
	| { kind: 'leaf'; weights: number; row?: string }
	| { kind: 'open'; weights: number }
	| { kind: 'highs'; weights: number };

/** Everything that an independent check needs, beside the problem itself. Plain JSON, no dates: equal input, equal text. */
export interface SetCertificate {
	format: 'tenglong-set-certificate';
	version: 1;
	/** To tell that it is the same problem; the check itself trusts only the problem. Sums are exact decimals. */
	problem: {
		objective: SetProblem['objective'];
		items: number;
		benefit: string;
		costWan: string;
		mu: string;
		budgetWan: string | null;
		targetMu: string | null;
		quotas: number;
		lockIn: number;
		lockOut: number;
	};
	status: SetStatus;
	objective: string | null;
	bound: string | null;
	chosen: string[];
	/** The amounts of which everything is a whole multiple, as decimals; the weights are per unit. */
	units: { objective: string; costWan: string; mu: string };
	/** The common denominator of all weights. */
	scale: string;
	weights: RowWeights[];
	/** The weights (place in `weights`) by which items are settled before the tree; null: none are. */
	root: number | null;
	tree: ProofNode[];
}

/** What an independent check found. `restsOn` says what it had to believe: HiGHS closed a part of the tree. */
export interface CertificateCheck {
	ok: boolean;
	status: SetStatus;
	objective: number | null;
	bound: number | null;
	restsOn: 'nothing' | 'highs';
	/** Items left after the settling at the root, leaves of the tree, and selections tried one by one. */
	core: number;
	leaves: number;
	tried: number;
	/** What is wrong, by code. */
	faults: { code: string; at?: string }[];
}

export interface SolveProgress {
	/** Nodes looked at so far. */
	nodes: number;
	objective: number | null;
	bound: number | null;
}

/** How long, and from where. The domain has no clock: `late` is asked every few thousand nodes. */
export interface SolveOptions {
	signal?: { readonly aborted: boolean };
	progress?: (at: SolveProgress) => void;
	/** Nodes of all kinds, default 60 million. */
	maxNodes?: number;
	late?: () => boolean;
	/** An answer to a problem like this one (one lock changed): its selection is the first try. */
	start?: SetAnswer;
	/** Where the own search ran out: a solver that closes the core that is left (HiGHS), in at most so many seconds where they are given. */
	closeCore?: (core: Core, seconds?: number) => { optimal: boolean; x: ArrayLike<number> | null };
	/** False: no search for the demands that exclude each other. */
	conflict?: boolean;
}
