import type { Clause, Mark, Operand, Proof, SourceRef } from '../proof.ts';
import type { Figure, RuleSet } from '../rules/rule-set.ts';

/** Where each fact of the object was read; absent where it is not known. */
export type FactSources = Readonly<Record<string, SourceRef | undefined>>;

/** A number as a proof prints it: whole where it is short, else ten digits and an ellipsis. */
export function shown(x: number): string {
	const whole = String(x);
	if (whole.length <= 12) return whole;
	const short = String(Number(x.toPrecision(10)));
	// What the machine's last bit adds is not worth an ellipsis.
	return Math.abs(Number(short) - x) <= 1e-13 * Math.abs(x) ? short : `${short}…`;
}

/** The clause of a rule set that a figure stands in. */
export function clauseOf(
	rules: RuleSet,
	part: { clause?: string; source?: string; mark?: Mark } | null | undefined,
): Clause {
	return {
		rule: `${rules.id}@${rules.version}`,
		...(part?.clause ? { clause: part.clause } : {}),
		title: rules.title.zh,
		...(rules.effective ? { effective: rules.effective } : {}),
		source: part?.source ?? rules.source,
		mark: part?.mark ?? 'memory',
	};
}

/** A number of the rule as a step of its own, so that its clause and mark are seen where it is used. */
export function figureStep(rules: RuleSet, code: string, figure: Figure, indicator: string): Proof {
	return { code, params: { indicator }, clause: clauseOf(rules, figure), result: figure.value };
}

/** A fact with its source. */
export function factOperand(
	name: string,
	value: Operand['value'],
	unit: string,
	sources: FactSources,
): Operand {
	const source = sources[name];
	return { name, value, ...(unit ? { unit } : {}), ...(source ? { source } : {}) };
}
