import { InputError, type Problem } from '../problem.ts';
import type { Mark } from '../proof.ts';
import { problemOfIssue } from '../rules/rule-problem.ts';
import type { Unknown } from '../rules/unknowns.ts';
import { parkIndicator } from './park-indicators.ts';
import { normaliseParkRules } from './normalise-park-rules.ts';
import { parkRuleFile } from './park-rule-file.ts';
import type { Ideal, NotedFigure, ParkRules, TreeIndicator } from './park-rules.ts';

/** What `rules check` says of a park rule file. `rules` is null where a fault makes it unusable. */
export interface ParkRuleCheck {
	rules: ParkRules | null;
	problems: Problem[];
	unknown: Unknown[];
	warnings: Problem[];
}

/** Whether a rule file (already JSON) says that it is for parks. */
export function isParkRuleFile(input: unknown): boolean {
	return typeof input === 'object' && input !== null && (input as { kind?: unknown }).kind === 'park';
}

/** Reads a park rule file: form, then meaning, then what is unknown. Never throws. */
export function checkParkRules(input: unknown): ParkRuleCheck {
	const parsed = parkRuleFile.safeParse(input);
	if (!parsed.success) {
		const problems = parsed.error.issues.map((issue) => problemOfIssue(issue, input));
		return {
			rules: null,
			problems: problems.filter((p, i) => problems.findIndex((q) => q.path === p.path) === i),
			unknown: [],
			warnings: [],
		};
	}
	const mark: Mark = parsed.data.mark ?? 'memory';
	const { rules, problems } = normaliseParkRules(parsed.data, mark);
	const unknown = unknownsOf(rules);
	if (problems.length > 0) return { rules: null, problems, unknown, warnings: [] };
	const partial = unknown.some((u) => u.effect === 'score');
	return { rules: { ...rules, partial }, problems: [], unknown, warnings: doubts(rules) };
}

/** A park rule file → the rules. Throws InputError with every fault. */
export function parseParkRules(input: unknown): ParkRules {
	const { rules, problems } = checkParkRules(input);
	if (!rules) throw new InputError(problems);
	return rules;
}

function unknownsOf(rules: ParkRules): Unknown[] {
	const found: Unknown[] = [];
	const weight = (path: string, figure: NotedFigure | null, what: string) => {
		if (!figure) found.push({ path: `${path}.weight`, effect: 'score', message: `${what}的权重未知` });
	};
	if (!rules.effective) found.push({ path: 'effective', effect: 'note', message: '生效日期未知' });
	rules.areas.forEach((area, i) => weight(`areas[${i}]`, area.weight, area.title));
	eachIndicator(rules, (rule, path) => {
		weight(path, rule.weight, rule.id);
		if (!rule.ideal)
			found.push({ path: `${path}.ideal`, effect: 'score', message: `${rule.id} 的理想值未知` });
		else if ('byCategory' in rule.ideal && !rule.ideal.otherwise)
			found.push({
				path: `${path}.ideal.otherwise`,
				effect: 'note',
				message: `${rule.id} 只给出部分类别的理想值`,
			});
	});
	rules.trees.forEach((tree, t) =>
		tree.goals.forEach((goal, g) => {
			weight(`trees[${t}].goals[${g}]`, goal.weight, goal.title);
			goal.subGoals.forEach((sub, s) =>
				weight(`trees[${t}].goals[${g}].subGoals[${s}]`, sub.weight, sub.title),
			);
		}),
	);
	return found;
}

/** A share's ideal above 1 was probably meant in per cent. */
function doubts(rules: ParkRules): Problem[] {
	const found: Problem[] = [];
	eachIndicator(rules, (rule, path) => {
		if (parkIndicator(rule.id)?.unit !== '%') return;
		for (const figure of idealsOf(rule.ideal)) {
			if (figure.value <= 1) continue;
			found.push({
				code: 'rules.percent',
				message: `${path}.ideal 大于 1：${rule.id} 是比值，是否写成了百分数？`,
				path: `${path}.ideal`,
				got: figure.value,
				expected: '比值，如 0.93',
				fix: '改写为比值，或注明 unit: "%"',
			});
		}
	});
	return found;
}

function idealsOf(ideal: Ideal): NotedFigure[] {
	if (!ideal) return [];
	if (!('byCategory' in ideal)) return [ideal];
	return [...Object.values(ideal.byCategory), ...(ideal.otherwise ? [ideal.otherwise] : [])];
}

function eachIndicator(rules: ParkRules, visit: (rule: TreeIndicator, path: string) => void): void {
	rules.trees.forEach((tree, t) =>
		tree.goals.forEach((goal, g) =>
			goal.subGoals.forEach((sub, s) =>
				sub.indicators.forEach((rule, i) =>
					visit(rule, `trees[${t}].goals[${g}].subGoals[${s}].indicators[${i}]`),
				),
			),
		),
	);
}
