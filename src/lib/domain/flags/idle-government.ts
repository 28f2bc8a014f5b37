import { civilDay, daysBetween, type CivilDay } from '../calendar/civil-date.ts';
import type { Finding, MakeProof } from '../proof.ts';
import { step } from './idle-clause.ts';
import type { IdleFacts } from './idle-facts.ts';
import type { IdleRules, Marked } from './idle-rules.ts';

/** A government cause as it bears on the count of days. */
export type Cause =
	/** Stated that there is none. */
	| { kind: 'none' }
	/** The exception for preparatory work does not reach this use of land. */
	| { kind: 'not-applicable'; proof: MakeProof }
	/** Covers the whole delay: it has no dates, or only one of them (named in `missing`), which bounds nothing. */
	| { kind: 'whole'; missing: string[]; proof: MakeProof }
	/** From its first day to its last, both counted. */
	| { kind: 'span'; from: CivilDay; to: CivilDay; proof: MakeProof }
	| { kind: 'reversed'; proof: MakeProof };

/** Reads `governmentCause` (art. 8; 城市房地产管理法 art. 26 for real estate). */
export function causeOf(facts: IdleFacts, rules: IdleRules): Cause {
	const cause = facts.governmentCause;
	if (!cause) return { kind: 'none' };
	const rule = rules.governmentCauses[cause.article];
	if (!rule) throw new Error(`government cause: got ${cause.article}, expected one that ${rules.id} lists`);
	const proof = (code: string): MakeProof =>
		step(rules, rule, () => ({
			code: `idle.cause.${code}`,
			params: { article: cause.article },
			operands: [
				{ name: 'governmentCause.article', value: cause.article },
				{ name: 'governmentCause.from', value: cause.from ?? null },
				{ name: 'governmentCause.to', value: cause.to ?? null },
				...(cause.article === '26.preparatory' ? [{ name: 'use', value: facts.use ?? null }] : []),
			],
		}));
	if (cause.article === '26.preparatory' && isRealEstate(facts.use, rules.realEstateUse) === 'no') {
		return { kind: 'not-applicable', proof: proof('preparatory-not-real-estate') };
	}
	const from = cause.from ? civilDay(cause.from) : null;
	const to = cause.to ? civilDay(cause.to) : null;
	if (from === null || to === null) {
		const one = from !== null || to !== null;
		const missing = one ? [`governmentCause.${from === null ? 'from' : 'to'}`] : [];
		return { kind: 'whole', missing, proof: proof('whole') };
	}
	if (from > to) return { kind: 'reversed', proof: proof('reversed') };
	return { kind: 'span', from, to, proof: proof('span') };
}

/** Days of the term (start, end] that lie in the span; both ends of the span are counted. */
export function daysInSpan(span: { from: CivilDay; to: CivilDay }, start: CivilDay, end: CivilDay): number {
	const first = Math.max(start + 1, span.from);
	const last = Math.min(end, span.to);
	return Math.max(0, daysBetween(first, last) + 1);
}

function isRealEstate(
	use: string | null | undefined,
	rule: Marked<{ words: string[]; codes: string[] }>,
): Finding {
	if (!use) return 'unknown';
	const { words, codes } = rule.value;
	return words.some((w) => use.includes(w)) || codes.some((c) => use.startsWith(c)) ? 'yes' : 'no';
}
