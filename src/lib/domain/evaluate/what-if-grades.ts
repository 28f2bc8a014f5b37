import type { RuleGroup, RuleSet } from '../rules/rule-set.ts';
import { vetoTiers, type VetoTiers } from './grade.ts';
import type { Cuts } from './what-if-cuts.ts';
import type { PlacedGroup, WhatIfTable } from './what-if-table.ts';

/** Grades a group's rows by the cuts of their populations, vetoes last: gradeColumns() of grade.ts, grades only. */
export function gradeGroup(
	table: WhatIfTable,
	g: number,
	rules: RuleSet,
	populations: ReadonlyMap<string, Cuts>,
	grades: readonly string[],
): void {
	const group = rules.groups[g] as RuleGroup;
	const placed = table.groups[g] as PlacedGroup;
	const { ranked, grade } = table;
	const tiers = group.tiers;
	if (!tiers || rules.partial) {
		for (let k = 0; k < placed.members.length; k++) grade[placed.members[k] as number] = -1;
		return;
	}
	const gradeOfTier = Int8Array.from(tiers, (tier) => grades.indexOf(tier.grade));
	const last = tiers.length - 1;
	// A tier holds from `above` on, its end included or not; the last one takes the rest.
	const includes = Uint8Array.from(tiers, (t, k) =>
		(k === last && !t.atLeast) || t.upTo !== undefined || t.closed !== false ? 1 : 0,
	);
	if (group.within !== null) {
		for (let k = 0; k < placed.members.length; k++) grade[placed.members[k] as number] = -1;
	}
	for (const { name, rows } of placed.populations) {
		const population = populations.get(name);
		const rates = population && (population.n > 0 || tiers[0]?.atLeast);
		const above = Float64Array.from(tiers, (t, k) =>
			!rates ? NaN : k === last && !t.atLeast ? -Infinity : (population.cuts[k] ?? NaN),
		);
		for (let k = 0; k < rows.length; k++) {
			const i = rows[k] as number;
			const x = ranked[i] as number;
			let given = -1;
			for (let t = 0; t <= last; t++) {
				const cut = above[t] as number;
				if (x > cut || (x === cut && includes[t] === 1)) {
					given = gradeOfTier[t] as number;
					break;
				}
			}
			grade[i] = given;
		}
	}
	const vetoes = vetoTiers(rules, group, grades);
	for (let k = 0; k < placed.vetoed.length; k++) veto(placed.vetoed[k] as number, table, vetoes);
}

/** The same as veto() of grade.ts, from baked conditions: the hardest grade given, then what holds it down. */
function veto(i: number, table: WhatIfTable, tiers: VetoTiers): void {
	for (const kind of ['given', 'caps'] as const) {
		let hardest = -1;
		for (const { at, tier } of tiers[kind]) {
			if (tier <= hardest || table.vetoes[at]?.[i] !== 1) continue;
			const now = tiers.grades.indexOf(table.grade[i] as number);
			if (kind === 'caps' && (now < 0 || now >= tier)) continue;
			hardest = tier;
			table.grade[i] = tiers.grades[tier] as number;
		}
	}
}
