import type { FactRow } from '#lib/domain/facts.ts';
import type { TenantFollows } from '#lib/domain/evaluate/year-tenants.ts';
import type { Decision } from '#lib/domain/flags/determination.ts';
import type { StageFacts, StageFinding } from '#lib/domain/stages/stage-finding.ts';
import type { IdleFacts } from '#lib/domain/flags/idle-facts.ts';
import type { UseEvidence } from '#lib/domain/parcel/idle-flag.ts';
import type { SharedOccupancy } from '#lib/domain/parcel/occupancy.ts';

/** What a run row keeps of an enterprise's operands (`run_rows.facts`). */
export interface EnterpriseRunFacts extends Omit<FactRow, 'id'> {
	/** Facts that were computed from occupancies and buildings, not reported. */
	derived: string[];
	/** A landlord judged together with its tenants: the facts that were scored, and whose are in them. */
	settled?: { facts: FactRow['facts']; tenants: number[] };
	/** A tenant that is judged with, or graded as, its landlord. */
	follows?: TenantFollows;
}

/** What a run row keeps of a parcel's operands. */
export interface ParcelRunFacts extends Omit<FactRow, 'id'> {
	landKind: 'registered' | 'ellipsoidal';
	/** Fact → enterprises that lack it. */
	missing: Record<string, number[]>;
	occupants: SharedOccupancy[];
	idle: IdleFacts | null;
	evidence: UseEvidence;
	/** What the five stages ask, and what they said; absent in runs made before the ledger. */
	stage?: StageFacts;
	stages?: StageFinding[];
	/** Papers of the parcel's case, as known to the run. */
	decisions?: Decision[];
	/** Data of the parcel itself that the columns show. */
	parcel: {
		code: string;
		park: number | null;
		region: number | null;
		registeredMu: number | null;
		areaMu: number;
		status: string | null;
		stockKind: string | null;
		missingPapers: string[] | null;
	};
}
