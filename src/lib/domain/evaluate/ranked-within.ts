import type { FactColumns } from '../facts.ts';
import { sameDivisions } from '../rules/industry-division.ts';
import { closestIndustry } from '../rules/industry-match.ts';
import type { IndustryGroups, RuleSet } from '../rules/rule-set.ts';
import type { Divisions } from './placement.ts';

/** Who is ranked with whom: for each rule group an index into `names` by row; null: all of the group together. */
export interface RankedWithin {
	/** '' (nobody: the industry is unknown, or in no group), the divisions, then groups of industries by id. */
	names: string[];
	of: (Uint16Array | null)[];
}

/** The populations of every group of a rule set over a table. */
export function rankedWithin(rules: RuleSet, columns: FactColumns, divisions: Divisions): RankedWithin {
	const names = [...divisions.names];
	const nameIndex = new Map(names.map((name, k) => [name, k]));
	const indexOf = (name: string): number => {
		let at = nameIndex.get(name);
		if (at === undefined) nameIndex.set(name, (at = names.push(name) - 1));
		return at;
	};
	const of = rules.groups.map(({ within }) => {
		if (within === null) return null;
		if (within === 'industry') return divisions.index;
		const byCode = byIndustryGroup(within, rules, divisions, indexOf);
		const index = new Uint16Array(columns.count);
		for (let i = 0; i < columns.count; i++) index[i] = byCode[divisions.code[i] as number] as number;
		return index;
	});
	return { names, of };
}

/** For each distinct industry code of the table the index of its population, 0 where it has none. */
function byIndustryGroup(
	within: IndustryGroups,
	rules: RuleSet,
	divisions: Divisions,
	indexOf: (name: string) => number,
): number[] {
	const entries = within.groups.flatMap(({ id, industries }) => industries.map((key) => ({ id, key })));
	const keys = entries.map(({ key }) => key);
	return divisions.codes.map((code) => {
		if (code === null || !sameDivisions(code.edition, rules.industryEdition)) return 0;
		const at = closestIndustry(keys, code.digits, rules.industryEdition);
		const id = at < 0 ? within.otherwise : (entries[at]?.id ?? null);
		return id === null ? 0 : indexOf(id);
	});
}
