import { FACT_NAMES } from '../fact-names.ts';
import { columnsOf, NUMERIC_FACTS, type FactRow } from '../facts.ts';
import { isNumericFact, operandOf } from '../indicators/operand.ts';
import { gradesOf } from '../rules/grade-order.ts';
import { definitionOf } from '../rules/rule-indicators.ts';
import type { RuleGroup, RuleSet } from '../rules/rule-set.ts';
import { factsOfWhen } from '../rules/when-names.ts';
import { apply, applyAll } from './apply.ts';
import type { Fitted } from './fitted.ts';

/** The smallest change of one operand that brings a better grade under the same cuts. */
export interface GradeChange {
	/** A fact, or a column that the rule reads. */
	operand: string;
	/** null: missing. */
	from: number | null;
	/** The first value that has the grade; null: no value of this operand alone suffices. */
	to: number | null;
	/** Whether the grade holds from `to` upwards or down from it. */
	bound: 'min' | 'max' | null;
	unit: string;
	/** The grade at `to`, or the one that cannot be reached. */
	grade: string;
	/** The total at `to`, or the best that this operand alone can bring. */
	total: number | null;
	/** (to − from) ÷ |from|; null where nothing was there or no value suffices. */
	ratio: number | null;
}

/** What an object would be at some value of one operand. */
interface Trial {
	operand: string;
	value: number;
}
/** Index among the rule's grades (Infinity: none), and the total. */
interface Outcome {
	grade: number;
	total: number;
}
type Try = (trials: readonly Trial[]) => Outcome[];

/** Steps of the scan: each a factor of the one before, from a ten-thousandth to some million times of the value. */
const STEPS = Array.from({ length: 64 }, (_, k) => 1e-4 * 1.45 ** k);
const PARTS = 32;

/**
 * What would change this grade: for each numeric operand that the rule reads, the smallest change of it alone that
 * reaches the next better grade; for an object without a grade the value of a missing operand that would bring each
 * grade. The cuts do not move. Found by scanning outwards and dividing the step in which the grade turns, down to two
 * neighbouring doubles: `to` has the grade, the value before it has not. Counts are whole numbers. Smallest relative
 * change first, then missing operands, then what cannot. Empty where the grade is the best, and where the object is
 * exempt or the rule grades nothing.
 */
export function nextGradeChanges(fitted: Fitted, row: FactRow): GradeChange[] {
	const { rules } = fitted;
	const now = apply(fitted, row);
	const group = rules.groups.find((g) => g.id === now.group);
	if (!group?.tiers || rules.partial || now.reason?.startsWith('exempt:')) return [];
	const grades = gradesOf(rules);
	const own = group.tiers.map((tier) => grades.indexOf(tier.grade));
	const at = now.grade === null ? -1 : own.indexOf(grades.indexOf(now.grade));
	if (at === 0) return [];
	const goals = at > 0 ? [own[at - 1] as number] : own;
	const attempt = tryer(fitted, row, grades);
	const operands = operandsOf(rules, group).filter((operand) => at > 0 || operandOf(row, operand) === null);
	const found = operands.flatMap((operand) => {
		const scale = scaleOf(fitted, operand);
		return goals.map((goal) => search(attempt, operand, operandOf(row, operand), scale, goal, grades));
	});
	const order = (c: GradeChange) => (c.to === null ? 2 : c.ratio === null ? 1 : 0);
	return found.sort((a, b) => order(a) - order(b) || Math.abs(a.ratio ?? 0) - Math.abs(b.ratio ?? 0));
}

/** Evaluates variants of a row that differ in one operand each, as one table. */
function tryer(fitted: Fitted, row: FactRow, grades: readonly string[]): Try {
	return (trials) => {
		const results = applyAll(fitted, columnsOf(trials.map((trial) => variant(row, trial))));
		return trials.map((_, i) => {
			const grade = results.grade[i] as number;
			const index = grade < 0 ? Infinity : grades.indexOf(results.grades[grade] as string);
			return { grade: index, total: results.total[i] as number };
		});
	};
}

function variant(row: FactRow, { operand, value }: Trial): FactRow {
	return isNumericFact(operand)
		? { ...row, facts: { ...row.facts, [operand]: value } }
		: { ...row, other: { ...row.other, [operand]: value } };
}

/** Every number the rule may read of an object of the group: operands, counts that cost points, facts of conditions. */
function operandsOf(rules: RuleSet, group: RuleGroup): string[] {
	const entries = [...rules.bonuses, ...rules.deductions, ...rules.corrections];
	const asked = [group, ...entries, ...rules.vetoes].flatMap(({ when }) => factsOfWhen(when));
	const used = new Set<string>([
		...group.indicators.flatMap((rule) => {
			const definition = definitionOf(rule);
			return definition ? [definition.numerator, definition.denominator ?? []].flat() : [];
		}),
		...entries.flatMap(({ fact }) => fact ?? []),
		...asked.filter((name) => isNumericFact(name)),
	]);
	return [...NUMERIC_FACTS.filter((fact) => used.has(fact)), ...[...used].filter((n) => !isNumericFact(n))];
}

/** What the operand usually is in the population, for objects that have none or zero. */
function scaleOf({ rules, groups }: Fitted, operand: string): number {
	for (const [g, group] of rules.groups.entries()) {
		for (const [j, rule] of group.indicators.entries()) {
			const definition = definitionOf(rule);
			const known = groups[g]?.indicators[j];
			if (!definition || !known || known.n === 0) continue;
			const sum =
				definition.numerator === operand
					? known.numerator
					: definition.denominator === operand
						? known.denominator
						: 0;
			if (sum !== 0) return Math.abs(sum / known.n);
		}
	}
	return 1;
}

function search(
	attempt: Try,
	operand: string,
	from: number | null,
	scale: number,
	goal: number,
	grades: readonly string[],
): GradeChange {
	const unit = isNumericFact(operand) ? FACT_NAMES[operand].unit : '';
	const size = Math.abs(from ?? 0) || scale;
	const up = STEPS.map((step) => (from ?? 0) + size * step);
	const down =
		from === null
			? []
			: [
					...STEPS.map((step) => (from > 0 ? from / (1 + step) : from - size * step)),
					...(from > 0 ? [0] : []),
				];
	const found = [
		way(attempt, operand, from, from === null ? [0, ...up] : up, goal),
		way(attempt, operand, from, down, goal),
	]
		.map((turn) => turn && (isCount(operand) ? whole(attempt, operand, turn, goal) : turn))
		.filter((turn) => turn !== null)
		.sort((a, b) => Math.abs(a.to - (from ?? 0)) - Math.abs(b.to - (from ?? 0)))[0];
	if (!found) {
		const totals = attempt([...up, ...down].map((value) => ({ operand, value }))).map((o) => o.total);
		const best = Math.max(...totals.filter((t) => !Number.isNaN(t)));
		const total = Number.isFinite(best) ? best : null;
		return { operand, from, to: null, bound: null, unit, grade: grades[goal] as string, total, ratio: null };
	}
	const [{ grade, total }] = attempt([{ operand, value: found.to }]) as [Outcome];
	return {
		operand,
		from,
		to: found.to,
		bound: found.bound,
		unit,
		grade: grades[grade] as string,
		total: Number.isNaN(total) ? null : total,
		ratio: from === null || from === 0 ? null : (found.to - from) / Math.abs(from),
	};
}

interface Turn {
	to: number;
	bound: 'min' | 'max';
}

/** Scans away from the value as it is; in the first step in which the grade turns, finds the turn itself. */
function way(
	attempt: Try,
	operand: string,
	from: number | null,
	values: readonly number[],
	goal: number,
): Turn | null {
	if (values.length === 0) return null;
	const holds = attempt(values.map((value) => ({ operand, value }))).map((o) => o.grade <= goal);
	if (from === null) {
		// Nothing to start from: the end of the values that have the grade is what matters.
		const last = holds.lastIndexOf(true);
		if (last < 0) return null;
		if (last < holds.length - 1) {
			const [beyond, there] = [values[last + 1] as number, values[last] as number];
			return { to: turn(attempt, operand, beyond, there, goal), bound: 'max' };
		}
		const out = holds.lastIndexOf(false);
		const there = values[out + 1] as number;
		return {
			to: out < 0 ? there : turn(attempt, operand, values[out] as number, there, goal),
			bound: 'min',
		};
	}
	const first = holds.indexOf(true);
	if (first < 0) return null;
	const there = values[first] as number;
	const before = first === 0 ? from : (values[first - 1] as number);
	return { to: turn(attempt, operand, before, there, goal), bound: there > before ? 'min' : 'max' };
}

/** The last double on the way from `there` (has the grade) to `before` (has not) that still has it. */
function turn(attempt: Try, operand: string, before: number, there: number, goal: number): number {
	let [out, inside] = [before, there];
	for (;;) {
		const values: number[] = [];
		for (let k = 1; k < PARTS; k++) {
			const value = out + ((inside - out) * k) / PARTS;
			if (value !== out && value !== inside && value !== values.at(-1)) values.push(value);
		}
		if (values.length === 0) return inside;
		const holds = attempt(values.map((value) => ({ operand, value }))).map((o) => o.grade <= goal);
		const first = holds.indexOf(true);
		if (first < 0) out = values.at(-1) as number;
		else {
			inside = values[first] as number;
			if (first > 0) out = values[first - 1] as number;
		}
	}
}

function isCount(operand: string): boolean {
	return operand === 'employees' || operand === 'tenants';
}

/** The next whole number behind a turn, where it still has the grade. */
function whole(attempt: Try, operand: string, { to, bound }: Turn, goal: number): Turn | null {
	const value = bound === 'min' ? Math.ceil(to) : Math.floor(to);
	const [outcome] = attempt([{ operand, value }]);
	return outcome && outcome.grade <= goal ? { to: value, bound } : null;
}
