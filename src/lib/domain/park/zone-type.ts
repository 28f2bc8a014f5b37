import { columnsOf, noFacts } from '../facts.ts';
import type { Proof } from '../proof.ts';
import { predicateOf, UNKNOWN, YES } from '../rules/predicate.ts';
import type { ZoneCategory, ZoneType, ZoneTypeRule } from './park-rules.ts';

/** A recorded decision of a person against the rule. */
export interface ZoneTypeOverride {
	type: ZoneType;
	reason: string;
	by: string;
	at: string;
}

export interface ZoneTypeFinding {
	/** What holds: the override where there is one, else what the rule finds; null where it cannot be told. */
	type: ZoneType | null;
	/** What the rule finds, whatever was decided. */
	found: ZoneType | null;
	override: ZoneTypeOverride | null;
	/** The rule that held, or null. */
	rule: ZoneTypeRule | null;
	/** What would settle an unknown type. */
	missing: string[];
}

/**
 * The type of a zone by the first rule that holds; `other` where none can hold. A rule that cannot be told for want of a
 * figure leaves the type unknown unless the answer would be the same either way.
 */
export function zoneTypeOf(
	values: Readonly<Record<string, number | null>>,
	category: ZoneCategory,
	rules: readonly ZoneTypeRule[],
	override: ZoneTypeOverride | null = null,
): ZoneTypeFinding {
	const { found, rule } = firstThatHolds(values, category, rules);
	const missing =
		found === null
			? ['industrialShare', 'residentialShare'].filter((id) => (values[id] ?? null) === null)
			: [];
	return { type: override?.type ?? found, found, override, rule, missing };
}

function firstThatHolds(
	values: Readonly<Record<string, number | null>>,
	category: ZoneCategory,
	rules: readonly ZoneTypeRule[],
): { found: ZoneType | null; rule: ZoneTypeRule | null } {
	if (rules.length === 0) return { found: null, rule: null };
	const columns = columnsOf([
		{
			id: 'zone',
			industry: null,
			industryEdition: 2017,
			aboveScale: null,
			other: { category },
			facts: noFacts(),
		},
	]);
	const numbers = Object.fromEntries(
		Object.entries(values).map(([id, value]) => [id, Float64Array.of(value ?? NaN)]),
	);
	const open = new Set<ZoneType>();
	for (const rule of rules) {
		const truth = predicateOf(rule.when, { columns, values: numbers, industryEdition: 2017, date: '' })(0);
		if (truth === UNKNOWN) open.add(rule.type);
		if (truth !== YES) continue;
		const certain = [...open].every((type) => type === rule.type);
		return certain ? { found: rule.type, rule } : { found: null, rule: null };
	}
	return { found: open.size > 0 ? null : 'other', rule: null };
}

/** Reads the category off the name a bureau gives the kind of zone: 国家级高新技术产业开发区, 综合保税区. */
export function zoneCategoryOf(parkType: string | null): ZoneCategory {
	if (parkType === null) return 'none';
	if (/高新/.test(parkType)) return 'high-tech';
	if (/保税|出口加工|海关特殊监管/.test(parkType)) return 'customs';
	return /经济.*开发区|经开/.test(parkType) ? 'economic' : 'none';
}

/** Why the zone is of its type: the rule with the shares in place, and the decision that goes before it. */
export function zoneTypeProof(
	finding: ZoneTypeFinding,
	values: Readonly<Record<string, number | null>>,
	category: ZoneCategory,
	rules: { id: string; version: string; title: { zh: string }; source: string },
): Proof {
	const { rule, override } = finding;
	const ruled: Proof = {
		code: 'park.type-rule',
		params: { type: finding.found },
		...(rule
			? {
					clause: {
						rule: `${rules.id}@${rules.version}`,
						...(rule.clause ? { clause: rule.clause } : {}),
						title: rules.title.zh,
						source: rule.source ?? rules.source,
						mark: rule.mark,
					},
				}
			: {}),
		operands: [
			{ name: 'industrialShare', value: values['industrialShare'] ?? null },
			{ name: 'residentialShare', value: values['residentialShare'] ?? null },
			{ name: 'zoneCategory', value: category },
		],
		result: finding.found,
	};
	if (!override) return ruled;
	return {
		code: 'park.type-override',
		params: { type: override.type, found: finding.found, why: override.reason, by: override.by },
		result: override.type,
		steps: [ruled],
	};
}
