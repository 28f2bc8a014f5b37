import type { Mark } from '../proof.ts';

/** A value of a rule with the clause it stands in and how sure it is. */
export interface Marked<T> {
	value: T;
	unit?: string;
	mark: Mark;
	clause: string;
	source?: string;
	note?: string;
}

/** Numerator and denominator: one third has no decimal. */
export type Fraction = [number, number];

/** The idle-land rule as data (rulesets/decree-53.json): thresholds, approvers and clauses, none of them in code. */
export interface IdleRules {
	id: string;
	version: string;
	title: string;
	area: string;
	effective: { from: string; to?: string };
	source: string;
	/** Limb 1 holds after this many full years. */
	idleYears: Marked<number>;
	recoveryYears: Marked<number>;
	/** Start date = delivery + this, where none is agreed. */
	startAfterDeliveryYears: Marked<number>;
	/** A supplement may put the start off by at most this. */
	extensionYears: Marked<number>;
	/** Limb 2: below either share … */
	areaShare: Marked<Fraction>;
	investmentShare: Marked<Fraction>;
	/** … and suspended for this many full years. */
	suspendedYears: Marked<number>;
	feeRate: Marked<number>;
	/** What the fee is charged on where nothing else is recorded, and the words by which a recorded kind means just that. */
	feeBaseKind?: Marked<{ default: string; contractPrice: string[] }>;
	approvers: Record<'fee' | 'recovery' | 'menu', Marked<string>>;
	/** Days of a dated government cause are left out of the count. */
	deductGovernmentDays: Marked<boolean>;
	governmentCauses: Record<string, Marked<string>>;
	/** Uses that count as real-estate development, by words in the use and by prefix of its code. */
	realEstateUse: Marked<{ words: string[]; codes: string[] }>;
	meansOfStart: Marked<string>;
	unfiledBarsMenu: Marked<boolean>;
	collectiveByAnalogy: Marked<boolean>;
	mortgageeNotice: Marked<string>;
	menu: (Marked<string> & { id: string; needs: MenuNeed[] })[];
	/** Clocks of the procedure; absent in runs made before they were part of the rule. */
	deadlines?: DeadlineRule[];
}

/** A clock of the procedure: `value` days or months after an event, as `unit` says. */
export interface DeadlineRule extends Marked<number> {
	id: string;
	unit: 'calendar-days' | 'working-days' | 'months';
	after: ProcedureEvent;
	party: 'authority' | 'holder';
	/** A duty stays on the list when it is overdue; a right that ran out is gone. */
	kind: 'duty' | 'right';
	/** Events that end it. */
	endedBy: ProcedureEvent[];
}

/** What happens in a case, in its usual order; the date is that of service where a paper is served. */
export const PROCEDURE_EVENTS = [
	'suspicion',
	'investigation-notice',
	'holder-answer',
	'idle-determination',
	'not-idle',
	'scheme',
	'hearing-notice',
	'hearing-request',
	'fee-decision',
	'fee-paid',
	'recovery-decision',
	'deregistered',
	'idle-settled',
] as const;
export type ProcedureEvent = (typeof PROCEDURE_EVENTS)[number];

/** What a way of art. 12 asks beyond being on the menu. */
export type MenuNeed = 'price-paid' | 'funds-in-place' | 'plan-lawfully-changed';
