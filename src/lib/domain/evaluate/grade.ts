import { YES } from '../rules/predicate.ts';
import type { RuleGroup, RuleSet } from '../rules/rule-set.ts';
import { gradesOf, tierOfVeto } from '../rules/grade-order.ts';
import { comparable } from './comparable.ts';
import type { Fitted } from './fitted.ts';
import { rankOf, tierOf } from './population.ts';
import type { Prepared } from './prepare.ts';
import type { ResultColumns } from './result.ts';
import { breaksOf, partedRank, partedTier } from './tie-break.ts';

export { gradesOf } from '../rules/grade-order.ts';

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
		populations: prepared.within.names,
	};
	const partial = rules.partial ? reasons.indexOf('rules-partial') : 0;
	const [unpublished, noIndustry, ungrouped, alone, below] = [
		'tiers-unpublished',
		'industry-unknown',
		'industry-ungrouped',
		'no-population',
		'below-tiers',
	].map((code) => reasons.indexOf(code)) as [number, number, number, number, number];

	rules.groups.forEach((group, g) => {
		const populations = fitted.groups[g]?.populations ?? {};
		const within = prepared.within.of[g] ?? null;
		const breaks = breaksOf(group, table);
		const byDivision = prepared.within.names.map((name) => {
			const population = populations[name];
			return population && { own: population, totals: Float64Array.from(population.totals) };
		});
		const vetoes = vetoTiers(rules, group, grades);
		const gradeOfTier = vetoes.grades;
		const members = placement.members[g] as Int32Array;
		for (let k = 0; k < members.length; k++) {
			const i = members[k] as number;
			const sum = total[i] as number;
			if (!Number.isNaN(sum)) {
				const division = within === null ? 0 : (within[i] as number);
				result.population[i] = division;
				const population = byDivision[division];
				if (population) {
					const at = comparable(sum);
					const me = breaks && { total: at, breaks: breaks(i) };
					result.rank[i] = me
						? partedRank(me, population.own, group.tie)
						: rankOf(at, population.totals, group.tie);
					result.of[i] = population.own.n;
					if (partial) result.reason[i] = partial;
					else if (!group.tiers) result.reason[i] = unpublished;
					else if (population.own.n === 0 && !group.tiers[0]?.atLeast) result.reason[i] = alone;
					else {
						const tier = me
							? partedTier(me, group.tiers, population.own)
							: tierOf(at, group.tiers, population.own.cuts);
						if (tier < 0) result.reason[i] = below;
						else result.grade[i] = result.cutGrade[i] = gradeOfTier[tier] as number;
					}
				} else if (division !== 0) result.reason[i] = alone;
				else result.reason[i] = table.divisions.index[i] ? ungrouped : noIndustry;
			}
			if (group.tiers && !partial) veto(i, prepared, result, vetoes);
		}
	});
	return result;
}

/**
 * Vetoes whose facts hold set the grade, the hardest one counts; then those that hold it down. An undecided one does
 * nothing.
 */
function veto(i: number, prepared: Prepared, result: ResultColumns, tierOfGrade: VetoTiers): void {
	for (const kind of ['given', 'caps'] as const) {
		let hardest = -1;
		for (const { at, tier } of tierOfGrade[kind]) {
			if (tier <= hardest || prepared.vetoes[at]?.(i) !== YES) continue;
			const now = tierOfGrade.grades.indexOf(result.grade[i] as number);
			if (kind === 'caps' && (now < 0 || now >= tier)) continue;
			hardest = tier;
			result.grade[i] = tierOfGrade.grades[tier] as number;
			result.reason[i] = prepared.reasons.indexOf(`veto:${prepared.rules.vetoes[at]?.id}`);
		}
	}
}

/** The vetoes of a rule as a group reads them: which tier each means there. */
export interface VetoTiers {
	/** Index of each tier's grade among the rule's grades. */
	grades: number[];
	given: { at: number; tier: number }[];
	caps: { at: number; tier: number }[];
}

/** What each veto means in a group; a grade that the group does not have is the nearest worse one it has. */
export function vetoTiers(rules: RuleSet, group: RuleGroup, grades: readonly string[]): VetoTiers {
	const tiers = (group.tiers ?? []).map((tier) => tier.grade);
	const meant = rules.vetoes.map((veto, at) => ({
		at,
		kind: veto.grade === null ? 'caps' : 'given',
		tier: tierOfVeto(veto.grade ?? veto.capAt ?? '', tiers, grades),
	}));
	return {
		grades: tiers.map((grade) => grades.indexOf(grade)),
		given: meant.filter((v) => v.kind === 'given' && v.tier >= 0),
		caps: meant.filter((v) => v.kind === 'caps' && v.tier >= 0),
	};
}
