import type { Finding, MakeProof } from '../proof.ts';
import type { IdleReason } from './idle-finding.ts';

/** What one limb says, before consequences. */
export interface IdleVerdict {
	finding: Finding;
	limb: 1 | 2 | null;
	reason?: IdleReason;
	missing: string[];
	/** Who is answerable for the delay: with `mixed`, both the government's days and the holder's own reach a year. */
	answerable: 'holder' | 'government' | 'mixed';
	/** The two full years of art. 14, item 2, have passed. */
	recoverable: boolean;
	netDays: number | null;
	suspendedDays: number | null;
	steps: MakeProof[];
}

/** A verdict of one limb with what is the same in most. */
export function verdict(finding: Finding, limb: 1 | 2 | null, rest: Partial<IdleVerdict> = {}): IdleVerdict {
	return {
		finding,
		limb,
		missing: [],
		answerable: 'holder',
		recoverable: false,
		netDays: null,
		suspendedDays: null,
		steps: [],
		...rest,
	};
}
