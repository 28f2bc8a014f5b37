import type { Finding } from '../proof.ts';
import type { Scalar } from '../rules/rule-set.ts';
import type { Consequence } from './idle-finding.ts';

/** A change of one operand that turns a flag; each was verified by judging again with it. */
export interface FlagChange {
	/** Words: `change.` + code. */
	code: string;
	/** The fact that changes. */
	operand: string;
	from: Scalar | null;
	/** The nearest value that turns the finding. */
	to: Scalar;
	unit?: string;
	/** What the flag says with it. */
	finding: Finding;
	consequence?: Consequence;
	/** What the change lifts: `art25-unfiled`. */
	unblocks?: string[];
}
