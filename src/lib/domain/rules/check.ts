import { InputError, type Problem } from '../problem.ts';
import { faultsOf } from './faults.ts';
import { toIndicatorUnit } from './figure-unit.ts';
import { ruleFile } from './grammar.ts';
import { normalise } from './normalise.ts';
import { doubtsOf } from './doubts.ts';
import { definitionOf } from './rule-indicators.ts';
import type { Baseline, Figure, RuleIndicator, RuleSet } from './rule-set.ts';
import { problemOfIssue } from './rule-problem.ts';
import { unknownKeys } from './unknown-keys.ts';
import { isPartial, unknownsOf, type Unknown } from './unknowns.ts';

/** What `rules check` says of a file. `rules` is null where a fault makes it unusable. */
export interface RuleCheck {
	rules: RuleSet | null;
	/** Faults, each by its path. */
	problems: Problem[];
	/** What is not published. */
	unknown: Unknown[];
	/** What is doubtful but usable: keys that are not used, figures that look ten or a hundred times off. */
	warnings: Problem[];
}

/** Reads a rule file (already JSON): form, then meaning, then what is unknown. Never throws. */
export function checkRules(input: unknown): RuleCheck {
	const parsed = ruleFile.safeParse(input);
	const warnings = unknownKeys(input);
	if (!parsed.success) {
		const problems = parsed.error.issues.map((issue) => problemOfIssue(issue, input));
		return {
			rules: null,
			// One place, one fault: a comparison with a wrong operator is not also reported as empty.
			problems: problems.filter((p, i) => problems.findIndex((q) => q.path === p.path) === i),
			unknown: [],
			warnings,
		};
	}
	const written = normalise(parsed.data);
	const problems = faultsOf(written);
	const unknown = unknownsOf(written, parsed.data);
	if (problems.length > 0) return { rules: null, problems, unknown, warnings };
	const rules = { ...inIndicatorUnits(written), partial: isPartial(unknown) };
	return { rules, problems: [], unknown, warnings: [...warnings, ...doubtsOf(rules)] };
}

/** A rule file → the rule set. Throws InputError with every fault; for doors and shipped files. */
export function parseRules(input: unknown): RuleSet {
	const { rules, problems } = checkRules(input);
	if (!rules) throw new InputError(problems);
	return rules;
}

/** Brings baselines, extrema and ideals to the unit of their indicator, so that the evaluator multiplies nothing. */
function inIndicatorUnits(rules: RuleSet): RuleSet {
	return {
		...rules,
		groups: rules.groups.map((group) => ({ ...group, indicators: group.indicators.map(indicatorInUnits) })),
	};
}

function indicatorInUnits(rule: RuleIndicator): RuleIndicator {
	const definition = definitionOf(rule);
	const convert = <F extends Figure | null | undefined>(figure: F): F | Figure => {
		if (!definition || !figure?.unit) return figure;
		const factor = toIndicatorUnit(definition, figure.unit);
		return factor === null || factor === 1
			? figure
			: { ...figure, value: figure.value * factor, unit: definition.unit };
	};
	return {
		...rule,
		min: convert(rule.min),
		max: convert(rule.max),
		ideal: convert(rule.ideal),
		baseline: baselineInUnits(rule.baseline, convert),
	};
}

function baselineInUnits(baseline: Baseline | null, convert: (f: Figure) => Figure): Baseline | null {
	if (!baseline || 'groupMean' in baseline) return baseline;
	if (!('byIndustry' in baseline)) return convert(baseline);
	return {
		...baseline,
		byIndustry: Object.fromEntries(Object.entries(baseline.byIndustry).map(([d, f]) => [d, convert(f)])),
		...(baseline.otherwise ? { otherwise: convert(baseline.otherwise) } : {}),
	};
}
