/** The kinds of rule sets: what scores, what flags, what proposes a batch, the ledger of stages, what limits land use, what scores a zone. */
export const RULE_KINDS = [
	'scoring',
	'low-efficiency',
	'idle',
	'disposition',
	'stages',
	'park',
	'control',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];
