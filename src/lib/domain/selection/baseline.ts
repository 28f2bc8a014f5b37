import type { Fitted } from '../evaluate/fitted.ts';
import type { IndustryEdition } from '../facts.ts';
import { industryBaseline } from '../rules/industry-baseline.ts';
import type { YieldName } from './question.ts';

/** The indicator of a yield, per mu. */
export const INDICATOR_OF: Record<YieldName, string> = { tax: 'taxPerMu', valueAdded: 'valueAddedPerMu' };

/**
 * The baseline that a run's rules hold a parcel to, 万元/亩: that of its own group, by industry where the rules have
 * one; null where it is in no group (stock is not rated) or the rules give none.
 */
export function baselineOf(
	fitted: Fitted,
	parcel: { group: string | null; industry: string | null; edition: IndustryEdition },
	name: YieldName,
): number | null {
	const id = INDICATOR_OF[name];
	const rule = fitted.rules.groups.find((g) => g.id === parcel.group)?.indicators.find((i) => i.id === id);
	if (rule?.baseline && 'byIndustry' in rule.baseline) {
		const { industryEdition } = fitted.rules;
		return industryBaseline(rule.baseline, parcel.industry, parcel.edition, industryEdition)?.value ?? null;
	}
	const group = fitted.groups.find((g) => g.id === parcel.group);
	return group?.indicators.find((i) => i.id === id)?.baseline ?? null;
}
