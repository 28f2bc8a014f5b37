import type { z } from 'zod';
import type { DispositionRules } from '#lib/domain/disposition/disposition-rules.ts';
import type { IdleRules } from '#lib/domain/flags/idle-rules.ts';
import type { LowEfficiencyRules } from '#lib/domain/flags/low-efficiency-rules.ts';
import { checkParkRules, isParkRuleFile } from '#lib/domain/park/check-park-rules.ts';
import type { ParkRules } from '#lib/domain/park/park-rules.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { checkRules } from '#lib/domain/rules/check.ts';
import { controlStandard, type ControlStandard } from '#lib/domain/rules/control.ts';
import type { RuleKind } from '#lib/domain/rules/rule-kind.ts';
import { problemOfIssue } from '#lib/domain/rules/rule-problem.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import type { Unknown } from '#lib/domain/rules/unknowns.ts';
import type { StageRules } from '#lib/domain/stages/stage-rules.ts';
import { dispositionRules, idleRules, lowEfficiencyRules, stageRules } from './flag-rule-shapes.ts';
import { figuresOfFile, unverifiedOf, type RuleFigure } from './rule-figures.ts';
import { headOf, type RuleHead } from './rule-head.ts';

/** A rule set of each kind as the evaluator takes it. */
export interface RulesOfKind {
	scoring: RuleSet;
	'low-efficiency': LowEfficiencyRules;
	idle: IdleRules;
	disposition: DispositionRules;
	control: ControlStandard;
	park: ParkRules;
	stages: StageRules;
}
export type AnyRules = RulesOfKind[RuleKind];

/** What can be said of a rule file of any kind before it is used. */
export interface RuleFileCheck {
	kind: RuleKind;
	head: RuleHead;
	/** As the evaluator takes it; null where a fault makes it unusable. */
	rules: AnyRules | null;
	problems: Problem[];
	unknown: Unknown[];
	warnings: Problem[];
	/** Its figures, and those of them that nobody has checked. */
	figures: number;
	unverified: RuleFigure[];
	/** It scores what it can and grades nothing. */
	partial: boolean;
}

type FlagKind = Exclude<RuleKind, 'scoring' | 'park'>;
const SHAPES: { [Kind in FlagKind]: z.ZodType<RulesOfKind[Kind]> } = {
	'low-efficiency': lowEfficiencyRules,
	idle: idleRules,
	disposition: dispositionRules,
	control: controlStandard,
	stages: stageRules,
};

/** Checks a rule file (already JSON) of a kind: form, meaning, what is unknown, what is unverified. Never throws. */
export function checkRuleFile(kind: RuleKind, file: unknown): RuleFileCheck {
	const figures = figuresOfFile(file);
	const common = {
		kind,
		head: headOf(file),
		figures: figures.length,
		unverified: unverifiedOf(figures),
	};
	if (kind === 'scoring') {
		const { rules, problems, unknown, warnings } = checkRules(file);
		return { ...common, rules, problems, unknown, warnings, partial: rules?.partial ?? false };
	}
	if (kind === 'park') {
		const { rules, problems, unknown, warnings } = checkParkRules(file);
		return { ...common, rules, problems, unknown, warnings, partial: rules?.partial ?? false };
	}
	const parsed = (SHAPES[kind] as z.ZodType<AnyRules>).safeParse(file);
	return {
		...common,
		rules: parsed.success ? parsed.data : null,
		problems: parsed.success ? [] : parsed.error.issues.map((issue) => problemOfIssue(issue, file)),
		unknown: figures
			.filter((f) => f.value === null)
			.map((f) => ({ path: f.path, effect: 'note', message: `${f.path} 的数值未公布` })),
		warnings: [],
		partial: false,
	};
}

/** The kind of a rule file by what stands in it, or null where it is none of ours. */
export function kindOfFile(file: unknown): RuleKind | null {
	if (typeof file !== 'object' || file === null) return null;
	if (isParkRuleFile(file)) return 'park';
	if ('groups' in file) return 'scoring';
	if ('criteria' in file) return 'low-efficiency';
	if ('idleYears' in file) return 'idle';
	if ('stages' in file) return 'stages';
	if ('buildingCoefficient' in file) return 'control';
	if ('rules' in file) return 'disposition';
	return null;
}
