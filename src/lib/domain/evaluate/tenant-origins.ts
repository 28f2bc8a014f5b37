import { FACT_NAMES } from '../fact-names.ts';
import { NUMERIC_FACTS, type FactRow, type NumericFact } from '../facts.ts';
import type { Proof } from '../proof.ts';
import { factOperand, shown, type FactSources } from './proof-parts.ts';

/** The landlord or a tenant, with the record of each of its own figures. */
export interface SettledPart {
	code: string;
	name: string;
	facts: FactRow['facts'];
	sources: FactSources;
}

/**
 * The facts of a landlord judged together with its tenants, walked back: own figure + each tenant's, each with its own
 * record. Facts that stayed the landlord's alone (the ground, where the rule says so) are not here.
 */
export function settledOrigins(
	facts: FactRow['facts'],
	landlord: SettledPart,
	tenants: readonly SettledPart[],
): Record<string, Proof> {
	const origins = NUMERIC_FACTS.flatMap((fact) => {
		const proof = settledFact(fact, facts[fact], [landlord, ...tenants]);
		return facts[fact] === landlord.facts[fact] || fact === 'tenants' ? [] : [[fact, proof] as const];
	});
	return Object.fromEntries(origins);
}

function settledFact(fact: NumericFact, value: number | null, parts: readonly SettledPart[]): Proof {
	const own = parts.map((part) => part.facts[fact]);
	const missing = own.filter((x) => x === null).length;
	return {
		code: missing > 0 ? 'fact.settled-missing' : 'fact.settled',
		params: { fact, parts: parts.length, missing },
		...(value !== null && missing === 0
			? { arithmetic: `${own.map((x) => shown(x as number)).join(' + ')} = ${shown(value)}` }
			: {}),
		result: value,
		steps: parts.map((part, i): Proof => ({
			code: i === 0 ? 'fact.settled-landlord' : 'fact.settled-tenant',
			params: { name: part.name || part.code, code: part.code },
			operands: [factOperand(fact, own[i] ?? null, FACT_NAMES[fact].unit, part.sources)],
			result: own[i] ?? null,
		})),
	};
}
