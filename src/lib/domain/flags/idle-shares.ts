import Big from 'big.js';
import type { Finding, MakeProof } from '../proof.ts';
import { step } from './idle-clause.ts';
import type { IdleFacts } from './idle-facts.ts';
import type { Fraction, IdleRules, Marked } from './idle-rules.ts';
import { anyOf } from './three-valued.ts';

/** The two share tests of limb 2 and what would settle them. */
export interface Shares {
	finding: Finding;
	missing: string[];
	/** More is said to be developed than was due. */
	contradiction: boolean;
	proof: MakeProof;
}

/**
 * Art. 2(2): developed ÷ due < 1/3, or invested ÷ total < 25 %. Both are strict ("不足"), and compared in exact
 * decimals: 33.3 of 99.9 is exactly one third, which binary fractions get wrong.
 */
export function sharesBelow(facts: IdleFacts, rules: IdleRules): Shares {
	const contradiction =
		facts.developedAreaM2 != null && facts.dueAreaM2 != null && facts.developedAreaM2 > facts.dueAreaM2;
	const area = contradiction
		? unsettled(rules, rules.areaShare, 'area', facts, ['developedAreaM2', 'dueAreaM2'])
		: below(rules, rules.areaShare, 'area', facts, ['developedAreaM2', 'dueAreaM2'], '㎡');
	const investment = below(
		rules,
		rules.investmentShare,
		'investment',
		facts,
		['investedWan', 'totalInvestmentWan'],
		'万元',
	);
	const finding = anyOf([area.finding, investment.finding]);
	return {
		finding,
		missing: finding === 'unknown' ? [...area.missing, ...investment.missing] : [],
		contradiction: contradiction && finding !== 'yes',
		proof: () => ({ code: 'idle.shares', result: finding, steps: [area.proof(), investment.proof()] }),
	};
}

type Part = 'developedAreaM2' | 'dueAreaM2' | 'investedWan' | 'totalInvestmentWan';
interface Share {
	finding: Finding;
	missing: string[];
	proof: MakeProof;
}

function below(
	rules: IdleRules,
	line: Marked<Fraction>,
	name: 'area' | 'investment',
	facts: IdleFacts,
	[part, whole]: [Part, Part],
	unit: string,
): Share {
	const [numerator, denominator] = line.value;
	const [done, due] = [facts[part] ?? null, facts[whole] ?? null];
	// A whole of nothing is no denominator.
	const missing = [...(done === null ? [part] : []), ...(due === null || due === 0 ? [whole] : [])];
	if (done === null || due === null || due === 0) {
		return { ...unsettled(rules, line, name, facts, [part, whole]), missing };
	}
	const left = Big(done).times(denominator);
	const right = Big(due).times(numerator);
	const isBelow = left.lt(right);
	return {
		finding: isBelow ? 'yes' : 'no',
		missing: [],
		proof: step(rules, line, () => ({
			code: `idle.share.${name}`,
			operands: [
				{ name: part, value: done, unit },
				{ name: whole, value: due, unit },
			],
			arithmetic: `${done} ÷ ${due} = ${Big(done).div(due).round(6).toString()} ${isBelow ? '<' : '≥'} ${numerator}/${denominator}`,
			result: isBelow ? 'yes' : 'no',
		})),
	};
}

function unsettled(
	rules: IdleRules,
	line: Marked<Fraction>,
	name: 'area' | 'investment',
	facts: IdleFacts,
	parts: [Part, Part],
): Share {
	return {
		finding: 'unknown',
		missing: [...parts],
		proof: step(rules, line, () => ({
			code: `idle.share.${name}`,
			operands: parts.map((part) => ({ name: part, value: facts[part] ?? null })),
			result: 'unknown',
		})),
	};
}
