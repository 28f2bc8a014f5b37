import type { Finding, Mark } from '../proof.ts';

/** What vacating a parcel costs, item by item (万元). Each comes from a record, from a rule-set default, or is unknown. */
export const COST_ITEMS = [
	'acquisition',
	'relocation',
	'demolition',
	'arrears',
	'lease',
	'staff',
	'soilSurvey',
	'soilCleanup',
] as const;
export type CostItem = (typeof COST_ITEMS)[number];

/** What may keep a parcel from being vacated soon. Unknown is never counted against it. */
export const READINESS_ISSUES = ['mortgaged', 'seized', 'disputed', 'papersMissing'] as const;
export type ReadinessIssue = (typeof READINESS_ISSUES)[number];

/** Under which assumption the yield rises once the land has changed hands. */
export const UPLIFT_ASSUMPTIONS = ['park-median', 'rule-baseline', 'promise'] as const;
export type UpliftAssumption = (typeof UPLIFT_ASSUMPTIONS)[number];

/** Yields whose uplift is counted, per year. */
export const YIELDS = ['tax', 'valueAdded'] as const;
export type YieldName = (typeof YIELDS)[number];

/** Why a candidate is not weighed at all. */
export const LEFT_OUT_REASONS = ['benefit-missing', 'cost-missing', 'not-ready', 'locked-out'] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** How a figure that stands in no record and follows from no rate came about. */
export const FIGURE_CODES = [
	/** Nobody is there, by the record: nothing to move, pay off or count. */
	'vacant',
	/** Works have not begun, by an inspection or the contract's own record. */
	'not-started',
	/** Land that is no parcel and was never supplied: nothing stands on it. */
	'never-supplied',
	'park-median',
	'rule-baseline',
	'promise',
	/** The run's own figure of the parcel. */
	'run',
] as const;
export type FigureCode = (typeof FIGURE_CODES)[number];

export type SubjectKind = 'parcel' | 'free-land' | 'low-slope';

/** One of the land that a question is about. */
export interface Subject {
	kind: SubjectKind;
	id: number;
}

/** The key of a subject, in problems, certificates and the maps between them: `parcel:42`. */
export function keyOf({ kind, id }: Subject): string {
	return `${kind}:${id}`;
}

/** Bounds on the chosen land of a county or park, mu. */
export interface SelectionQuota {
	of: 'region' | 'park';
	id: number;
	minMu: number | null;
	maxMu: number | null;
}

/** What a question weighs by; the criteria that found the candidates are not asked again. */
export interface SelectionDemands {
	objective: 'max-benefit' | 'min-cost';
	budgetWan: number | null;
	targetMu: number | null;
	/** Benefit = Σ weight × uplift (万元 a year). */
	weights: Record<YieldName, number>;
	readiness: Record<ReadinessIssue, 'allow' | 'exclude'>;
	missingCost: 'leave-out' | 'known-part';
	quotas: readonly SelectionQuota[];
	lockIn: readonly Subject[];
	lockOut: readonly Subject[];
}

/** Where a number comes from: a row of a file, a figure of the rule set with its mark, or a computation of ours. */
export interface FigureSource {
	kind: 'record' | 'default' | 'computed';
	/** `record`: the record's own; `own`: the planner's, typed in. */
	mark: Exclude<Mark, 'computed'> | 'record' | 'own';
	clause: string | null;
	source: string | null;
	file: string | null;
	row: number | null;
	/** Of what was computed: how. */
	code?: FigureCode | null;
	/** Of a median: over how many rated parcels. */
	count?: number | null;
}

export interface CostFigure {
	item: CostItem;
	/** 万元; null: unknown. */
	wan: number | null;
	/** Of a default: rate × quantity. */
	rate: number | null;
	quantity: number | null;
	unit: string | null;
	from: FigureSource | null;
}

export interface YieldFigure {
	name: YieldName;
	/** 万元 of the year on the land now; null: unknown. */
	now: number | null;
	/** 万元/亩 assumed afterwards; null: the assumption has no figure for this candidate. */
	perMuAfter: number | null;
	/** perMuAfter × mu − now, below zero too: a fall is a fall. Null where either is unknown. */
	uplift: number | null;
	/** Of the figure afterwards. */
	from: FigureSource | null;
	/** Of the figure now. */
	nowFrom?: FigureSource | null;
}

/** A candidate as a question weighs it. */
export interface WeighedCandidate extends Subject {
	mu: number;
	region: number | null;
	park: number | null;
	regionName: string | null;
	parkName: string | null;
	yields: readonly YieldFigure[];
	costKnownWan: number;
	costComplete: boolean;
	readiness: readonly { issue: ReadinessIssue; finding: Finding }[];
}
