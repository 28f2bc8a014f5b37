import { NUMERIC_FACTS, type FactColumns, type NumericFact } from '../facts.ts';
import { predicateOf, UNKNOWN, YES, type Predicate, type PredicateInput } from '../rules/predicate.ts';
import type { Adjustment, Correction, Figure, Limits, RuleSet } from '../rules/rule-set.ts';

/** Corrections, bonuses and deductions, ready to be applied to a row's total. */
export interface Adjustments {
	corrections: Entry[];
	bonuses: Entry[];
	deductions: Entry[];
	limits: Limits | null;
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

/** A limit that bound: what came to `from` counts as `to`. */
export interface Bound {
	kind: 'limit';
	id: keyof Limits;
	from: number;
	to: number;
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
		limits: rules.limits ?? null,
		none: corrections.length + bonuses.length + deductions.length === 0 && !rules.limits,
	};
}

/**
 * Σ scores × corrections + bonuses − deductions. A missing fact never costs points: an entry that cannot be decided is
 * not applied, and `applied` (where given) says so.
 */
export function adjusted(
	base: number,
	i: number,
	adjustments: Adjustments,
	applied?: (Applied | Bound)[],
): number {
	let corrected = base;
	for (const c of adjustments.corrections) {
		const factor = decide('correction', c, i, base, applied);
		if (factor !== null) corrected *= factor;
	}
	if (adjustments.limits) return limited(corrected, i, adjustments, adjustments.limits, applied);
	let total = corrected;
	for (const b of adjustments.bonuses) total += decide('bonus', b, i, corrected, applied) ?? 0;
	for (const d of adjustments.deductions) total -= decide('deduction', d, i, corrected, applied) ?? 0;
	return total;
}

/** The same where the sum of bonuses, that of deductions or the total has a limit. */
function limited(
	corrected: number,
	i: number,
	{ bonuses, deductions }: Adjustments,
	limits: Limits,
	applied?: (Applied | Bound)[],
): number {
	const bind = (id: keyof Limits, from: number, to: number): number => {
		if (from !== to) applied?.push({ kind: 'limit', id, from, to });
		return to;
	};
	const most = (limit: Figure | undefined, sum: number) => {
		if (!limit) return sum;
		return Math.min(sum, limit.unit === '%' ? (limit.value / 100) * Math.abs(corrected) : limit.value);
	};
	let added = 0;
	for (const b of bonuses) added += decide('bonus', b, i, corrected, applied) ?? 0;
	let off = 0;
	for (const d of deductions) off += decide('deduction', d, i, corrected, applied) ?? 0;
	added = bind('bonuses', added, most(limits.bonuses, added));
	off = bind('deductions', off, most(limits.deductions, off));
	const total = corrected + added - off;
	const raised = bind('minTotal', total, Math.max(total, limits.minTotal?.value ?? -Infinity));
	return bind('maxTotal', raised, Math.min(raised, limits.maxTotal?.value ?? Infinity));
}

function decide(
	kind: Applied['kind'],
	entry: Entry,
	i: number,
	base: number,
	applied?: (Applied | Bound)[],
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
