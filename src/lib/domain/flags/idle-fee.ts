import Big from 'big.js';
import type { MakeProof } from '../proof.ts';
import { step } from './idle-clause.ts';
import type { IdleFacts } from './idle-facts.ts';
import type { IdleRules } from './idle-rules.ts';

/** The idle fee of art. 14, item 1, and what it is charged on. */
export interface IdleFee {
	/** 万元, unrounded; null where the base is not known. */
	fee: number | null;
	/** The kind of the base in words: the recorded one, else (on the price) the rule's own; null: an amount of unrecorded kind. */
	kind: string | null;
	missing: string[];
	proof: MakeProof;
}

/**
 * Rate × base. The base is the recorded amount (`feeBaseWan`), else the contract price (`priceWan`); its kind is named,
 * for they differ (中山 2018 charged on an assessment: 30.8 % of the price). A recorded kind other than the price
 * without its amount leaves the fee open: the price is then the wrong base.
 */
export function idleFee(facts: IdleFacts, rules: IdleRules): IdleFee {
	const recorded = facts.feeBaseKind ?? null;
	const of = facts.feeBaseWan != null || otherThanPrice(recorded, rules) ? 'feeBaseWan' : 'priceWan';
	const base = facts[of] ?? null;
	const kind = recorded ?? (of === 'priceWan' ? (rules.feeBaseKind?.value.default ?? null) : null);
	const rate = rules.feeRate.value;
	const fee = base === null ? null : Big(base).times(rate);
	return {
		fee: fee === null ? null : fee.toNumber(),
		kind,
		missing: fee === null ? [of] : [],
		proof: step(rules, rules.feeRate, () => ({
			// The decree speaks of the price of grant or allocation; a lease or a share has none of its own.
			code: `idle.fee.${of}`,
			params: {
				base: of,
				kind,
				acquisition: facts.acquisition ?? null,
				named: facts.acquisition === '出让' || facts.acquisition === '划拨',
			},
			operands: [
				{ name: of, value: base, unit: '万元' },
				{ name: 'feeBaseKind', value: kind },
				{ name: 'feeRate', value: rate },
			],
			arithmetic: fee === null ? undefined : `${base} × ${rate} = ${fee.toFixed()} 万元`,
			result: fee === null ? null : fee.toNumber(),
		})),
	};
}

function otherThanPrice(kind: string | null, rules: IdleRules): boolean {
	if (kind === null || rules.feeBaseKind === undefined) return false;
	const { default: own, contractPrice } = rules.feeBaseKind.value;
	return kind !== own && !contractPrice.some((word) => kind.includes(word));
}
