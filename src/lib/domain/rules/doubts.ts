import type { Problem } from '../problem.ts';
import { gradesOf, tierOfVeto } from './grade-order.ts';
import type { RuleSet, When } from './rule-set.ts';
import { almostKnown, factsOfWhen } from './when-names.ts';

/** What fits the grammar but is hardly meant: figures a hundred times off, facts almost ours, vetoes to a grade that a group lacks. */
export function doubtsOf(rules: RuleSet): Problem[] {
	return [...percents(rules), ...scales(rules), ...misnamed(rules), ...vetoes(rules)];
}

/** A share above 1 was probably written in per cent. */
function percents(rules: RuleSet): Problem[] {
	return rules.groups.flatMap((group, g) =>
		group.indicators.flatMap((rule, i) => {
			const baseline = rule.baseline && 'value' in rule.baseline ? rule.baseline.value : null;
			const shares = rule.id === 'rdShare' || rule.id === 'buildingCoefficient';
			if (!shares || baseline === null || baseline <= 1) return [];
			const path = `groups[${g}].indicators[${i}].baseline`;
			return [
				{
					code: 'rules.percent',
					message: `${path} 大于 1：${rule.id} 是比值，是否写成了百分数？`,
					path,
					got: baseline,
					expected: '比值，如 0.03',
					fix: '改写为比值，或注明 unit: "%"',
				},
			];
		}),
	);
}

/** Weights of 1 with the ideal family beside others: all are counted on the scale of the weights. */
function scales(rules: RuleSet): Problem[] {
	return rules.groups.flatMap(({ id, indicators }, g) => {
		const ideal = indicators.filter(({ family }) => family === 'ideal').length;
		const sum = indicators.reduce((a, { weight }) => a + (weight?.value ?? 0), 0);
		if (ideal === 0 || ideal === indicators.length || sum > 1.5) return [];
		return [
			{
				code: 'rules.scale',
				message: `分组 ${id} 权重合计为 1，理想值法与其他方法同组：都按权重的尺度计，总分在 1 上下`,
				path: `groups[${g}].indicators`,
				got: sum,
				expected: '合计为 100 时总分在 100 上下',
			},
		];
	});
}

function misnamed(rules: RuleSet): Problem[] {
	const conditions: [string, When | null][] = [
		...rules.groups.map((group, g): [string, When] => [`groups[${g}].when`, group.when]),
		...(['exempt', 'vetoes', 'bonuses', 'deductions', 'corrections', 'tenants'] as const).flatMap((kind) =>
			(rules[kind] ?? []).map((entry, i): [string, When | null] => [`${kind}[${i}].when`, entry.when]),
		),
	];
	return conditions.flatMap(([path, when]) =>
		factsOfWhen(when).flatMap((name) => {
			const meant = almostKnown(name);
			return meant === undefined
				? []
				: [
						{
							code: 'rules.fact-name',
							message: `${path} 中的 ${name} 不是我们的数据名，只会按表中同名的一列理解`,
							path,
							got: name,
							expected: meant,
							fix: `是不是 ${meant}？`,
						},
					];
		}),
	);
}

function vetoes(rules: RuleSet): Problem[] {
	const grades = gradesOf(rules);
	return rules.vetoes.flatMap((veto, v) => {
		const due = veto.grade ?? veto.capAt ?? '';
		return rules.groups.flatMap((group) => {
			const tiers = (group.tiers ?? []).map((tier) => tier.grade);
			if (tiers.length === 0 || tiers.includes(due)) return [];
			const meant = tiers[tierOfVeto(due, tiers, grades)] as string;
			return [
				{
					code: 'rules.veto-group',
					message: `vetoes[${v}]：分组 ${group.id} 没有 ${due} 档，按其 ${meant} 档计`,
					path: `vetoes[${v}]`,
					got: due,
					expected: tiers,
				},
			];
		});
	});
}
