import type { RuleSet } from '../rules/rule-set.ts';

/**
 * What a rule set makes of a whole population, as plain JSON: all that `apply` needs to score, rank and grade one more
 * object exactly as the record did. Survives a JSON round trip bit for bit.
 */
export interface Fitted {
	/** The rule set itself, so that a stored run needs nothing else to be reproduced. */
	rules: RuleSet;
	/** Civil date of the evaluation. */
	date: string;
	count: number;
	/** Objects with a total; those without are counted by reason. */
	rated: number;
	notRated: Record<string, number>;
	/** Objects by grade, best first; ungraded ones are not here. */
	grades: Record<string, number>;
	groups: FittedGroup[];
}

export interface FittedGroup {
	id: string;
	/** Objects placed in the group, exempt ones left out. */
	members: number;
	rated: number;
	indicators: FittedIndicator[];
	/** Who is ranked with whom: key '' for the whole group, `2017:33` (edition and division) within industries, or the id of a group of industries. */
	populations: Record<string, Population>;
}

export interface FittedIndicator {
	id: string;
	/** Members that have both operands, and those that lack one. */
	n: number;
	missing: number;
	/** Sums over the members that have both operands, and their ratio: the group's value. */
	numerator: number;
	denominator: number;
	value: number | null;
	min: number | null;
	max: number | null;
	/** The baseline in force (k × group value resolved); null where by industry, unknown or not of this family. */
	baseline: number | null;
	/** Mean of the members' own scores: what `group-mean` gives to those without data. */
	meanScore: number | null;
}

export interface Population {
	n: number;
	/** Totals as compared (comparable.ts), best first. */
	totals: number[];
	/** For each tier the lowest total that reaches it; null where no one does. */
	cuts: (number | null)[];
	/** Members by tier, before vetoes. */
	counts: number[];
	/** Where the rule parts equal totals: what each of `totals` is parted by, and each of `cuts`; more is better. */
	breaks?: (number | null)[][];
	cutBreaks?: ((number | null)[] | null)[];
}
