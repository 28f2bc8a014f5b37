import { openWhatIf, type Rescored, type WhatIf, type WhatIfColumns } from '#lib/domain/evaluate/what-if.ts';
import { changesOf, histogramOf, moversOf, type BaseGrades } from '#lib/domain/evaluate/what-if-changes.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import type { BaseTable, GroupAnswer, Opened, TableAnswer, WhatIfAnswer } from './what-if-answer.ts';
import type { RunTable } from './what-if-columns.ts';

const BINS = 48;

/**
 * A run opened for what-if: its enterprises are the population, its parcels are measured against their cuts, as in the
 * run. What the run says of a parcel before any score (land under construction, without an occupant) stays.
 */
export class WhatIfSession {
	readonly opened: Opened;
	readonly #whatIf: WhatIf;
	readonly #enterprises: BaseGrades;
	readonly #parcels: BaseGrades;
	/** 1 for parcels that no rule rates. */
	readonly #settled: Uint8Array;
	readonly #moves: [Uint8Array, Uint8Array];
	/** Range of the histogram by group id, fixed by the base run so that the bars move and not the axis. */
	readonly #ranges = new Map<string, { from: number; to: number; before: number[] }>();

	constructor(enterprises: RunTable, parcels: RunTable, rules: RuleSet, date: string) {
		const start = performance.now();
		this.#whatIf = openWhatIf(enterprises.columns, rules, date, parcels.columns);
		this.#settled = Uint8Array.from(parcels.reason, (reason) =>
			reason !== null && /^(not-rated:|no-occupant)/.test(reason) ? 1 : 0,
		);
		this.#moves = [new Uint8Array(enterprises.ids.length), new Uint8Array(parcels.ids.length)];
		const base = this.#whatIf.rescore(rules);
		const applied = this.#settle(base);
		this.#enterprises = kept(base, base.grades);
		this.#parcels = kept(applied, base.grades);
		for (const group of base.groups) {
			const range = rangeOf(base.total, group.rows);
			const before = histogramOf(base.total, group.rows, range.from, range.to, BINS);
			this.#ranges.set(group.id, { ...range, before });
		}
		this.opened = {
			enterprises: baseTable(enterprises, this.#enterprises),
			parcels: baseTable(parcels, this.#parcels),
			ms: performance.now() - start,
		};
	}

	rescore(rules: RuleSet): WhatIfAnswer {
		const start = performance.now();
		const now = this.#whatIf.rescore(rules);
		const applied = this.#settle(now);
		const enterprises = tableAnswer(this.#enterprises, now, now.grades, this.#moves[0]);
		const parcels = tableAnswer(this.#parcels, applied, now.grades, this.#moves[1]);
		return {
			grades: now.grades,
			enterprises,
			parcels,
			groups: now.groups.map((group) => this.#group(now, group)),
			wholeFor: now.wholeFor,
			ms: performance.now() - start,
		};
	}

	#settle(rescored: Rescored): WhatIfColumns {
		const applied = rescored.applied;
		if (!applied) throw new Error('a session is opened with parcels');
		const total = applied.total.slice();
		const grade = applied.grade.slice();
		for (let i = 0; i < grade.length; i++) {
			if (this.#settled[i] === 0) continue;
			total[i] = NaN;
			grade[i] = -1;
		}
		return { total, grade };
	}

	#group(now: Rescored, group: Rescored['groups'][number]): GroupAnswer {
		const range = this.#ranges.get(group.id) ?? {
			...rangeOf(now.total, group.rows),
			before: new Array<number>(BINS).fill(0),
		};
		const figure = (name: 'baseline' | 'value') =>
			Object.fromEntries(group.indicators.map((f) => [f.id, f[name]]));
		return {
			id: group.id,
			members: group.rows.length,
			histogram: {
				...range,
				after: histogramOf(now.total, group.rows, range.from, range.to, BINS),
			},
			cuts: group.populations.get('')?.cuts ?? null,
			baselines: figure('baseline'),
			values: figure('value'),
		};
	}
}

const kept = ({ total, grade }: WhatIfColumns, grades: string[]): BaseGrades => ({
	grades,
	grade: grade.slice(),
	total: total.slice(),
});

function baseTable(table: RunTable, base: BaseGrades): BaseTable {
	let differing = 0;
	table.grade.forEach((recorded, i) => {
		if ((base.grades[base.grade[i] as number] ?? null) !== recorded) differing += 1;
	});
	return {
		ids: table.ids.slice(),
		grades: [...base.grades],
		grade: base.grade.slice(),
		total: base.total.slice(),
		differing,
	};
}

function tableAnswer(
	base: BaseGrades,
	now: WhatIfColumns,
	grades: readonly string[],
	moves: Uint8Array,
): TableAnswer {
	const changes = changesOf(base, now, grades, moves);
	const movers = moversOf(base, now, moves);
	return {
		grade: now.grade.slice(),
		moves: moves.slice(),
		changes,
		movers,
		moverTotals: Float64Array.from(movers, (i) => now.total[i] as number),
	};
}

/** From 0 (or the lowest) to a little above the 99.5th percentile: a few outliers must not flatten the rest. */
function rangeOf(total: Float64Array, rows: Int32Array): { from: number; to: number } {
	const known = Float64Array.from(rows, (i) => total[i] as number).filter(
		(x) => x === x && Math.abs(x) < Infinity,
	);
	known.sort();
	if (known.length === 0) return { from: 0, to: 100 };
	const low = known[Math.floor(known.length * 0.005)] as number;
	const high = known[Math.floor((known.length - 1) * 0.995)] as number;
	const step = 10 ** Math.floor(Math.log10(Math.max(1, high)));
	return {
		from: Math.min(0, Math.floor(low / step) * step),
		to: Math.max(1, Math.ceil((high * 1.1) / (step / 2)) * (step / 2)),
	};
}
