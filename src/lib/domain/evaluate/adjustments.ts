import { NUMERIC_FACTS, type FactColumns, type NumericFact } from '../facts.ts';
import { predicateOf, UNKNOWN, YES, type Predicate, type PredicateInput } from '../rules/predicate.ts';
import type { Adjustment, Correction, RuleSet } from '../rules/rule-set.ts';

/** Corrections, bonuses and deductions, ready to be applied to a row's total. */
export interface Adjustments {
	corrections: Entry[];
	bonuses: Entry[];
	deductions: Entry[];
	none: boolean;
}

interface Entry {
	id: string;
	holds: Predicate;
	/** The factor, or the points for a given total before adjustments; null where a fact is missing. */
	amount: (i: number, base: number) => number | null;
}

/** One adjustment that was applied, or could not be decided (`amount` null). */
export interface Applied {
	kind: 'correction' | 'bonus' | 'deduction';
	id: string;
	amount: number | null;
}

export function adjustmentsOf(rules: RuleSet, input: PredicateInput): Adjustments {
	const entry = (e: Adjustment | Correction, amount: Entry['amount']): Entry => ({
		id: e.id,
		holds: predicateOf(e.when, input),
		amount,
	});
	const corrections = rules.corrections.map((c) => entry(c, correctionAmount(c, input.columns)));
	const bonuses = rules.bonuses.map((b) => entry(b, points(b, input.columns)));
	const deductions = rules.deductions.map((d) => {
		const amount = points(d, input.columns);
		// A rule may write a deduction as −5 or as 5: either way it is taken off.
		return entry(d, (i, base) => {
			const p = amount(i, base);
			return p === null ? null : Math.abs(p);
		});
	});
	return {
		corrections,
		bonuses,
		deductions,
		none: corrections.length + bonuses.length + deductions.length === 0,
	};
}

/**
 * Σ scores × corrections + bonuses − deductions. A missing fact never costs points: an entry that cannot be decided is
 * not applied, and `applied` (where given) says so.
 */
export function adjusted(base: number, i: number, adjustments: Adjustments, applied?: Applied[]): number {
	let corrected = base;
	for (const c of adjustments.corrections) {
		const factor = decide('correction', c, i, base, applied);
		if (factor !== null) corrected *= factor;
	}
	let total = corrected;
	for (const b of adjustments.bonuses) total += decide('bonus', b, i, corrected, applied) ?? 0;
	for (const d of adjustments.deductions) total -= decide('deduction', d, i, corrected, applied) ?? 0;
	return total;
}

function decide(
	kind: Applied['kind'],
	entry: Entry,
	i: number,
	base: number,
	applied?: Applied[],
): number | null {
	const truth = entry.holds(i);
	if (truth !== YES) {
		if (truth === UNKNOWN) applied?.push({ kind, id: entry.id, amount: null });
		return null;
	}
	const amount = entry.amount(i, base);
	applied?.push({ kind, id: entry.id, amount });
	return amount;
}

function correctionAmount(rule: Correction, columns: FactColumns): Entry['amount'] {
	if (rule.fact !== null) {
		const read = numberReader(rule.fact, columns);
		return (i) => read(i);
	}
	const factor = rule.factor?.value ?? null;
	return () => factor;
}

function points(rule: Adjustment, columns: FactColumns): Entry['amount'] {
	const most = rule.max === null ? Infinity : Math.abs(rule.max.value);
	const within = (p: number) => Math.max(-most, Math.min(most, p));
	if (rule.points) {
		const fixed = within(rule.points.value);
		return () => fixed;
	}
	if (rule.ratio) {
		const ratio = rule.ratio.unit === '%' ? rule.ratio.value / 100 : rule.ratio.value;
		return (_, base) => within(ratio * base);
	}
	if (rule.fact === null) return () => null;
	const read = numberReader(rule.fact, columns);
	const first = rule.first?.value ?? rule.per?.value;
	const further = rule.further?.value ?? rule.per?.value ?? rule.first?.value;
	return (i) => {
		const n = read(i);
		if (n === null) return null;
		if (first === undefined && further === undefined) return within(n);
		if (n <= 0) return 0;
		return within((first ?? 0) + (n - 1) * (further ?? 0));
	};
}

function numberReader(fact: string, columns: FactColumns): (i: number) => number | null {
	if ((NUMERIC_FACTS as readonly string[]).includes(fact)) {
		const numbers = columns.facts[fact as NumericFact];
		return (i) => {
			const x = numbers[i] as number;
			return Number.isNaN(x) ? null : x;
		};
	}
	const other = columns.other[fact];
	return (i) => {
		const x = other?.[i];
		return typeof x === 'number' && Number.isFinite(x) ? x : null;
	};
}
