import { NUMERIC_FACTS, type FactColumns, type FactRow, type NumericFact } from '../facts.ts';

const ours = new Set<string>(NUMERIC_FACTS);
const read = new WeakMap<readonly unknown[], Float64Array>();

/** Whether a name is one of our numeric facts. */
export function isNumericFact(name: string): name is NumericFact {
	return ours.has(name);
}

/**
 * The numbers of an operand of an indicator, a row an object; NaN is missing. A fact of ours, else a column of the
 * table by its heading (what is no number there is missing); null is the denominator of what needs none: 1.
 */
export function operandColumn(columns: FactColumns, name: string | null): Float64Array {
	if (name === null) return new Float64Array(columns.count).fill(1);
	if (isNumericFact(name)) return columns.facts[name];
	const other = columns.other[name];
	if (!other) return new Float64Array(columns.count).fill(NaN);
	let numbers = read.get(other);
	if (!numbers) {
		numbers = Float64Array.from(other, (x) => (typeof x === 'number' ? x : NaN));
		read.set(other, numbers);
	}
	return numbers;
}

/** An operand of one object; null is missing. */
export function operandOf(row: Pick<FactRow, 'facts' | 'other'>, name: string | null): number | null {
	if (name === null) return 1;
	if (isNumericFact(name)) return row.facts[name];
	const x = row.other?.[name];
	return typeof x === 'number' && Number.isFinite(x) ? x : null;
}
