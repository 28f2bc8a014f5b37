import type { Finding } from '../proof.ts';
import { READINESS_ISSUES, type ReadinessIssue } from './question.ts';

/** What is on record; null: not looked into. */
export interface ReadinessFacts {
	/** Of the record of vacating costs. */
	mortgaged: boolean | null;
	seized: boolean | null;
	disputed: boolean | null;
	/** Of the newest supply contract that says so; asked where the cost record is silent. */
	supplyMortgaged: boolean | null;
	/** Of the parcel: an empty list is "none is missing", null is not known. */
	missingPapers: readonly string[] | null;
}

/** What stands against vacating a parcel soon, an entry an issue; what nobody looked into is unknown. */
export function readinessOf(facts: ReadinessFacts): { issue: ReadinessIssue; finding: Finding }[] {
	const found: Record<ReadinessIssue, boolean | null> = {
		mortgaged: facts.mortgaged ?? facts.supplyMortgaged,
		seized: facts.seized,
		disputed: facts.disputed,
		papersMissing: facts.missingPapers === null ? null : facts.missingPapers.length > 0,
	};
	return READINESS_ISSUES.map((issue) => ({
		issue,
		finding: found[issue] === null ? 'unknown' : found[issue] ? 'yes' : 'no',
	}));
}
