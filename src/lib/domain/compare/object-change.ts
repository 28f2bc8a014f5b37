import type { Cause, Split, Way } from './split.ts';

export type ObjectKind = 'enterprise' | 'parcel';
/** `gone`: in A only. */
export type Membership = 'both' | 'new' | 'gone';

/** What became of one object. The ways are A, with B's boundary, with B's boundary and data, B. */
export interface ObjectChange {
	kind: ObjectKind;
	id: number;
	membership: Membership;
	/** Grades; `none`: not graded, `absent`: not in the run. */
	grade: Way<string>;
	reasonFrom: string | null;
	reasonTo: string | null;
	total: Split;
	rank: Split;
	/** Only the indicators that changed. */
	values: Record<string, Split>;
	/** Only what changed. */
	flags: Record<string, Way<string>>;
	/** Steps that moved the grade, and those that moved anything. */
	gradeCauses: Cause[];
	causes: Cause[];
	/** What changed of its own records; another cause came through the others of its group. */
	own: Cause[];
	muFrom: number | null;
	muTo: number | null;
}

/** A group's ratio of sums before and after. `all`, `region:<id>`, `park:<id>`. */
export interface GroupChange {
	group: string;
	values: Record<string, Split>;
}
