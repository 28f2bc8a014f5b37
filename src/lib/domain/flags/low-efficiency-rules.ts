import type { Figure, Scalar, When } from '../rules/rule-set.ts';
import type { Mark } from '../proof.ts';

/** A county's low-efficiency list as data: any one criterion suffices, or all are needed. */
export interface LowEfficiencyRules {
	id: string;
	version: string;
	title: string;
	area: string;
	year: number | null;
	effective: { from: string; to?: string } | null;
	source: string;
	mark: Mark;
	mode: 'any' | 'all';
	/** Where the list applies at all; null: everywhere. */
	scope: When | null;
	/** Not rated, never red: the first that holds gives its reason. */
	notRated: { reason: string; when: When }[];
	criteria: Criterion[];
	/** What of the published list could not be seen: with it, "none of these" is not yet "no". */
	unseen: string | null;
	notes: string[];
}

/** One criterion: among the objects that `given` describes, the measured fact stands on the wrong side of the line. */
export interface Criterion {
	id: string;
	title: string;
	given: When | null;
	measure: { fact: string; op: '<' | '<=' | '>' | '>=' | '=='; threshold: Threshold };
	clause: string;
	source: string;
	mark: Mark;
}

/** A number with its source, a value that must be equal, or null: the line exists and its number is not known. */
export type Threshold =
	| Figure
	| { value: Exclude<Scalar, number> | null; unit?: string; mark: Mark; clause?: string; source?: string };
