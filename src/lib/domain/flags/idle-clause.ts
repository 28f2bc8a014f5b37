import type { Clause, MakeProof, Proof } from '../proof.ts';
import type { IdleRules, Marked } from './idle-rules.ts';

/** The clause a marked value of the rule stands in, as a proof cites it. */
export function clauseOf(rules: IdleRules, figure: Omit<Marked<unknown>, 'value'>): Clause {
	return {
		rule: `${rules.id}@${rules.version}`,
		clause: figure.clause,
		title: rules.title,
		effective: rules.effective,
		source: figure.source ?? rules.source,
		mark: figure.mark,
	};
}

/** A step that rests on a marked value of the rule. */
export function step(
	rules: IdleRules,
	figure: Omit<Marked<unknown>, 'value'>,
	proof: () => Omit<Proof, 'clause'>,
): MakeProof {
	return () => ({ ...proof(), clause: clauseOf(rules, figure) });
}
