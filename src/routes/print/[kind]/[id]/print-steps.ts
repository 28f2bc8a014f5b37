import type { ProofDocument } from '#lib/api/proof-document.ts';
import type { Proof } from '#lib/domain/proof.ts';
import { clauseKey, recordKey } from '#lib/domain/proof-tree.ts';

/** A step as a line of the page: numbered, with the clause's footnote where it differs from the step above. */
export interface PrintStep {
	/** 1, 1.1, 1.1.2. */
	number: string;
	depth: number;
	step: Proof;
	/** Number of the clause in the list at the end. */
	clause: number | null;
	/** The same was proven above: its number stands here instead of the steps below. */
	see: string | null;
}

/**
 * The proofs of a document as numbered lines, part by part. What was walked back once (the land under every yield, a
 * merged sum) is not printed again: later places name the step.
 */
export function printSteps(document: Pick<ProofDocument, 'parts' | 'clauses'>): PrintStep[] {
	const clauseNumbers = new Map(document.clauses.map((clause, i) => [clauseKey(clause), i + 1]));
	const printed = new Map<string, string>();
	const lines: PrintStep[] = [];
	const add = (step: Proof, number: string, depth: number, within: number | null): void => {
		const clause = step.clause ? (clauseNumbers.get(clauseKey(step.clause)) ?? null) : null;
		const key = step.steps?.length && depth > 0 ? contentKey(step) : null;
		const see = key === null ? null : (printed.get(key) ?? null);
		if (key !== null && see === null) printed.set(key, number);
		lines.push({ number, depth, step, clause: clause === within ? null : clause, see });
		if (see !== null) return;
		(step.steps ?? []).forEach((child, i) => add(child, `${number}.${i + 1}`, depth + 1, clause ?? within));
	};
	document.parts.forEach((part, i) => add(part.proof, String(i + 1), 0, null));
	return lines;
}

/** What tells two steps apart on paper: the statement and its numbers; what stands below follows from them. */
function contentKey({ code, params, arithmetic, result, operands }: Proof): string {
	const read = operands?.map(({ name, value, source }) => [name, value, source ? recordKey(source) : '']);
	return JSON.stringify([code, params, arithmetic ?? '', result ?? null, read ?? []]);
}

/** Numbers of the records, by which operands name them. */
export function recordNumbers(document: Pick<ProofDocument, 'records'>): Map<string, number> {
	return new Map(document.records.map((record, i) => [recordKey(record), i + 1]));
}
