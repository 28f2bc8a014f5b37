import { parseRules } from '#lib/domain/rules/check.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import demo2024 from './demo-2024.json' with { type: 'json' };
import huaian2024 from './huaian-2024.json' with { type: 'json' };
import huangyan2021 from './huangyan-2021.json' with { type: 'json' };
import huangyan2022 from './huangyan-2022.json' with { type: 'json' };
import jingde2022 from './jingde-2022.json' with { type: 'json' };
import wenling2022 from './wenling-2022.json' with { type: 'json' };

/** The rule files that come with the product, as their authors would write them. */
export const SHIPPED_FILES: readonly unknown[] = [
	huangyan2022,
	huangyan2021,
	huaian2024,
	jingde2022,
	wenling2022,
	demo2024,
];

let parsed: RuleSet[] | undefined;

/** The shipped rule sets, parsed once. */
export function shippedRules(): readonly RuleSet[] {
	parsed ??= SHIPPED_FILES.map(parseRules);
	return parsed;
}

/** A shipped rule set by `id` or `id@version`; without a version the latest one shipped; undefined where there is none. */
export function shippedRule(reference: string): RuleSet | undefined {
	const [id, version] = reference.split('@');
	return shippedRules()
		.filter((r) => r.id === id && (version === undefined || r.version === version))
		.sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }))
		.at(-1);
}
