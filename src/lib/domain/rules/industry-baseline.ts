import type { IndustryEdition } from '../facts.ts';
import { industryDigits, sameDivisions } from './industry-division.ts';
import { closestIndustry } from './industry-match.ts';
import type { Figure, IndustryBaselines } from './rule-set.ts';

/**
 * The baseline of an industry code: that of the closest code the rule lists, else the one for all others. A code of an
 * edition that numbers its divisions otherwise is not looked up; an unknown industry has none.
 * @param ruleEdition the edition of the rule's codes, where the baselines do not name their own
 */
export function industryBaseline(
	baseline: IndustryBaselines,
	code: string | null,
	edition: IndustryEdition,
	ruleEdition: IndustryEdition,
): Figure | undefined {
	const digits = code === null ? null : industryDigits(code);
	if (digits === null) return undefined;
	const due = baseline.industryEdition ?? ruleEdition;
	const keys = Object.keys(baseline.byIndustry);
	const at = sameDivisions(edition, due) ? closestIndustry(keys, digits, due) : -1;
	return at < 0 ? baseline.otherwise : baseline.byIndustry[keys[at] as string];
}
