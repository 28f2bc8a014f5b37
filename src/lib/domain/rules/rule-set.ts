import type { IndustryEdition } from '../facts.ts';
import type { Direction } from '../indicators/indicator.ts';
import type { Mark } from '../proof.ts';

/**
 * A rule set as the evaluator reads it: a rule file (grammar.ts) made uniform by normalise.ts. Every number is a
 * Figure, every alias resolved, every optional part present or null. It is itself a valid rule file.
 */
export interface RuleSet {
	id: string;
	version: string;
	title: { zh: string; en?: string };
	/** GB/T 2260 code and name of the county or city that issued it. */
	area: { code?: string; name?: string };
	/** The data year the rule is for. */
	year: number | null;
	effective: { from: string; to?: string } | null;
	source: string;
	notes: string[];
	/** The edition of GB/T 4754 in which this rule's industry codes are written. */
	industryEdition: IndustryEdition;
	/** Said by its author to be incomplete: it scores what it can and grades nothing. */
	partial: boolean;
	groups: RuleGroup[];
	corrections: Correction[];
	bonuses: Adjustment[];
	deductions: Adjustment[];
	vetoes: Veto[];
	exempt: Exemption[];
	/** What all bonuses, all deductions and the total may come to; absent: no limit. */
	limits?: Limits;
	/** How a firm on somebody else's parcel is judged; the first that holds counts. Absent: on its own. */
	tenants?: TenantPolicy[];
	/** Grades changed by hand (调档) after the cuts. */
	regradings?: Regrading[];
	/** What may be public of a list (公示); absent: the common practice (rulesets/publication.json). */
	publication?: { scores?: boolean; minGroup?: Figure; workingDays?: Figure };
}

/** A number of a rule with where it stands. A bare number of a file carries the file's own `mark`, else `memory`. */
export interface Figure {
	value: number;
	unit?: string;
	mark: Mark;
	clause?: string;
	source?: string;
}

export type Family = 'ratio' | 'minmax' | 'ideal';

/** A number, k × the group's ratio of sums, or a number for each industry. */
export type Baseline = Figure | { groupMean: Figure } | IndustryBaselines;

/** Baselines by GB/T 4754 code (`33`, `331`; the longest that fits counts), in the rule's edition or its own. */
export interface IndustryBaselines {
	byIndustry: Record<string, Figure>;
	otherwise?: Figure;
	industryEdition?: IndustryEdition;
}

/** What a score is where the value is missing; null: the total cannot be made and the object is not rated. */
export type MissingPolicy = 'group-mean' | 'zero' | 'drop' | { points: Figure } | null;

export interface RuleIndicator {
	id: string;
	title?: string;
	/** null: not published (a partial file). */
	weight: Figure | null;
	family: Family;
	baseline: Baseline | null;
	min: Figure | null;
	max: Figure | null;
	base: Figure | null;
	ideal: Figure | null;
	direction: Direction;
	/** The highest score, as a multiple of the weight. */
	cap: Figure | null;
	/** The lowest score, in points. */
	floor: Figure;
	missing: MissingPolicy;
	/** An indicator that this rule defines itself, over facts of ours or columns of the table; denominator null: none. */
	formula?: { numerator: string; denominator: string | null; factor?: number; unit?: string };
	clause?: string;
}

/** Best first: `upTo` a cumulative share of ranks (0–1; `closed` includes its end), or `atLeast` a total. */
export interface Tier {
	grade: string;
	upTo?: Figure;
	closed?: boolean;
	atLeast?: Figure;
}

/** Equal totals share the best rank and the better grade, or the worst. */
export type Tie = 'best' | 'worst';

export interface RuleGroup {
	id: string;
	title?: string;
	when: When;
	/** Ranked within the division of GB/T 4754, within groups of industries, or all together. */
	within: 'industry' | IndustryGroups | null;
	/** Empty: which indicators it has is not published. */
	indicators: RuleIndicator[];
	tiers: Tier[] | null;
	tie: Tie;
	/** Indicators (or facts) that part equal totals, the first one first; absent: none. */
	tieBreak?: string[];
	rounding?: Rounding;
}

/** Industries ranked together (温岭: five such groups). An empty list: the groups are not published. */
export interface IndustryGroups {
	groups: IndustryGroup[];
	/** The group of all other industries; null: they are scored and not ranked. */
	otherwise: string | null;
}

/** Codes of GB/T 4754 as digits (`13`, `331`), sections (`C`) or division ranges (`13-15`); the longest that fits counts. */
export interface IndustryGroup {
	id: string;
	title?: string;
	industries: string[];
}

/** How many ranks a share of n holds: all that lie within it (down), the nearest whole number, or the next. */
export type ShareRounding = 'floor' | 'round' | 'ceil';

/** Decimal digits, half away from zero, of each score and of the total before ranking; absent: unrounded. */
export interface Rounding {
	scores?: Figure;
	totals?: Figure;
	/** Absent: `floor`. */
	shares?: ShareRounding;
}

export type Scalar = string | number | boolean;
/** A bound of a condition: bare, or a number with where it stands. */
export type Bound = Scalar | Omit<Figure, 'mark'>;
export type Comparison = Partial<Record<'==' | '!=' | '>' | '>=' | '<' | '<=', Bound>> & {
	in?: Scalar[];
	notIn?: Scalar[];
	/** A civil date less than n years before the day of evaluation. */
	withinYears?: Bound;
};
/** All entries must hold; `any` and `all` hold lists of further conditions. */
export interface When {
	[fact: string]: Scalar | Comparison | Scalar[] | When[];
}

interface Entry {
	id: string;
	title?: string;
	when: When | null;
	clause?: string;
	source?: string;
	mark: Mark;
}

/** 综合得分 = Σ × 修正系数: a number, or the value of a fact. */
export interface Correction extends Entry {
	factor: Figure | null;
	fact: string | null;
}

/**
 * Points added (bonuses) or taken off (deductions): `points`, `ratio` × the total before adjustments, or by a count
 * `fact`: `first` for the first and `further` for each further one, or `per` for each. At most `max`.
 */
export interface Adjustment extends Entry {
	points: Figure | null;
	ratio: Figure | null;
	fact: string | null;
	first: Figure | null;
	further: Figure | null;
	per: Figure | null;
	max: Figure | null;
}

/** A grade given outright (`grade`) or the best that may be had (`capAt`). */
export interface Veto extends Entry {
	grade: string | null;
	capAt: string | null;
}

/** Not rated, for `reason` (公用工程, 在建, …); never red. */
export interface Exemption extends Entry {
	reason: string;
	/** The class it is published under (淮安: T). Not a grade: it is neither ranked nor counted among the grades. */
	class?: string;
	/** The grade whose treatment it gets (不定等级 treated as B). */
	treatedAs?: string;
}

/** Limits in points of the sum of bonuses and of deductions (unit %: of the total before them), and of the total itself. */
export interface Limits {
	bonuses?: Figure;
	deductions?: Figure;
	minTotal?: Figure;
	maxTotal?: Figure;
}

/** Its facts added to the parcel owner's and one result shared; the owner's grade; or a result of its own. */
export type TenantHow = 'merged' | 'owner-grade' | 'own';

export interface TenantPolicy extends Entry {
	how: TenantHow;
	/** Tenants it does not hold for, though `when` does: those of small-enterprise parks, say. */
	except: When | null;
	/** The land and buildings of the merged object: all parts' sum, or the owner's alone. */
	land: 'sum' | 'owner';
}

/** A grade changed by hand, with reason and name; `grade` null: taken away. */
export interface Regrading {
	/** The object's id. */
	id: string;
	grade: string | null;
	reason: string;
	by: string;
	/** Civil date. */
	on?: string;
}
