/** The kinds of rule sets: what scores, what flags, what proposes a batch, what limits land use, what scores a zone. */
export const RULE_KINDS = ['scoring', 'low-efficiency', 'idle', 'disposition', 'control', 'park'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];
