import { NUMERIC_FACTS, type FactColumns, type NumericFact } from '../facts.ts';
import type { Indicator } from '../indicators/indicator.ts';

/**
 * Why an object has no grade, as a code (words are made at the edge):
 * `exempt:<reason>` · `no-group` · `group-unknown` · `group-conflict` · `missing:<fact>[,<fact>]` ·
 * `nonpositive:<fact>` · `rules-partial` · `tiers-unpublished` · `industry-unknown` · `no-population` ·
 * `below-tiers`; and `veto:<id>` beside a grade that a veto set.
 */
export type ReasonCode = string;

/** Codes ↔ small integers, so that a column can hold them; 0 is no reason. */
export class ReasonTable {
	readonly codes: string[] = [''];
	readonly #indices = new Map<string, number>([['', 0]]);

	indexOf(code: ReasonCode): number {
		let index = this.#indices.get(code);
		if (index === undefined) {
			index = this.codes.length;
			this.codes.push(code);
			this.#indices.set(code, index);
		}
		return index;
	}
}

const BIT = new Map<NumericFact, number>(NUMERIC_FACTS.map((fact, i) => [fact, i]));
const FACTS = NUMERIC_FACTS.length;

/** Which operands keep the indicator of row `i` from having a value, as bits: missing ones low, not positive ones high. */
export function faultBits(indicator: Indicator, columns: FactColumns, i: number): number {
	const top = columns.facts[indicator.numerator][i] as number;
	const bottom = columns.facts[indicator.denominator][i] as number;
	let bits = 0;
	if (Number.isNaN(top)) bits |= 1 << (BIT.get(indicator.numerator) as number);
	if (Number.isNaN(bottom)) bits |= 1 << (BIT.get(indicator.denominator) as number);
	else if (bottom <= 0) bits |= 1 << ((BIT.get(indicator.denominator) as number) + FACTS);
	return bits;
}

/** `missing:emissionTon,employees`, or `nonpositive:landMu` where nothing is missing. */
export function reasonOfBits(bits: number): ReasonCode {
	const missing = NUMERIC_FACTS.filter((_, k) => bits & (1 << k));
	if (missing.length > 0) return `missing:${missing.join(',')}`;
	return `nonpositive:${NUMERIC_FACTS.filter((_, k) => bits & (1 << (k + FACTS))).join(',')}`;
}
