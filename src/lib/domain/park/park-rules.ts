import type { Direction } from '../indicators/indicator.ts';
import type { Mark } from '../proof.ts';
import type { Figure, When } from '../rules/rule-set.ts';
import type { ZonePart } from './park-facts.ts';

/** 工业主导型, 产城融合型, 其他. */
export const ZONE_TYPES = ['industrial', 'integrated', 'other'] as const;
export type ZoneType = (typeof ZONE_TYPES)[number];

/** What kind of zone by its manager: 高新类, 经济类, 海关特殊监管; `none` is an ordinary one. */
export const ZONE_CATEGORIES = ['high-tech', 'economic', 'customs', 'none'] as const;
export type ZoneCategory = (typeof ZONE_CATEGORIES)[number];

/** A figure with a remark of the file's author. */
export interface NotedFigure extends Figure {
	note?: string;
}

export interface TreeIndicator {
	id: string;
	/** Share of its sub-goal, 0–1; null is not known. */
	weight: NotedFigure | null;
	direction: Direction;
	/** In the indicator's own unit (shares as ratios); null is not known. */
	ideal: Ideal;
}

/** One ideal, or one for each category of zone with `otherwise` for the rest. */
export type Ideal = NotedFigure | null | IdealByCategory;
export interface IdealByCategory {
	byCategory: Partial<Record<ZoneCategory, NotedFigure>>;
	otherwise: NotedFigure | null;
}

interface TreePart {
	id: string;
	title: string;
	/** Share of the part above, 0–1; null is not known. */
	weight: NotedFigure | null;
}
export interface SubGoal extends TreePart {
	indicators: TreeIndicator[];
}
export interface Goal extends TreePart {
	subGoals: SubGoal[];
}

/** The goals of the zone types that it is for. */
export interface ScoreTree {
	types: ZoneType[];
	goals: Goal[];
}

export interface ZoneTypeRule {
	type: ZoneType;
	/** Over `industrialShare`, `residentialShare` and `category`. */
	when: When;
	mark: Mark;
	clause?: string;
	source?: string;
	note?: string;
}

export interface EvaluationArea {
	id: Exclude<ZonePart, 'whole'>;
	title: string;
	weight: NotedFigure | null;
}

/**
 * How development zones are scored: goal → sub-goal → indicator, each a weighted sum of what is below (TD/T 1029,
 * domain.md §2.3). Weights of every group are shares that sum to 1. It is itself a valid park rule file.
 */
export interface ParkRules {
	kind: 'park';
	id: string;
	version: string;
	title: { zh: string; en?: string };
	area: string | null;
	year: number | null;
	effective: { from: string; to?: string } | null;
	source: string;
	notes: string[];
	/** `low`: its figures come from a source of low authority; said wherever a score of it is shown. */
	authority: 'low' | 'issued' | null;
	/** Weights or ideals are not known: it scores nothing. */
	partial: boolean;
	areas: EvaluationArea[];
	/** A zone without one of the areas: the others' weights scaled up, or no total. */
	absentArea: 'renormalise' | 'unscored';
	zoneTypes: ZoneTypeRule[];
	trees: ScoreTree[];
}
