import type { RuleSet } from '../rules/rule-set.ts';

// What the incremental engine knows of a rule set. A part that is not named here is left to the full evaluation: an
// engine that passed over a part of a rule in silence would show another rule's grades.
const RULES = [
	'id',
	'version',
	'title',
	'area',
	'year',
	'effective',
	'source',
	'notes',
	'industryEdition',
	'partial',
	'groups',
	'corrections',
	'bonuses',
	'deductions',
	'vetoes',
	'exempt',
	// Which rows are merged before they are evaluated (year-tenants.ts): nothing an evaluation of columns looks at.
	'tenants',
];
const GROUP = ['id', 'title', 'when', 'within', 'indicators', 'tiers', 'tie'];
const INDICATOR = [
	'id',
	'title',
	'weight',
	'family',
	'baseline',
	'min',
	'max',
	'base',
	'ideal',
	'direction',
	'cap',
	'floor',
	'missing',
	'formula',
	'clause',
];
const TIER = ['grade', 'upTo', 'closed', 'atLeast'];
const ENTRY = ['id', 'title', 'when', 'clause', 'source', 'mark'];
const CORRECTION = [...ENTRY, 'factor', 'fact'];
const ADJUSTMENT = [...ENTRY, 'points', 'ratio', 'fact', 'first', 'further', 'per', 'max'];
const VETO = [...ENTRY, 'grade', 'capAt'];
// The class of an exemption and the grade it is treated as are words beside a result, never a grade.
const EXEMPTION = [...ENTRY, 'reason', 'class', 'treatedAs'];

/** The path of the first part of the rule that the incremental engine does not know; null where it knows all of it. */
export function uncovered(rules: RuleSet): string | null {
	return (
		strange('', rules, RULES) ??
		first(rules.groups, 'groups', (group, path) => {
			if (group.within !== null && group.within !== 'industry') return `${path}.within`;
			if (group.tie !== 'best' && group.tie !== 'worst') return `${path}.tie`;
			return (
				strange(path, group, GROUP) ??
				first(group.indicators, `${path}.indicators`, (indicator, at) => {
					const { missing, baseline } = indicator;
					const policy =
						missing === null ||
						['group-mean', 'zero', 'drop'].includes(missing as string) ||
						(typeof missing === 'object' && Object.keys(missing).join() === 'points');
					if (!policy) return `${at}.missing`;
					if (!['ratio', 'minmax', 'ideal'].includes(indicator.family)) return `${at}.family`;
					const keyed = baseline && 'byIndustry' in baseline ? ['byIndustry', 'otherwise'] : null;
					return (
						(keyed && baseline ? strange(`${at}.baseline`, baseline, keyed) : null) ??
						strange(at, indicator, INDICATOR)
					);
				}) ??
				first(group.tiers ?? [], `${path}.tiers`, (tier, at) => strange(at, tier, TIER))
			);
		}) ??
		first(rules.corrections, 'corrections', (e, path) => strange(path, e, CORRECTION)) ??
		first(rules.bonuses, 'bonuses', (e, path) => strange(path, e, ADJUSTMENT)) ??
		first(rules.deductions, 'deductions', (e, path) => strange(path, e, ADJUSTMENT)) ??
		first(rules.vetoes, 'vetoes', (e, path) => strange(path, e, VETO)) ??
		first(rules.exempt, 'exempt', (e, path) => strange(path, e, EXEMPTION))
	);
}

function first<T>(list: readonly T[], path: string, judge: (item: T, path: string) => string | null) {
	for (let k = 0; k < list.length; k++) {
		const found = judge(list[k] as T, `${path}.${k}`);
		if (found !== null) return found;
	}
	return null;
}

/** A key that is not known and says something. */
function strange(path: string, part: object, known: readonly string[]): string | null {
	for (const [key, value] of Object.entries(part)) {
		if (known.includes(key) || value === null || value === undefined || value === false) continue;
		if (Array.isArray(value) && value.length === 0) continue;
		return path === '' ? key : `${path}.${key}`;
	}
	return null;
}
