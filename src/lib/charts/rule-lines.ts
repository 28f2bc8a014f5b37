import type { Fitted } from '#lib/domain/evaluate/fitted.ts';
import { divisionOf } from '#lib/domain/rules/industry-division.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import type { ChartTable } from './chart-table.ts';
import type { Line } from './distribution-chart.ts';

/** Where the rule draws its lines across an indicator, and the line that holds for each object. */
export interface RuleLines {
	lines: Line[];
	/** Each object's own baseline; NaN where its group has none. */
	baselines: Float64Array;
}

/** The baselines in force of an indicator, by group; by industry they are each object's own and no line of all. */
export function baselineLines(
	rules: RuleSet,
	fitted: Fitted,
	indicator: string,
	table: Pick<ChartTable, 'count' | 'group' | 'division'>,
	groupName: (group: string) => string,
	word: (group: string) => string,
): RuleLines {
	const lines: Line[] = [];
	const byGroup = new Map<string, (division: string | null) => number>();
	rules.groups.forEach((group, g) => {
		const j = group.indicators.findIndex((i) => i.id === indicator);
		const rule = group.indicators[j];
		if (!rule) return;
		const value = fitted.groups[g]?.indicators[j]?.baseline ?? null;
		if (value !== null) {
			byGroup.set(group.id, () => value);
			lines.push({ value, label: word(groupName(group.id)) });
		} else if (rule.baseline && 'byIndustry' in rule.baseline) {
			const { byIndustry, otherwise } = rule.baseline;
			byGroup.set(
				group.id,
				(division) => byIndustry[divisionOf(division) ?? '']?.value ?? otherwise?.value ?? NaN,
			);
		}
	});
	return {
		lines,
		baselines: Float64Array.from({ length: table.count }, (_, i) => {
			const group = table.group[i] ?? null;
			return (group === null ? undefined : byGroup.get(group))?.(table.division[i] ?? null) ?? NaN;
		}),
	};
}

/** The lowest total of each grade, by group; where a group is ranked in parts it has no single line. */
export function cutLines(
	rules: RuleSet,
	fitted: Fitted,
	label: (group: string, grade: string) => string,
): Line[] {
	return rules.groups.flatMap((group, g) => {
		const populations = Object.values(fitted.groups[g]?.populations ?? {});
		const cuts = populations.length === 1 ? (populations[0]?.cuts ?? []) : [];
		// the last grade takes the rest: the lowest total of all is no line
		return (group.tiers ?? []).slice(0, -1).flatMap((tier, t) => {
			const value = cuts[t] ?? null;
			return value === null ? [] : [{ value, label: label(group.id, tier.grade) }];
		});
	});
}
