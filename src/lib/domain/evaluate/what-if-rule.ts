import type { Figure, MissingPolicy, RuleGroup, RuleIndicator, RuleSet } from '../rules/rule-set.ts';

/**
 * Changes of a rule by path, as they stand in an address: `weight/<group>/<indicator>`, `baseline/…` (a number),
 * `mean/…` (k of k × group mean), `scale/…` (a factor on every baseline by industry), `ideal/…`, `cap/…` (multiple of
 * the weight, or `none`), `missing/…` (`zero`, `drop`, `group-mean`, `none`, or points as a number),
 * `cut/<group>/<grade>` (share of ranks, or a total where the rule cuts by total).
 */
export type RuleChanges = Readonly<Record<string, string>>;

/** A part of the address that changes nothing in this rule, as another rule's would. */
export interface ChangedRule {
	rules: RuleSet;
	unknown: string[];
}

export const changePath = (kind: string, group: string, part: string): string =>
	[kind, group, part].map(encodeURIComponent).join('/');

/**
 * The rule with the changes in place. A changed number is nobody's text: it loses clause and source and is marked
 * `memory`. The base is not touched.
 */
export function changedRules(base: RuleSet, changes: RuleChanges): ChangedRule {
	const rules = structuredClone(base);
	const unknown = Object.entries(changes).flatMap(([path, text]) => {
		const [kind, groupId, part] = path.split('/').map(decodeURIComponent);
		const group = rules.groups.find((g) => g.id === groupId);
		const done = group && part !== undefined && changed(kind as string, group, part, text);
		return done ? [] : [path];
	});
	return { rules, unknown };
}

function changed(kind: string, group: RuleGroup, part: string, text: string): boolean {
	if (kind === 'cut') {
		const tier = group.tiers?.find((t) => t.grade === part);
		const figure = tier?.upTo ? 'upTo' : tier?.atLeast ? 'atLeast' : null;
		const value = numberOf(text);
		if (!tier || !figure || value === null) return false;
		tier[figure] = figureOf(value, tier[figure] as Figure);
		return true;
	}
	const indicator = group.indicators.find((i) => i.id === part);
	return indicator !== undefined && changedIndicator(kind, indicator, text);
}

function changedIndicator(kind: string, indicator: RuleIndicator, text: string): boolean {
	const value = numberOf(text);
	const { weight, baseline, ideal } = indicator;
	switch (kind) {
		case 'weight':
			if (value === null || value < 0 || !weight) return false;
			indicator.weight = figureOf(value, weight);
			return true;
		case 'baseline':
			if (value === null || value <= 0 || !baseline || !('value' in baseline)) return false;
			indicator.baseline = figureOf(value, baseline);
			return true;
		case 'mean':
			if (value === null || value <= 0 || !baseline || !('groupMean' in baseline)) return false;
			indicator.baseline = { ...baseline, groupMean: figureOf(value, baseline.groupMean) };
			return true;
		case 'scale': {
			if (value === null || value <= 0 || !baseline || !('byIndustry' in baseline)) return false;
			const scaled = (figure: Figure) => figureOf(figure.value * value, figure);
			indicator.baseline = {
				...baseline,
				byIndustry: Object.fromEntries(
					Object.entries(baseline.byIndustry).map(([code, figure]) => [code, scaled(figure)]),
				),
				...(baseline.otherwise ? { otherwise: scaled(baseline.otherwise) } : {}),
			};
			return true;
		}
		case 'ideal':
			if (value === null || value < 0 || !ideal) return false;
			indicator.ideal = figureOf(value, ideal);
			return true;
		case 'cap':
			if (text === 'none') indicator.cap = null;
			else if (value !== null && value > 0) indicator.cap = figureOf(value, indicator.cap);
			else return false;
			return true;
		case 'missing': {
			const policy = policyOf(text, value);
			if (policy === undefined) return false;
			indicator.missing = policy;
			return true;
		}
		default:
			return false;
	}
}

function policyOf(text: string, points: number | null): MissingPolicy | undefined {
	if (text === 'none') return null;
	if (text === 'zero' || text === 'drop' || text === 'group-mean') return text;
	return points === null ? undefined : { points: figureOf(points, null) };
}

/** How a missing policy is written in a change. */
export function missingText(policy: MissingPolicy): string {
	if (policy === null) return 'none';
	return typeof policy === 'string' ? policy : String(policy.points.value);
}

function figureOf(value: number, before: Figure | null): Figure {
	return before?.value === value
		? before
		: { value, ...(before?.unit ? { unit: before.unit } : {}), mark: 'memory' };
}

function numberOf(text: string): number | null {
	const value = text.trim() === '' ? NaN : Number(text);
	return Number.isFinite(value) ? value : null;
}

/** The weights of a group add up to 1 or to 100: what a changed sum is held against. */
export function weightSumDue(base: RuleGroup): number {
	return weightSum(base) > 1.5 ? 100 : 1;
}

/** Sum of the published weights, without the dust of binary fractions. */
export function weightSum(group: RuleGroup): number {
	return Number(group.indicators.reduce((sum, i) => sum + (i.weight?.value ?? 0), 0).toFixed(9));
}

/**
 * The changes that give one indicator a weight and let the others follow in their own proportions, so that the sum
 * stays what is due. Rounded to 0.01 of a hundred points; the largest of the others takes what rounding leaves.
 */
export function weightsFollowing(group: RuleGroup, indicator: string, value: number): RuleChanges {
	const due = weightSumDue(group);
	const own = Math.min(due, Math.max(0, value));
	const others = group.indicators.filter((i) => i.id !== indicator && i.weight);
	const before = others.reduce((sum, i) => sum + (i.weight?.value ?? 0), 0);
	const decimals = due === 100 ? 2 : 4;
	const rounded = (x: number) => Number(x.toFixed(decimals));
	const weights = new Map(
		others.map((i) => {
			const share = before > 0 ? (i.weight?.value ?? 0) / before : 1 / others.length;
			return [i.id, rounded((due - own) * share)];
		}),
	);
	const largest = others.reduce(
		(a, b) => ((weights.get(b.id) ?? 0) > (weights.get(a.id) ?? 0) ? b : a),
		others[0] as RuleIndicator,
	);
	if (largest) {
		const rest = due - own - [...weights.values()].reduce((a, b) => a + b, 0);
		weights.set(largest.id, rounded((weights.get(largest.id) ?? 0) + rest));
	}
	weights.set(indicator, own);
	return Object.fromEntries([...weights].map(([id, w]) => [changePath('weight', group.id, id), String(w)]));
}
