import type { Limits } from '../rules/rule-set.ts';

/** What an evaluation says of one object. Numbers are unrounded; null is missing. */
export interface Result {
	id: string;
	/** The rule's group; null where none fits or it cannot be known. */
	group: string | null;
	/** Edition and division within which it is ranked (`2017:33`), where the group ranks within industries. */
	population?: string;
	/** By indicator id, every indicator of ours and of the rule. */
	values: Record<string, number | null>;
	scores: Record<string, number | null>;
	total: number | null;
	/** 1 is best, among `of` objects. */
	rank: number | null;
	of: number | null;
	grade: string | null;
	/** Why there is no grade (or who set it): reason.ts lists the codes. */
	reason?: string;
	/** An exempt object's class as it is published (T), and the grade whose treatment it gets; neither is a grade. */
	class?: string;
	treatedAs?: string;
	/** The grade of the cuts and vetoes, where a hand changed it (regrade.ts). */
	gradeBefore?: string | null;
	steps: ScoreStep[];
	/** Entries of the rule (exemption, bonus, deduction, veto) that missing facts leave undecided; not applied. */
	undecided: string[];
}

/** The same without the steps that led to it and what was left undecided: what an evaluation of a whole year keeps. */
export type Outcome = Omit<Result, 'steps' | 'undecided'>;

export type HowScored = 'own' | 'group-mean' | 'zero' | 'points' | 'dropped' | 'missing' | 'rule-unknown';

export type ScoreStep =
	| { kind: 'indicator'; id: string; value: number | null; score: number | null; how: HowScored }
	| { kind: 'correction'; id: string; factor: number }
	| { kind: 'bonus' | 'deduction'; id: string; points: number }
	| { kind: 'limit'; id: keyof Limits; from: number; to: number }
	| { kind: 'veto'; id: string; from: string | null; to: string }
	| { kind: 'exempt'; id: string };

/** The results of a whole table as columns; NaN, 0 (rank) and -1 (group, grade) are missing. */
export interface ResultColumns {
	count: number;
	/** Index into the rule set's groups. */
	group: Int16Array;
	values: Record<string, Float64Array>;
	scores: Record<string, Float64Array>;
	total: Float64Array;
	rank: Int32Array;
	/** Size of the population ranked in. */
	of: Int32Array;
	/** Index into `grades`: by the cuts alone, and after vetoes. */
	cutGrade: Int8Array;
	grade: Int8Array;
	grades: string[];
	/** Index into `reasons`; 0 is none. */
	reason: Uint16Array;
	reasons: string[];
	/** Index into `populations`; 0 is the whole group. */
	population: Uint16Array;
	populations: string[];
}
