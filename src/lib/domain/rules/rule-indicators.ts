import type { AnyIndicator } from '../indicators/indicator.ts';
import { INDICATORS, indicatorOf } from '../indicators/registry.ts';
import type { RuleIndicator, RuleSet } from './rule-set.ts';

/** The indicator a rule names: one of ours, or the rule's own by formula; undefined where it is neither. */
export function definitionOf(rule: RuleIndicator): AnyIndicator | undefined {
	const known = indicatorOf(rule.id);
	if (known || !rule.formula) return known;
	return {
		id: rule.id,
		numerator: rule.formula.numerator,
		denominator: rule.formula.denominator,
		factor: rule.formula.factor ?? 1,
		unit: rule.formula.unit ?? '',
		direction: rule.direction,
		source: rule.clause ?? rule.title ?? rule.id,
		mark: rule.weight?.mark ?? 'memory',
	};
}

/** Every indicator to compute under a rule set: ours in the contract's order, then the rule's own. */
export function indicatorsOf(rules: RuleSet): AnyIndicator[] {
	const all = new Map<string, AnyIndicator>(INDICATORS.map((i) => [i.id, i]));
	for (const group of rules.groups) {
		for (const rule of group.indicators) {
			const definition = definitionOf(rule);
			if (definition && !all.has(rule.id)) all.set(rule.id, definition);
		}
	}
	return [...all.values()];
}
