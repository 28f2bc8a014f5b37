import type { Baseline, Figure, MissingPolicy, Tier } from '../domain/rules/rule-set.ts';
import type { Lang } from './lang.ts';
import { showNumber } from './numbers.ts';
import { say, sayIfKnown } from './words.ts';

/** A number of a rule as it is written there: with the decimals it has, grouped. */
export function ruleNumber(value: number): string {
	return showNumber(Number(value.toPrecision(12)), 8)
		.replace(/(\.\d*?)0+$/, '$1')
		.replace(/\.$/, '');
}

/** A figure with its unit. */
export function figureText({ value, unit }: Pick<Figure, 'value' | 'unit'>): string {
	return unit ? `${ruleNumber(value)} ${unit}` : ruleNumber(value);
}

/** `前 20%（含）`, `20%–80%（含）`, `综合得分 ≥ 85`: where a tier begins and ends, and whether its end belongs to it. */
export function tierText(tiers: readonly Tier[], index: number, lang: Lang): string {
	const tier = tiers[index];
	if (!tier) return '';
	if (tier.atLeast) return say(lang, 'rules.tier.atLeast', { score: figureText(tier.atLeast) });
	if (!tier.upTo) return say(lang, index === tiers.length - 1 ? 'rules.tier.rest' : 'rules.unpublished');
	const percent = (share: number) => `${ruleNumber(share * 100)}%`;
	const end = say(lang, tier.closed === false ? 'rules.tier.open' : 'rules.tier.closed');
	const to = percent(tier.upTo.value);
	const before = tiers[index - 1]?.upTo;
	if (!before) return say(lang, 'rules.tier.first', { to, end });
	if (tier.upTo.value >= 1) return say(lang, 'rules.tier.last', { from: percent(before.value) });
	return say(lang, 'rules.tier.between', { from: percent(before.value), to, end });
}

/** What a score is where the value is missing. */
export function missingText(policy: MissingPolicy, lang: Lang): string {
	if (policy === null) return say(lang, 'rules.missing.unrated');
	if (typeof policy === 'string') return say(lang, `rules.missing.${policy}`);
	const [name, figure] = Object.entries(policy)[0] as [string, Figure];
	return (
		sayIfKnown(lang, `rules.missing.${name}`, { points: ruleNumber(figure.value) }) ??
		ruleNumber(figure.value)
	);
}

/** A baseline in one line; a table by industry is said by its length. */
export function baselineText(baseline: Baseline | null, unit: string, lang: Lang): string {
	if (baseline === null) return say(lang, 'rules.unpublished');
	if ('groupMean' in baseline)
		return say(lang, 'rules.baseline.groupMean', { times: ruleNumber(baseline.groupMean.value) });
	if ('byIndustry' in baseline)
		return say(lang, 'rules.baseline.byIndustry', { count: Object.keys(baseline.byIndustry).length });
	return figureText({ value: baseline.value, unit: baseline.unit ?? unit });
}
