import type { RuleKind } from '#lib/domain/rules/rule-kind.ts';
import { checkRuleFile, type RuleFileCheck } from './check-rule.ts';
import control2008 from './control-2008.json' with { type: 'json' };
import control2023 from './control-2023.json' with { type: 'json' };
import decree53 from './decree-53.json' with { type: 'json' };
import disposition from './disposition-proposed.json' with { type: 'json' };
import fiveStages from './five-stages-proposed.json' with { type: 'json' };
import lowEfficiencyDemo from './low-efficiency-demo-2024.json' with { type: 'json' };
import lowEfficiencyHuzhou from './low-efficiency-huzhou-2021.json' with { type: 'json' };
import lowEfficiencyTaizhou from './low-efficiency-taizhou-2025.json' with { type: 'json' };
import { PARK_RULE_FILES } from './park-rules.ts';
import { SHIPPED_FILES } from './shipped.ts';

/** A rule file that comes with the product, as written, and what `rules check` says of it. */
export interface ShippedFile {
	kind: RuleKind;
	file: unknown;
	check: RuleFileCheck;
}

const FILES: readonly [RuleKind, readonly unknown[]][] = [
	['scoring', SHIPPED_FILES],
	['low-efficiency', [lowEfficiencyHuzhou, lowEfficiencyTaizhou, lowEfficiencyDemo]],
	['idle', [decree53]],
	['disposition', [disposition]],
	['stages', [fiveStages]],
	['control', [control2023, control2008]],
	['park', PARK_RULE_FILES],
];

let catalogue: ShippedFile[] | undefined;

/** Every rule file of every kind that ships, checked once. */
export function shippedFiles(): readonly ShippedFile[] {
	catalogue ??= FILES.flatMap(([kind, files]) =>
		files.map((file) => ({ kind, file, check: checkRuleFile(kind, file) })),
	);
	return catalogue;
}
