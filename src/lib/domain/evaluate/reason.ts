import { NUMERIC_FACTS, type FactColumns } from '../facts.ts';
import type { AnyIndicator } from '../indicators/indicator.ts';
import { operandColumn } from '../indicators/operand.ts';

/**
 * Why an object has no grade, as a code (words are made at the edge):
 * `exempt:<reason>` · `no-group` · `group-unknown` · `group-conflict` · `missing:<fact>[,<fact>]` ·
 * `nonpositive:<fact>` · `rules-partial` · `tiers-unpublished` · `industry-unknown` · `no-population` ·
 * `industry-ungrouped` · `below-tiers`; and `veto:<id>` or `regraded` beside a grade that a veto or a hand set.
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

interface Operands {
	top: Float64Array;
	bottom: Float64Array;
	/** Places of the names in the list. */
	t: number;
	b: number;
}

/** Which operands keep the indicators of a group from having values, gathered row by row. */
export class OperandFaults {
	readonly #names: string[];
	readonly #missing: Uint8Array;
	readonly #notPositive: Uint8Array;
	readonly #operands: Operands[];

	constructor(indicators: readonly AnyIndicator[], columns: FactColumns) {
		const used = indicators.flatMap(({ numerator, denominator }) =>
			denominator === null ? [numerator] : [numerator, denominator],
		);
		// Facts of ours in their order, then the columns a rule asks for.
		this.#names = [...new Set([...NUMERIC_FACTS.filter((fact) => used.includes(fact)), ...used])];
		this.#missing = new Uint8Array(this.#names.length);
		this.#notPositive = new Uint8Array(this.#names.length);
		this.#operands = indicators.map(({ numerator, denominator }) => ({
			top: operandColumn(columns, numerator),
			bottom: operandColumn(columns, denominator),
			t: this.#names.indexOf(numerator),
			b: denominator === null ? -1 : this.#names.indexOf(denominator),
		}));
	}

	clear(): void {
		this.#missing.fill(0);
		this.#notPositive.fill(0);
	}

	/** What keeps indicator `j` of row `i` from having a value. */
	add(j: number, i: number): void {
		const { top, bottom, t, b } = this.#operands[j] as Operands;
		if (Number.isNaN(top[i])) this.#missing[t] = 1;
		if (b < 0) return;
		if (Number.isNaN(bottom[i])) this.#missing[b] = 1;
		else if ((bottom[i] as number) <= 0) this.#notPositive[b] = 1;
	}

	/** `missing:emissionTon,employees`, or `nonpositive:landMu` where nothing is missing; '' where all are there. */
	reason(): ReasonCode {
		const missing = this.#names.filter((_, k) => this.#missing[k]);
		if (missing.length > 0) return `missing:${missing.join(',')}`;
		const notPositive = this.#names.filter((_, k) => this.#notPositive[k]);
		return notPositive.length > 0 ? `nonpositive:${notPositive.join(',')}` : '';
	}
}
