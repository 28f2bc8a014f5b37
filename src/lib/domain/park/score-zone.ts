import type { ZonePart } from './park-facts.ts';
import type {
	Goal,
	NotedFigure,
	ParkRules,
	ScoreTree,
	TreeIndicator,
	ZoneCategory,
	ZoneType,
} from './park-rules.ts';
import type { ZoneArea } from './zone-area.ts';

/** Why a zone has no total, or null. What is wanting stands in `missing`. */
export type ZoneScoreReason =
	| 'park-no-rules'
	| 'park-rules-partial'
	| 'park-type-unknown'
	| 'park-type-not-covered'
	| 'park-values-missing'
	| 'park-area-absent';

/** The degrees of one area by the tree; a part is null as soon as something in it is. */
export interface AreaScore {
	part: ZonePart;
	/** Its share of the total, 0–1: 1 where the zone is not divided. */
	weight: number | null;
	/** Realisation degree S of each indicator, 0–100. */
	degrees: Record<string, number | null>;
	/** By `goal.subGoal`. */
	subGoals: Record<string, number | null>;
	goals: Record<string, number | null>;
	score: number | null;
}

export interface ZoneScore {
	/** 土地利用集约度 F = Σ area weight × ΣWΣWΣW·S, 0–100. */
	total: number | null;
	/** Over the areas, by their weights. */
	degrees: Record<string, number | null>;
	goals: Record<string, number | null>;
	areas: AreaScore[];
	reason: ZoneScoreReason | null;
	/** Indicators without a value, or the area that is absent. */
	missing: string[];
}

const NONE: Omit<ZoneScore, 'reason'> = { total: null, degrees: {}, goals: {}, areas: [], missing: [] };

/** 用地状况实现度: S = min(100, X ÷ T × 100); reverse with ideal 0: (1 − X) × 100. Source: TD/T 1029, domain.md §2.3. */
export function degreeOf(value: number, ideal: number, direction: TreeIndicator['direction']): number {
	if (direction === 'reverse') return Math.min(100, Math.max(0, (1 - value) * 100));
	return value >= ideal ? 100 : Math.max(0, (value / ideal) * 100);
}

/** The ideal that holds for a zone of this category. */
export function idealFor(rule: TreeIndicator, category: ZoneCategory): NotedFigure | null {
	const { ideal } = rule;
	return ideal && 'byCategory' in ideal ? (ideal.byCategory[category] ?? ideal.otherwise) : ideal;
}

/** The tree for a type, or undefined where the rules have none. */
export function treeFor(rules: ParkRules, type: ZoneType): ScoreTree | undefined {
	return rules.trees.find((tree) => tree.types.includes(type));
}

/**
 * Scores a zone. Nothing is made up: a missing value, weight or ideal leaves its sub-goal, goal and the total null, with
 * the reason and what is wanting.
 */
export function scoreZone(
	zone: { whole: ZoneArea; areas: readonly ZoneArea[] },
	type: ZoneType | null,
	category: ZoneCategory,
	rules: ParkRules | null,
): ZoneScore {
	if (!rules) return { ...NONE, reason: 'park-no-rules' };
	if (type === null) return { ...NONE, reason: rules.partial ? 'park-rules-partial' : 'park-type-unknown' };
	const tree = treeFor(rules, type);
	if (!tree) return { ...NONE, reason: 'park-type-not-covered' };
	const divided = rules.areas.length > 0 && zone.areas.length > 0;
	const scored = divided
		? rules.areas.flatMap(({ id, weight }) => {
				const area = zone.areas.find((a) => a.part === id);
				return area ? [areaScore(area, tree, category, weight?.value ?? null)] : [];
			})
		: [areaScore(zone.whole, tree, category, 1)];
	const absent = divided
		? rules.areas.filter((a) => !scored.some((s) => s.part === a.id)).map((a) => a.id)
		: [];
	const areas = absent.length > 0 && rules.absentArea === 'renormalise' ? scaledUp(scored) : scored;
	const over = (read: (area: AreaScore) => number | null | undefined) =>
		weighted(areas.map((area) => [area.weight, read(area) ?? null]));
	const keys = (read: (area: AreaScore) => object) => [
		...new Set(areas.flatMap((a) => Object.keys(read(a)))),
	];
	const missing = [...new Set(areas.flatMap((a) => missingOf(a, tree)))];
	const unscored = absent.length > 0 && rules.absentArea === 'unscored';
	const total = unscored || rules.partial ? null : over((a) => a.score);
	return {
		total,
		degrees: Object.fromEntries(keys((a) => a.degrees).map((id) => [id, over((a) => a.degrees[id])])),
		goals: Object.fromEntries(keys((a) => a.goals).map((id) => [id, over((a) => a.goals[id])])),
		areas,
		reason: rules.partial
			? 'park-rules-partial'
			: unscored
				? 'park-area-absent'
				: total === null
					? 'park-values-missing'
					: null,
		missing: unscored ? [...absent, ...missing] : missing,
	};
}

function areaScore(
	area: ZoneArea,
	tree: ScoreTree,
	category: ZoneCategory,
	weight: number | null,
): AreaScore {
	const degrees: AreaScore['degrees'] = {};
	const subGoals: AreaScore['subGoals'] = {};
	const goals: AreaScore['goals'] = {};
	for (const goal of tree.goals) {
		for (const sub of goal.subGoals) {
			for (const rule of sub.indicators) {
				const value = area.values[rule.id] ?? null;
				const ideal = idealFor(rule, category);
				degrees[rule.id] =
					value === null || ideal === null ? null : degreeOf(value, ideal.value, rule.direction);
			}
			subGoals[subGoalKey(goal, sub)] = weighted(
				sub.indicators.map((rule) => [rule.weight?.value ?? null, degrees[rule.id] ?? null]),
			);
		}
		goals[goal.id] = weighted(
			goal.subGoals.map((sub) => [sub.weight?.value ?? null, subGoals[subGoalKey(goal, sub)] ?? null]),
		);
	}
	const score = weighted(tree.goals.map((goal) => [goal.weight?.value ?? null, goals[goal.id] ?? null]));
	return { part: area.part, weight, degrees, subGoals, goals, score };
}

/** The key of a sub-goal within an area's results. */
export function subGoalKey(goal: Pick<Goal, 'id'>, sub: { id: string }): string {
	return `${goal.id}.${sub.id}`;
}

function missingOf(area: AreaScore, tree: ScoreTree): string[] {
	return tree.goals.flatMap((goal) =>
		goal.subGoals.flatMap((sub) =>
			sub.indicators.filter((rule) => area.degrees[rule.id] === null).map((rule) => rule.id),
		),
	);
}

function scaledUp(areas: readonly AreaScore[]): AreaScore[] {
	const sum = areas.reduce((total, area) => total + (area.weight ?? NaN), 0);
	return areas.map((area) => ({
		...area,
		weight: area.weight === null || !(sum > 0) ? null : area.weight / sum,
	}));
}

/** ΣW·S; null where a weight or a part is not known. */
function weighted(parts: readonly (readonly [weight: number | null, part: number | null])[]): number | null {
	let sum = 0;
	for (const [weight, part] of parts) {
		if (weight === null || part === null) return null;
		sum += weight * part;
	}
	return sum;
}

/** Every indicator's share of an area's score: the product of the weights above it, 0–1; null where one is not known. */
export function flattenedWeights(tree: ScoreTree): Record<string, number | null> {
	return Object.fromEntries(
		tree.goals.flatMap((goal) =>
			goal.subGoals.flatMap((sub) =>
				sub.indicators.map((rule) => [
					rule.id,
					goal.weight && sub.weight && rule.weight
						? goal.weight.value * sub.weight.value * rule.weight.value
						: null,
				]),
			),
		),
	);
}
