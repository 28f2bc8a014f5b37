import type { Changes } from '#lib/domain/evaluate/what-if-changes.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';

/** One kind of object of the run under the changed rule. */
export interface TableAnswer {
	/** Index into the answer's `grades` by row, -1 where there is none. */
	grade: Int8Array;
	/** By row: what-if-changes.ts names the values. */
	moves: Uint8Array;
	changes: Changes;
	/** Rows whose grade changed, the largest change of total first, and their totals now. */
	movers: Int32Array;
	moverTotals: Float64Array;
}

/** Totals of a group's enterprises in equal bins; the first and last hold what lies outside. */
export interface Histogram {
	from: number;
	to: number;
	before: number[];
	after: number[];
}

export interface GroupAnswer {
	id: string;
	/** Enterprises in the group under this rule. */
	members: number;
	histogram: Histogram;
	/** Cut totals by tier where the whole group is ranked together; null where within industries. */
	cuts: (number | null)[] | null;
	/** Baseline in force by indicator (k × group value resolved), null where there is none or one by industry. */
	baselines: Record<string, number | null>;
	/** The group's own value of each indicator: a ratio of sums. */
	values: Record<string, number | null>;
}

export interface WhatIfAnswer {
	grades: string[];
	enterprises: TableAnswer;
	parcels: TableAnswer;
	groups: GroupAnswer[];
	/** The part of the rule that was evaluated whole instead of incrementally. */
	wholeFor: string | null;
	/** Of the re-score itself, milliseconds. */
	ms: number;
}

/** One kind of object as it stands in the run. */
export interface BaseTable {
	ids: Int32Array;
	grades: string[];
	grade: Int8Array;
	total: Float64Array;
	/** Objects whose recorded grade is another than the run's own rule gives them here (a grade given by hand, say). */
	differing: number;
}

export interface Opened {
	enterprises: BaseTable;
	parcels: BaseTable;
	ms: number;
}

/** Page → worker. */
export type ToWhatIf =
	| { kind: 'open'; enterprises: ArrayBuffer; parcels: ArrayBuffer; rules: RuleSet; date: string }
	| { kind: 'rescore'; rules: RuleSet };

/** Worker → page: one answer to each message. */
export type FromWhatIf = { kind: 'opened'; opened: Opened } | { kind: 'answer'; answer: WhatIfAnswer };
