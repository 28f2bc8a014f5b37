import type { Problem } from '../problem.ts';
import { INDICATORS, indicatorOf } from '../indicators/registry.ts';
import type { Figure, RuleGroup, RuleIndicator, RuleSet, Tier } from './rule-set.ts';
import { definitionOf } from './rule-indicators.ts';
import { toIndicatorUnit } from './figure-unit.ts';
import { groupPolicyFaults, rulePolicyFaults } from './faults-policies.ts';
import { gradesOf } from './grade-order.ts';
import { isIndustryKey } from './industry-match.ts';
import { fault } from './rule-problem.ts';

/** Faults of meaning in a rule set that fits the grammar, each by its path in the file. */
export function faultsOf(rules: RuleSet): Problem[] {
	const found: Problem[] = [];
	repeated(rules.groups, 'groups', found);
	rules.groups.forEach((group, g) => groupFaults(group, `groups[${g}]`, rules.partial, found));
	formulaFaults(rules, found);
	const grades = new Set(gradesOf(rules));
	for (const kind of ['bonuses', 'deductions', 'vetoes', 'exempt', 'corrections'] as const) {
		repeated(rules[kind], kind, found);
	}
	rules.vetoes.forEach((veto, i) => {
		const to = veto.grade ?? veto.capAt;
		const path = `vetoes[${i}]`;
		if (to === null || (veto.grade !== null && veto.capAt !== null)) {
			found.push(fault('rules.veto', path, '一票否决应写 grade 或 capAt 其中之一', to, 'grade 或 capAt'));
		} else if (grades.size > 0 && !grades.has(to)) {
			found.push(fault('rules.veto', path, `没有 ${to} 这一档`, to, [...grades].join('、')));
		}
	});
	rulePolicyFaults(rules, [...grades], found);
	return found;
}

/** One id is one indicator: its values stand in one column. */
function formulaFaults(rules: RuleSet, found: Problem[]): void {
	const seen = new Map<string, string>();
	rules.groups.forEach((group, g) =>
		group.indicators.forEach(({ id, formula }, i) => {
			const written = JSON.stringify([formula?.numerator, formula?.denominator, formula?.factor]);
			const before = seen.get(id) ?? written;
			seen.set(id, before);
			if (before === written) return;
			const path = `groups[${g}].indicators[${i}].formula`;
			found.push(fault('rules.indicator', path, `${id} 在别的分组中是另一公式`, formula, '不同公式另取 id'));
		}),
	);
}

function groupFaults(group: RuleGroup, path: string, partial: boolean, found: Problem[]): void {
	repeated(group.indicators, `${path}.indicators`, found);
	group.indicators.forEach((rule, i) => indicatorFaults(rule, `${path}.indicators[${i}]`, found));
	weightFaults(group, path, partial, found);
	if (group.tiers) tierFaults(group.tiers, `${path}.tiers`, found);
	groupPolicyFaults(group, path, found);
}

function weightFaults(group: RuleGroup, path: string, partial: boolean, found: Problem[]): void {
	const known = group.indicators.flatMap((i) => (i.weight ? [i.weight.value] : []));
	const sum = known.reduce((a, b) => a + b, 0);
	const at = `${path}.indicators`;
	const incomplete = partial || known.length < group.indicators.length || group.indicators.length === 0;
	if (incomplete) {
		if (sum > 100 + 1e-6) found.push(fault('rules.weights', at, '权重合计已超过 100', sum, '不超过 100'));
		return;
	}
	if (Math.abs(sum - 1) > 1e-6 && Math.abs(sum - 100) > 1e-4) {
		found.push(
			fault(
				'rules.weights',
				at,
				`分组 ${group.id} 的权重合计为 ${Number(sum.toFixed(6))}`,
				sum,
				'合计为 100 或 1',
			),
		);
	}
}

function indicatorFaults(rule: RuleIndicator, path: string, found: Problem[]): void {
	const say = (key: string, message: string, got: unknown, expected: unknown) =>
		found.push(fault('rules.indicator', `${path}${key}`, message, got, expected));
	const definition = definitionOf(rule);
	if (!definition) {
		const ids = INDICATORS.map((i) => i.id).join('、');
		say('.id', `没有指标 ${rule.id}`, rule.id, `${ids},或用 formula {numerator, denominator} 自定义`);
	}
	if (rule.formula && indicatorOf(rule.id)) {
		say('.formula', `${rule.id} 是已有指标,不能另定公式`, rule.formula, '自定义指标另取 id');
	}
	const factor = rule.formula?.factor;
	if (factor !== undefined && factor <= 0) say('.formula.factor', '系数应大于 0', factor, '> 0');
	if (rule.weight && rule.weight.value < 0) say('.weight', '权重不能为负', rule.weight.value, '≥ 0');
	if (rule.cap && rule.cap.value <= 0) say('.cap', '封顶倍数应大于 0', rule.cap.value, '> 0,不封顶写 null');
	if (rule.base && (rule.base.value < 0 || rule.base.value > 100))
		say('.base', '底分应在 0 到 100', rule.base.value, '0–100');
	if (rule.min && rule.max && rule.min.value >= rule.max.value) {
		say('.max', '最大值应大于最小值', rule.max.value, `> ${rule.min.value}`);
	}
	if (rule.ideal && (rule.ideal.value < 0 || (rule.ideal.value === 0 && rule.direction === 'forward'))) {
		say('.ideal', '正向指标的理想值应大于 0', rule.ideal.value, '> 0');
	}
	if (rule.baseline && 'byIndustry' in rule.baseline) {
		for (const key of Object.keys(rule.baseline.byIndustry)) {
			if (isIndustryKey(key)) continue;
			say(`.baseline.byIndustry.${key}`, `${key} 不是行业代码`, key, '13、3311、C 或 13-15');
		}
	}
	for (const [key, figure] of figuresOf(rule)) {
		if (key.startsWith('.baseline') && figure.value <= 0) say(key, '基准值应大于 0', figure.value, '> 0');
		if (!definition || figure.unit === undefined || key.endsWith('.groupMean')) continue;
		if (toIndicatorUnit(definition, figure.unit) === null) {
			say(
				`${key}.unit`,
				`${rule.id} 的单位不能写 ${figure.unit}`,
				figure.unit,
				definition.unit || '比值或 %',
			);
		}
	}
}

/** The figures of an indicator that are in the indicator's own unit, with their paths. */
export function figuresOf(rule: RuleIndicator): [string, Figure][] {
	const list: [string, Figure | null | undefined][] = [
		['.min', rule.min],
		['.max', rule.max],
		['.ideal', rule.ideal],
	];
	const baseline = rule.baseline;
	if (baseline && 'groupMean' in baseline) list.push(['.baseline.groupMean', baseline.groupMean]);
	else if (baseline && 'byIndustry' in baseline) {
		for (const [division, figure] of Object.entries(baseline.byIndustry)) {
			list.push([`.baseline.byIndustry.${division}`, figure]);
		}
		list.push(['.baseline.otherwise', baseline.otherwise]);
	} else list.push(['.baseline', baseline]);
	return list.flatMap(([key, figure]) => (figure ? [[key, figure] as [string, Figure]] : []));
}

function tierFaults(tiers: Tier[], path: string, found: Problem[]): void {
	repeated(
		tiers.map((t) => ({ id: t.grade })),
		path,
		found,
	);
	const byShare = tiers.some((t) => t.upTo);
	if (byShare && tiers.some((t) => t.atLeast)) {
		found.push(
			fault('rules.tiers', path, '同一分组的档次不能既按比例又按分数', undefined, 'upTo 或 atLeast'),
		);
		return;
	}
	let previous: number | null = null;
	tiers.forEach((tier, i) => {
		const figure = tier.upTo ?? tier.atLeast;
		if (!figure) return;
		const key = `${path}[${i}].${tier.upTo ? 'upTo' : 'atLeast'}`;
		if (tier.upTo && (figure.value < 0 || figure.value > 1)) {
			found.push(fault('rules.tiers', key, '累计比例应在 0 到 1(或 100%)', figure.value, '0–1'));
		}
		if (previous !== null && (tier.upTo ? figure.value < previous : figure.value >= previous)) {
			const due = tier.upTo ? '累计比例应逐档增大' : '分数线应逐档降低';
			found.push(fault('rules.tiers', key, due, figure.value, `${tier.upTo ? '≥' : '<'} ${previous}`));
		}
		previous = figure.value;
	});
	const last = tiers.at(-1)?.upTo;
	if (last && Math.abs(last.value - 1) > 1e-9) {
		found.push(
			fault(
				'rules.tiers',
				`${path}[${tiers.length - 1}].upTo`,
				'末档的累计比例应为 1',
				last.value,
				'1(100%)',
			),
		);
	}
}

function repeated(items: readonly { id: string }[], path: string, found: Problem[]): void {
	const seen = new Set<string>();
	items.forEach(({ id }, i) => {
		if (seen.has(id)) found.push(fault('rules.repeated', `${path}[${i}]`, `${id} 重复`, id, '各不相同'));
		seen.add(id);
	});
}
