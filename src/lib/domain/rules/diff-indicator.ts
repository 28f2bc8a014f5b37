import type { Context, Differences } from './diff-parts.ts';
import type { Baseline, Figure, MissingPolicy, RuleGroup, RuleIndicator } from './rule-set.ts';

/** What changed in the indicators of a group. */
export function diffIndicators(
	found: Differences,
	path: string,
	a: RuleGroup,
	b: RuleGroup,
	context: Context,
): void {
	const contextOf = ({ id }: RuleIndicator): Context => ({ ...context, indicator: id });
	found.lists(`${path}.indicators`, 'indicator', a.indicators, b.indicators, contextOf, (at, x, y) =>
		diffIndicator(found, at, x, y, contextOf(y)),
	);
}

function diffIndicator(
	found: Differences,
	at: string,
	x: RuleIndicator,
	y: RuleIndicator,
	context: Context,
): void {
	found.figure(`${at}.weight`, 'weight', x.weight, y.weight, context);
	diffBaseline(found, `${at}.baseline`, x.baseline, y.baseline, context);
	for (const key of ['min', 'max', 'base', 'ideal', 'cap'] as const) {
		found.figure(`${at}.${key}`, key, x[key], y[key], context);
	}
	// A floor of nought is there whether or not it is written.
	if (x.floor.value !== y.floor.value) found.figure(`${at}.floor`, 'floor', x.floor, y.floor, context);
	found.value(`${at}.family`, 'family', x.family, y.family, context);
	found.value(`${at}.direction`, 'direction', x.direction, y.direction, context);
	diffMissing(found, `${at}.missing`, x.missing, y.missing, context);
	found.value(`${at}.formula`, 'formula', formulaText(x), formulaText(y), context);
}

function diffBaseline(
	found: Differences,
	at: string,
	x: Baseline | null,
	y: Baseline | null,
	context: Context,
): void {
	if (kindOf(x) !== kindOf(y)) {
		found.value(at, 'baseline-kind', kindOf(x), kindOf(y), context);
		return;
	}
	if (!x || !y) return;
	if ('groupMean' in x && 'groupMean' in y) {
		found.figure(`${at}.groupMean`, 'group-mean', x.groupMean, y.groupMean, context);
	} else if ('byIndustry' in x && 'byIndustry' in y) {
		for (const code of new Set([...Object.keys(x.byIndustry), ...Object.keys(y.byIndustry)])) {
			const place = { ...context, industry: code };
			found.figure(
				`${at}.byIndustry.${code}`,
				'industry-baseline',
				x.byIndustry[code],
				y.byIndustry[code],
				place,
			);
		}
		found.figure(`${at}.otherwise`, 'other-baseline', x.otherwise, y.otherwise, context);
		found.value(`${at}.industryEdition`, 'baseline-edition', x.industryEdition, y.industryEdition, context);
	} else found.figure(at, 'baseline', x as Figure, y as Figure, context);
}

function kindOf(baseline: Baseline | null): string | null {
	if (!baseline) return null;
	return 'groupMean' in baseline ? 'group-mean' : 'byIndustry' in baseline ? 'by-industry' : 'number';
}

function diffMissing(
	found: Differences,
	at: string,
	x: MissingPolicy,
	y: MissingPolicy,
	context: Context,
): void {
	const [before, after] = [pointsOf(x), pointsOf(y)];
	if (before && after) found.figure(`${at}.points`, 'missing-points', before, after, context);
	else found.value(at, 'missing', policyOf(x), policyOf(y), context);
}

function pointsOf(policy: MissingPolicy): Figure | null {
	return policy !== null && typeof policy === 'object' ? policy.points : null;
}

function policyOf(policy: MissingPolicy): string {
	if (policy === null) return 'unrated';
	return typeof policy === 'object' ? 'points' : policy;
}

function formulaText({ formula }: RuleIndicator): string | null {
	if (!formula) return null;
	const below = formula.denominator === null ? '' : ` ÷ ${formula.denominator}`;
	return `${formula.numerator}${below}${formula.factor === undefined ? '' : ` ÷ ${formula.factor}`}`;
}
