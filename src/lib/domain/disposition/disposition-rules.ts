import type { Mark, Proof } from '../proof.ts';
import type { Scalar, When } from '../rules/rule-set.ts';

/** 项目供应一批 · 异地置换盘活一批 · 完善手续办理一批. */
export type Batch = 'supply' | 'swap' | 'formalities';

/** Batch rules as data, read in order: the first that holds proposes. The criteria are the bureau's to set. */
export interface DispositionRules {
	id: string;
	version: string;
	title: string;
	source: string;
	rules: DispositionRule[];
}

export interface DispositionRule {
	id: string;
	/** Null: a finding for which no batch is proposed, and why. */
	batch: Batch | null;
	/** Code of the sentence shown: `disposition.<reason>`. */
	reason: string;
	when: When;
	/** Facts worth showing with the reason. */
	params?: string[];
	/** The batches were made for unsupplied and idle stock; on low-efficiency firms they are our extension. */
	extension: boolean;
	/** False: kept on the list and not asked. Absent is true. */
	enabled?: boolean;
	mark: Mark;
	clause: string;
	source: string;
}

/** What the batch rules read: plain facts of a parcel. Absent or null is not known. */
export type DispositionFacts = Partial<Record<DispositionFact, Scalar | null>>;

export const DISPOSITION_FACTS = [
	/** `approved-unsupplied`, `recovered`, `reserve`, `built-unsupplied`, `supplied`. */
	'stockKind',
	/** Any of permit, registration, supply papers is missing. */
	'papersMissing',
	/** The plan was lawfully changed. */
	'planChanged',
	/** The land cannot be delivered as agreed. */
	'undeliverable',
	'idle',
	'idleLimb',
	'idleConsequence',
	/** Article of the government cause, `none` where there is none. */
	'governmentCause',
	'pricePaid',
	'fundsInPlace',
	/** Art. 25: `true` where the menu is barred. */
	'unfiled',
	'lowEfficiency',
	'grade',
] as const;
export type DispositionFact = (typeof DISPOSITION_FACTS)[number];

/** What may be compared with a fact: one of some values, yes or no, a number or a text. */
export const DISPOSITION_FACT_VALUES: Readonly<Record<DispositionFact, readonly Scalar[] | 'text'>> = {
	stockKind: ['approved-unsupplied', 'recovered', 'reserve', 'built-unsupplied', 'supplied'],
	papersMissing: [true, false],
	planChanged: [true, false],
	undeliverable: [true, false],
	idle: ['yes', 'no'],
	idleLimb: [1, 2],
	idleConsequence: ['none', 'fee', 'recovery', 'menu'],
	governmentCause: [
		...(['none', '8.1', '8.2', '8.3', '8.4', '8.5', '8.6'] as const),
		'8.force-majeure',
		'26.preparatory',
	],
	pricePaid: [true, false],
	fundsInPlace: [true, false],
	unfiled: [true, false],
	lowEfficiency: ['yes', 'no'],
	grade: 'text',
};

/** A proposed disposition: a suggestion with its reason, never a decision. */
export interface Disposition {
	batch: Batch | null;
	reason: string;
	params: Record<string, Scalar | null>;
	/** Id of the batch rule, with that of its file and version; null where none held. */
	rule: string | null;
	mark: Mark;
	extension: boolean;
	/** Facts whose absence kept an earlier rule open. */
	missing: string[];
	proof: Proof;
}
