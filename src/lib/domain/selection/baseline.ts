import type { Fitted } from '../evaluate/fitted.ts';
import type { IndustryEdition } from '../facts.ts';
import { industryBaseline } from '../rules/industry-baseline.ts';
import type { Baseline, Figure } from '../rules/rule-set.ts';
import type { FigureSource, YieldName } from './question.ts';

/** The indicator of a yield, per mu. */
export const INDICATOR_OF: Record<YieldName, string> = { tax: 'taxPerMu', valueAdded: 'valueAddedPerMu' };

/** A baseline of a run's rules, 万元/亩, with the figure of the rule that it follows from. */
export interface GroundBaseline {
	value: number;
	mark: FigureSource['mark'];
	/** `id@version indicator`, and the rule's clause where it names one. */
	clause: string;
	source: string | null;
}

/**
 * The baseline that a run's rules hold a parcel to: that of its own group, by industry where the rules have one, k × the
 * group's value where they say so; null where it is in no group (stock is not rated) or the rules give none.
 */
export function baselineOf(
	fitted: Fitted,
	parcel: { group: string | null; industry: string | null; edition: IndustryEdition },
	name: YieldName,
): GroundBaseline | null {
	const { rules } = fitted;
	const id = INDICATOR_OF[name];
	const own = rules.groups.find((g) => g.id === parcel.group)?.indicators.find((i) => i.id === id)?.baseline;
	const figure = own ? figureOf(own, parcel, rules.industryEdition) : undefined;
	if (!own || !figure) return null;
	const group = fitted.groups.find((g) => g.id === parcel.group);
	const value =
		'byIndustry' in own ? figure.value : (group?.indicators.find((i) => i.id === id)?.baseline ?? null);
	if (value === null) return null;
	return {
		value,
		mark: figure.mark === 'computed' ? 'record' : figure.mark,
		clause: [`${rules.id}@${rules.version} ${id}`, figure.clause].filter(Boolean).join(' · '),
		source: figure.source ?? null,
	};
}

/** The rule's figure behind a baseline: its own, the k of k × mean, that of the industry. */
function figureOf(
	baseline: Baseline,
	{ industry, edition }: { industry: string | null; edition: IndustryEdition },
	ruleEdition: IndustryEdition,
): Figure | undefined {
	if ('byIndustry' in baseline) return industryBaseline(baseline, industry, edition, ruleEdition);
	return 'groupMean' in baseline ? baseline.groupMean : baseline;
}
