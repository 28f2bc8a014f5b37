import type { Clause, Operand, Proof, SourceRef } from './proof.ts';

/** Every step of a proof with its number (`1`, `1.2`, `1.2.1`), top down. */
export function* stepsOf(proof: Proof, number = '1'): Generator<{ number: string; step: Proof }> {
	yield { number, step: proof };
	for (const [i, child] of (proof.steps ?? []).entries()) yield* stepsOf(child, `${number}.${i + 1}`);
}

/** The same proof with every step passed through `change`, children first. */
export function mapSteps(proof: Proof, change: (step: Proof) => Proof): Proof {
	const { steps } = proof;
	return change(steps ? { ...proof, steps: steps.map((step) => mapSteps(step, change)) } : proof);
}

/**
 * Names the record behind operands that came without one. An operand that says where it was read keeps that.
 * @param sources by the operand's name; a dotted name (`supplements.signedOn`) is also found by its first part
 */
export function withSources(proof: Proof, sources: Readonly<Record<string, SourceRef | undefined>>): Proof {
	const named = (operand: Operand): Operand => {
		const source = operand.source ?? sources[operand.name] ?? sources[operand.name.split('.')[0] as string];
		return source && operand.value !== null ? { ...operand, source } : operand;
	};
	return mapSteps(proof, (step) => (step.operands ? { ...step, operands: step.operands.map(named) } : step));
}

/**
 * Puts below a step how its operands were themselves computed (a merged sum, land derived from occupancies, an
 * indicator): the walk ends at records, not at a name.
 * @param origins proof of a value by the operand's name
 */
export function withOrigins(proof: Proof, origins: Readonly<Record<string, Proof | undefined>>): Proof {
	return mapSteps(proof, (step) => {
		const made = (step.operands ?? []).flatMap((operand) => origins[operand.name] ?? []);
		// a value that is itself the indicator's is not its own origin
		const below = made.filter((origin) => origin.code !== step.code);
		return below.length === 0 ? step : { ...step, steps: [...(step.steps ?? []), ...below] };
	});
}

/** The clauses that proofs rest on, each once, in the order met. */
export function clausesIn(proofs: readonly Proof[]): Clause[] {
	const found = new Map<string, Clause>();
	for (const proof of proofs)
		for (const { step } of stepsOf(proof))
			if (step.clause && !found.has(clauseKey(step.clause))) found.set(clauseKey(step.clause), step.clause);
	return [...found.values()];
}

/** What tells two clauses apart: document, article, source and mark. */
export function clauseKey({ rule, clause, source, mark }: Clause): string {
	return [rule, clause ?? '', source ?? '', mark].join('|');
}

/** The records that proofs were read from, each once, in the order met; computations have none. */
export function recordsIn(proofs: readonly Proof[]): { source: SourceRef; operands: string[] }[] {
	const found = new Map<string, { source: SourceRef; operands: string[] }>();
	for (const proof of proofs)
		for (const { step } of stepsOf(proof))
			for (const { name, source } of step.operands ?? []) {
				if (!source || source.batch === undefined) continue;
				const key = recordKey(source);
				const entry = found.get(key) ?? { source, operands: [] };
				if (!entry.operands.includes(name)) entry.operands.push(name);
				found.set(key, entry);
			}
	return [...found.values()];
}

/** What tells two records apart: batch, row and the record's own name. */
export function recordKey({ batch, row, record }: SourceRef): string {
	return [batch ?? '', row ?? '', record ?? ''].join('|');
}
