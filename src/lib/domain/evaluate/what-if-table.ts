import type { FactColumns } from '../facts.ts';
import { indicatorColumns, type IndicatorColumns } from '../indicators/indicator-columns.ts';
import { predicateOf, YES, type PredicateInput } from '../rules/predicate.ts';
import { indicatorsOf } from '../rules/rule-indicators.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { adjustmentsOf } from './adjustments.ts';
import { divisionsOf, place, type Divisions } from './placement.ts';
import { ReasonTable } from './reason.ts';
import type { Table } from './score-group.ts';
import type { Cuts } from './what-if-cuts.ts';

/** An adjustment with its condition already asked of every row. */
export interface BakedEntry {
	/** 1 where it holds. */
	holds: Uint8Array;
	/** Its amount where that does not rest on the total (NaN: not known); null where it does. */
	fixed: Float64Array | null;
	amount: (i: number, base: number) => number | null;
}

/** The rows of one group, ready to be scored again and again. */
export interface PlacedGroup {
	members: Int32Array;
	/** Who is ranked with whom: the whole group under '', or each division; rows of unknown industry are in none. */
	populations: { name: string; rows: Int32Array }[];
	/** Members that some adjustment holds for; the others' totals are their sums. */
	adjusted: Int32Array;
	/** Members that some veto holds for. */
	vetoed: Int32Array;
	/** Whether `total` holds what the score columns and adjustments come to. */
	totalled: boolean;
	/** The rule's part and the cuts that the grades were last made by; null: to be made. */
	graded: { by: string; cuts: ReadonlyMap<string, Cuts> } | null;
}

/** Corrections, bonuses and deductions of a rule set, baked. */
export interface BakedAdjustments {
	corrections: BakedEntry[];
	bonuses: BakedEntry[];
	deductions: BakedEntry[];
}

/**
 * A table of facts as a what-if keeps it between two rules: values, places in groups and answers to conditions are
 * made once and made anew only where the part of the rule they rest on has changed. Scores and totals are buffers.
 */
export class WhatIfTable {
	readonly columns: FactColumns;
	readonly scores: Record<string, Float64Array> = {};
	readonly total: Float64Array;
	/** Totals as they are ranked and cut (comparable.ts); NaN where there is none. */
	readonly ranked: Float64Array;
	readonly grade: Int8Array;
	/** What each group's score columns were last made from, by group index and indicator id. */
	readonly made = new Map<string, string>();
	groups: PlacedGroup[] = [];
	adjustments: BakedAdjustments = { corrections: [], bonuses: [], deductions: [] };
	vetoes: Uint8Array[] = [];
	table!: Table;
	readonly #date: string;
	readonly #divisions: Divisions;
	readonly #values = new Map<string, Float64Array>();
	#placed = '';
	#adjusted = '';
	#vetoed = '';

	constructor(columns: FactColumns, date: string) {
		this.columns = columns;
		this.#date = date;
		this.#divisions = divisionsOf(columns);
		this.total = new Float64Array(columns.count).fill(NaN);
		this.ranked = new Float64Array(columns.count).fill(NaN);
		this.grade = new Int8Array(columns.count).fill(-1);
	}

	/** Brings places and answers to this rule; what it shares with the one before stays. */
	read(rules: RuleSet): void {
		const indicators = indicatorsOf(rules);
		const formulas = JSON.stringify(indicators.map((d) => [d.id, d.numerator, d.denominator, d.factor]));
		const placed = JSON.stringify([
			formulas,
			rules.industryEdition,
			rules.groups.map((g) => [g.id, g.when, g.within, g.indicators.map((i) => i.id)]),
			rules.exempt.map((e) => e.when),
		]);
		if (placed !== this.#placed) {
			const values = Object.fromEntries(
				indicators.map((d) => {
					const key = JSON.stringify([d.numerator, d.denominator, d.factor]);
					const known = this.#values.get(key) ?? indicatorColumns(this.columns, [d])[d.id];
					this.#values.set(key, known as Float64Array);
					return [d.id, known as Float64Array];
				}),
			);
			this.#place(rules, indicators, values);
			this.#placed = placed;
		}
		const adjusted = `${placed}${JSON.stringify([rules.corrections, rules.bonuses, rules.deductions])}`;
		if (adjusted !== this.#adjusted) this.#adjust(rules);
		this.#adjusted = adjusted;
		const vetoed = `${placed}${JSON.stringify(rules.vetoes.map((v) => v.when))}`;
		if (vetoed !== this.#vetoed) this.#veto(rules);
		this.#vetoed = vetoed;
	}

	#input(industryEdition: RuleSet['industryEdition'], values: IndicatorColumns): PredicateInput {
		return { columns: this.columns, values, industryEdition, date: this.#date };
	}

	#place(rules: RuleSet, indicators: Table['indicators'], values: IndicatorColumns): void {
		this.table = {
			columns: this.columns,
			values,
			indicators,
			divisions: this.#divisions,
			industryEdition: rules.industryEdition,
		};
		const { members } = place(rules, this.#input(rules.industryEdition, values), new ReasonTable());
		this.groups = rules.groups.map((group, g) => {
			const rows = members[g] as Int32Array;
			const none = new Int32Array(0);
			return {
				members: rows,
				populations: group.within === null ? [{ name: '', rows }] : byDivision(rows, this.#divisions),
				adjusted: none,
				vetoed: none,
				totalled: false,
				graded: null,
			};
		});
		this.made.clear();
		this.total.fill(NaN);
		this.ranked.fill(NaN);
		for (const group of rules.groups) {
			for (const { id } of group.indicators) this.scores[id] = new Float64Array(this.columns.count).fill(NaN);
		}
	}

	#adjust(rules: RuleSet): void {
		const entries = adjustmentsOf(rules, this.#input(rules.industryEdition, this.table.values));
		const any = new Uint8Array(this.columns.count);
		const bake = (
			entry: { holds: (i: number) => number; amount: BakedEntry['amount'] },
			onTotal: boolean,
		): BakedEntry => {
			const holds = this.#truth(entry.holds, any);
			const fixed = onTotal ? null : new Float64Array(this.columns.count).fill(NaN);
			if (fixed) for (let i = 0; i < fixed.length; i++) if (holds[i]) fixed[i] = entry.amount(i, 0) ?? NaN;
			return { holds, fixed, amount: entry.amount };
		};
		this.adjustments = {
			corrections: entries.corrections.map((e) => bake(e, false)),
			bonuses: entries.bonuses.map((e, k) => bake(e, Boolean(rules.bonuses[k]?.ratio))),
			deductions: entries.deductions.map((e, k) => bake(e, Boolean(rules.deductions[k]?.ratio))),
		};
		for (const group of this.groups) {
			group.adjusted = group.members.filter((i) => any[i] === 1);
			group.totalled = false;
		}
	}

	#veto(rules: RuleSet): void {
		const any = new Uint8Array(this.columns.count);
		const input = this.#input(rules.industryEdition, this.table.values);
		this.vetoes = rules.vetoes.map((v) => this.#truth(predicateOf(v.when, input), any));
		for (const group of this.groups) {
			group.vetoed = group.members.filter((i) => any[i] === 1);
			group.graded = null;
		}
	}

	#truth(holds: (i: number) => number, any: Uint8Array): Uint8Array {
		const column = new Uint8Array(this.columns.count);
		for (let i = 0; i < column.length; i++) if (holds(i) === YES) column[i] = any[i] = 1;
		return column;
	}
}

function byDivision(members: Int32Array, divisions: Divisions): PlacedGroup['populations'] {
	const sizes = new Int32Array(divisions.names.length);
	for (const i of members) sizes[divisions.index[i] as number]! += 1;
	const rows = Array.from(sizes, (n) => new Int32Array(n));
	sizes.fill(0);
	for (const i of members) {
		const d = divisions.index[i] as number;
		(rows[d] as Int32Array)[sizes[d]!++] = i;
	}
	return divisions.names.flatMap((name, d) =>
		name === '' || rows[d]?.length === 0 ? [] : [{ name, rows: rows[d] as Int32Array }],
	);
}
