import type { NoticeKind, NoticeSubject } from './notice.ts';
import type { PublicationRules } from './publication-rules.ts';

/**
 * A row as anybody may read it. These are all the fields there are: no tax, energy, staff, revenue or R&D figure of a
 * firm has a place to stand in.
 */
export interface PublicRow {
	/** Name of the enterprise, or the holder of the parcel. */
	name: string | null;
	/** Parcel code; an enterprise is listed by its name. */
	code?: string | null;
	location?: string | null;
	areaMu: number | null;
	/** As the rule computed it, and as it stands after re-grading (调档): both, where they differ. */
	gradeBefore?: string | null;
	grade?: string | null;
	/** Only where the rule says that scores are public. */
	score?: number | null;
	/** Of a recorded determination: what was determined, by which paper, on which day. */
	determined?: string | null;
	decisionNo?: string | null;
	decidedOn?: string | null;
}
export type PublicField = keyof PublicRow;

const OF_KIND: Readonly<Record<NoticeKind, readonly PublicField[]>> = {
	grades: ['name', 'areaMu', 'gradeBefore', 'grade'],
	'land-area': ['name', 'areaMu'],
	determinations: ['name', 'code', 'location', 'areaMu', 'determined', 'decisionNo', 'decidedOn'],
};
const OF_PARCEL: readonly PublicField[] = ['code', 'location'];
const NUMBERS: ReadonlySet<PublicField> = new Set(['areaMu', 'score']);

/** The fields a list of a kind shows, in the order of its columns. */
export function publicFields(
	kind: NoticeKind,
	subject: NoticeSubject,
	rules: Pick<PublicationRules, 'scores'>,
): PublicField[] {
	const own = OF_KIND[kind];
	const fields =
		subject === 'parcel' && kind !== 'determinations'
			? [own[0] as PublicField, ...OF_PARCEL, ...own.slice(1)]
			: [...own];
	return kind === 'grades' && rules.scores ? [...fields, 'score'] : fields;
}

/**
 * The gate to the public: takes from a record what a list of that kind may show, and nothing else, whatever else the
 * record carries.
 */
export function publicRow(
	record: Readonly<Record<string, unknown>>,
	kind: NoticeKind,
	subject: NoticeSubject,
	rules: Pick<PublicationRules, 'scores'>,
): PublicRow {
	const row: Partial<Record<PublicField, string | number | null>> = {};
	for (const field of publicFields(kind, subject, rules)) {
		const value = record[field];
		row[field] = typeof value === (NUMBERS.has(field) ? 'number' : 'string') ? (value as string) : null;
	}
	return row as unknown as PublicRow;
}

/** A decision as it is recorded; a finding of ours (疑似) has neither number nor day. */
export interface RecordedDecision {
	decisionNo: string | null;
	decidedOn: string | null;
}

/** Whether a finding may stand in a list of determinations: only a recorded decision with its number and day (认定). */
export function isDetermined(decision: RecordedDecision | null | undefined): boolean {
	return !!decision && !!decision.decisionNo?.trim() && decision.decidedOn !== null;
}
