import { YES } from '../rules/predicate.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { comparable } from './comparable.ts';
import type { Fitted } from './fitted.ts';
import { rankOf, tierOf } from './population.ts';
import type { Prepared } from './prepare.ts';
import type { ResultColumns } from './result.ts';

/** Ranks and grades every row from the stored populations and cuts: the record, the preview and a scenario alike. */
export function gradeColumns(fitted: Pick<Fitted, 'groups'>, prepared: Prepared): ResultColumns {
	const { rules, table, placement, total, reasons } = prepared;
	const count = table.columns.count;
	const grades = gradesOf(rules);
	const result: ResultColumns = {
		count,
		group: placement.group,
		values: table.values,
		scores: prepared.scores,
		total,
		rank: new Int32Array(count),
		of: new Int32Array(count),
		cutGrade: new Int8Array(count).fill(-1),
		grade: new Int8Array(count).fill(-1),
		grades,
		reason: placement.reason,
		reasons: reasons.codes,
		population: new Uint16Array(count),
		populations: table.divisions.names,
	};
	const partial = rules.partial ? reasons.indexOf('rules-partial') : 0;
	const [unpublished, noIndustry, alone, below] = [
		'tiers-unpublished',
		'industry-unknown',
		'no-population',
		'below-tiers',
	].map((code) => reasons.indexOf(code)) as [number, number, number, number];

	rules.groups.forEach((group, g) => {
		const populations = fitted.groups[g]?.populations ?? {};
		const byDivision = table.divisions.names.map((name) => {
			const population = populations[name];
			return population && { ...population, totals: Float64Array.from(population.totals) };
		});
		const gradeOfTier = (group.tiers ?? []).map((tier) => grades.indexOf(tier.grade));
		const members = placement.members[g] as Int32Array;
		for (let k = 0; k < members.length; k++) {
			const i = members[k] as number;
			const sum = total[i] as number;
			if (!Number.isNaN(sum)) {
				const division = group.within === null ? 0 : (table.divisions.index[i] as number);
				result.population[i] = division;
				const population = byDivision[division];
				if (population) {
					const at = comparable(sum);
					result.rank[i] = rankOf(at, population.totals, group.tie);
					result.of[i] = population.n;
					if (partial) result.reason[i] = partial;
					else if (!group.tiers) result.reason[i] = unpublished;
					else if (population.n === 0 && !group.tiers[0]?.atLeast) result.reason[i] = alone;
					else {
						const tier = tierOf(at, group.tiers, population.cuts);
						if (tier < 0) result.reason[i] = below;
						else result.grade[i] = result.cutGrade[i] = gradeOfTier[tier] as number;
					}
				} else result.reason[i] = division === 0 ? noIndustry : alone;
			}
			if (group.tiers && !partial) veto(i, prepared, result, gradeOfTier);
		}
	});
	return result;
}

/** Vetoes whose facts hold set the grade or hold it down, the hardest one last; an undecided one does nothing. */
function veto(i: number, prepared: Prepared, result: ResultColumns, gradeOfTier: number[]): void {
	let given = -1;
	for (let v = 0; v < prepared.vetoes.length; v++) {
		if (prepared.vetoes[v]?.(i) !== YES) continue;
		const rule = prepared.rules.vetoes[v];
		const tier = gradeOfTier.indexOf(result.grades.indexOf(rule?.grade ?? rule?.capAt ?? ''));
		if (tier < 0) continue;
		const now = gradeOfTier.indexOf(result.grade[i] as number);
		if (rule?.capAt ? now < 0 || now >= tier : given >= tier) continue;
		if (rule?.grade) given = tier;
		result.grade[i] = gradeOfTier[tier] as number;
		result.reason[i] = prepared.reasons.indexOf(`veto:${rule?.id}`);
	}
}

/** Every grade of a rule set, best first, each once. */
export function gradesOf(rules: RuleSet): string[] {
	return [...new Set(rules.groups.flatMap((g) => g.tiers?.map((t) => t.grade) ?? []))];
}
