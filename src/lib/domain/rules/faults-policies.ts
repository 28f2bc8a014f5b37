import { NUMERIC_FACTS } from '../facts.ts';
import type { Problem } from '../problem.ts';
import { isIndustryKey } from './industry-match.ts';
import { definitionOf } from './rule-indicators.ts';
import { fault } from './rule-problem.ts';
import type { Figure, RuleGroup, RuleIndicator, RuleSet } from './rule-set.ts';

/** Faults in who is ranked with whom, ties and rounding of a group. */
export function groupPolicyFaults(group: RuleGroup, path: string, found: Problem[]): void {
	withinFaults(group, `${path}.within`, found);
	group.tieBreak?.forEach((id, k) => {
		const known =
			(NUMERIC_FACTS as readonly string[]).includes(id) ||
			definitionOf({ id } as RuleIndicator) !== undefined;
		if (known || group.indicators.some((i) => i.id === id)) return;
		found.push(
			fault('rules.tie-break', `${path}.tieBreak[${k}]`, `没有指标或数据 ${id}`, id, '指标 id 或数据名'),
		);
	});
	for (const key of ['scores', 'totals'] as const) {
		const digits = group.rounding?.[key]?.value;
		if (digits !== undefined && !(Number.isInteger(digits) && digits >= 0 && digits <= 9)) {
			const at = `${path}.rounding.${key}`;
			found.push(fault('rules.rounding', at, '小数位数应为 0 到 9 的整数', digits, '0–9'));
		}
	}
}

function withinFaults({ within }: RuleGroup, path: string, found: Problem[]): void {
	if (within === null || within === 'industry') return;
	const seen = new Map<string, string>();
	const ids = new Set<string>();
	within.groups.forEach(({ id, industries }, g) => {
		const at = `${path}.groups[${g}]`;
		if (ids.has(id)) found.push(fault('rules.repeated', at, `${id} 重复`, id, '各不相同'));
		ids.add(id);
		industries.forEach((key, k) => {
			const here = `${at}.industries[${k}]`;
			if (!isIndustryKey(key)) {
				found.push(fault('rules.industry', here, `${key} 不是行业代码`, key, '13、3311、C 或 13-15'));
			}
			const other = seen.get(key);
			if (other !== undefined) {
				found.push(fault('rules.industry', here, `${key} 已在行业组 ${other} 之中`, key, '每个行业只在一组'));
			}
			seen.set(key, id);
		});
	});
}

/** Faults in what holds for all groups: limits, tenants, classes of the exempt, grades changed by hand. */
export function rulePolicyFaults(rules: RuleSet, grades: readonly string[], found: Problem[]): void {
	const { limits, regradings = [], tenants = [] } = rules;
	for (const key of ['bonuses', 'deductions'] as const) {
		const limit: Figure | undefined = limits?.[key];
		if (limit && limit.value < 0) {
			found.push(fault('rules.limits', `limits.${key}`, '合计上限不能为负', limit.value, '≥ 0'));
		}
	}
	if (limits?.minTotal && limits.maxTotal && limits.minTotal.value > limits.maxTotal.value) {
		const expected = `≥ ${limits.minTotal.value}`;
		found.push(fault('rules.limits', 'limits.maxTotal', '总分上限低于下限', limits.maxTotal.value, expected));
	}
	const known = grades.length === 0 ? null : new Set(grades);
	rules.exempt.forEach((exempt, i) => {
		if (exempt.treatedAs === undefined || !known || known.has(exempt.treatedAs)) return;
		const at = `exempt[${i}].treatedAs`;
		found.push(
			fault('rules.exempt', at, `没有 ${exempt.treatedAs} 这一档`, exempt.treatedAs, grades.join('、')),
		);
	});
	const seen = new Set<string>();
	regradings.forEach(({ id, grade }, i) => {
		const at = `regradings[${i}]`;
		if (grade !== null && known && !known.has(grade)) {
			found.push(fault('rules.regrading', `${at}.grade`, `没有 ${grade} 这一档`, grade, grades.join('、')));
		}
		if (seen.has(id)) found.push(fault('rules.repeated', at, `${id} 重复`, id, '每个对象一条'));
		seen.add(id);
	});
	const ids = new Set<string>();
	tenants.forEach(({ id }, i) => {
		if (ids.has(id)) found.push(fault('rules.repeated', `tenants[${i}]`, `${id} 重复`, id, '各不相同'));
		ids.add(id);
	});
}
