import type { Finding, Proof } from '../proof.ts';
import type { Scalar } from '../rules/rule-set.ts';

/** What a low-efficiency list says of one parcel or enterprise. *Suspected*: only a recorded decision determines. */
export interface LowEfficiencyFinding {
	code: 'low-efficiency';
	finding: Finding;
	criteria: CriterionFinding[];
	/** `not-rated` (with what class in `notRated`), `out-of-scope`, `list-partly-unseen`, `no-list` (none covers the place). */
	reason?: 'not-rated' | 'out-of-scope' | 'list-partly-unseen' | 'no-list';
	notRated?: string;
	/** Facts (or `rule:…`, numbers of the rule) that would settle it. */
	missing: string[];
	proof: Proof;
}

export interface CriterionFinding {
	id: string;
	finding: Finding;
	value: Scalar | null;
	threshold: Scalar | null;
	/** value − threshold in the unit of both; null where either is not a number. */
	distance: number | null;
	/** value ÷ threshold; null where either is not a number or the line is zero. */
	ratio: number | null;
	/** Which side of the line the value stands on, whoever the criterion is for: `low` where the test holds. */
	side: 'low' | 'clear' | null;
	missing: string[];
}
