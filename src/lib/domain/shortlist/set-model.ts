import type { SetProblem } from './set-problem.ts';
import { unitColumn, unitsAtLeast, unitsAtMost, type UnitColumn } from './unit-column.ts';

/** lo ≤ Σ a·x ≤ hi, in units of its column; ±Infinity where there is no limit. */
export interface ModelRow {
	/** `budget`, `target`, `group:…`, `count`. */
	key: string;
	lo: number;
	hi: number;
	loBig: bigint | null;
	hiBig: bigint | null;
	column: UnitColumn;
	/** No sum over this row is off by more than this in doubles; 0: exact. */
	error: number;
}

/**
 * maximise Σ c·x, x 0 or 1, under rows; the matrix by items: those of item j are row[k], val[k] for start[j] ≤ k <
 * start[j + 1], its own budget and mu among them. The last row counts the items and has no limits until the tree sets some.
 */
export interface SetModel {
	n: number;
	c: UnitColumn;
	rows: ModelRow[];
	start: Int32Array;
	row: Int32Array;
	val: Float64Array;
	/** −1 free, else the value it is locked to. */
	fixed: Int8Array;
}

/** What is maximised: the benefit; the saving of cost; the mu (all, or of one group); how many of these are in, or out; nothing. */
export type ModelGoal =
	| 'max-benefit'
	| 'min-cost'
	| { mu: 'most' | 'least'; group: string | null }
	| { keep: 'in' | 'out'; ids: ReadonlySet<string> }
	| 'any';

export interface ModelColumns {
	benefit: UnitColumn;
	cost: UnitColumn;
	mu: UnitColumn;
}

export function modelColumns(problem: SetProblem): ModelColumns {
	const { items } = problem;
	return {
		benefit: unitColumn(Float64Array.from(items, (item) => item.benefit)),
		cost: unitColumn(Float64Array.from(items, (item) => item.costWan)),
		mu: unitColumn(Float64Array.from(items, (item) => item.mu)),
	};
}

/** The groups of an item, each once. */
export function groupsOf(item: { group?: string; groups?: readonly string[] }): readonly string[] {
	if (item.groups === undefined || item.groups.length === 0)
		return item.group === undefined ? [] : [item.group];
	return [...new Set(item.group === undefined ? item.groups : [item.group, ...item.groups])];
}

export function setModel(
	problem: SetProblem,
	goal: ModelGoal = problem.objective,
	columns: ModelColumns = modelColumns(problem),
): SetModel {
	const { items } = problem;
	const n = items.length;
	const rows: ModelRow[] = [];
	const byGroup = new Map<string, number>();
	const add = (key: string, column: UnitColumn, lo: number | undefined, hi: number | undefined) =>
		rows.push(rowOf(key, column, lo, hi)) - 1;
	const budget =
		problem.budgetWan === undefined ? -1 : add('budget', columns.cost, undefined, problem.budgetWan);
	const target = problem.targetMu === undefined ? -1 : add('target', columns.mu, problem.targetMu, undefined);
	for (const [group, { minMu, maxMu }] of mergedQuotas(problem)) {
		byGroup.set(group, add(`group:${group}`, columns.mu, minMu, maxMu));
	}
	const ones = new Float64Array(n).fill(1);
	const count = add(
		'count',
		{ units: ones, big: null, unit: 1n, places: 0, safe: true },
		undefined,
		undefined,
	);

	const start = new Int32Array(n + 1);
	const row: number[] = [];
	const val: number[] = [];
	items.forEach((item, j) => {
		const cost = columns.cost.units[j] ?? 0;
		const mu = columns.mu.units[j] ?? 0;
		if (budget >= 0 && cost !== 0) {
			row.push(budget);
			val.push(cost);
		}
		if (target >= 0 && mu !== 0) {
			row.push(target);
			val.push(mu);
		}
		if (byGroup.size > 0 && mu !== 0) {
			for (const group of groupsOf(item)) {
				const at = byGroup.get(group);
				if (at !== undefined) {
					row.push(at);
					val.push(mu);
				}
			}
		}
		{
			row.push(count);
			val.push(1);
		}
		start[j + 1] = row.length;
	});
	return {
		n,
		c: goalColumn(problem, goal, columns),
		rows,
		start,
		row: Int32Array.from(row),
		val: Float64Array.from(val),
		fixed: locksOf(problem),
	};
}

/** One pair of limits a group: the tighter where a group is named twice. */
export function mergedQuotas(problem: SetProblem): Map<string, { minMu?: number; maxMu?: number }> {
	const merged = new Map<string, { minMu?: number; maxMu?: number }>();
	for (const { group, minMu, maxMu } of problem.quotas ?? []) {
		const known = merged.get(group) ?? {};
		merged.set(group, {
			minMu: minMu === undefined ? known.minMu : Math.max(minMu, known.minMu ?? minMu),
			maxMu: maxMu === undefined ? known.maxMu : Math.min(maxMu, known.maxMu ?? maxMu),
		});
	}
	return merged;
}

function rowOf(key: string, column: UnitColumn, lo: number | undefined, hi: number | undefined): ModelRow {
	const loBig = lo === undefined ? null : unitsAtLeast(column, lo);
	const hiBig = hi === undefined ? null : unitsAtMost(column, hi);
	return {
		key,
		lo: loBig === null ? -Infinity : Number(loBig),
		hi: hiBig === null ? Infinity : Number(hiBig),
		loBig,
		hiBig,
		column,
		error: column.safe ? 0 : sumError(column.units),
	};
}

/** Doubles added one by one are off by at most (count + 2) × 2^−53 × Σ |·|. */
export function sumError(units: Float64Array): number {
	let sum = 0;
	for (const unit of units) sum += Math.abs(unit);
	return (units.length + 4) * 2 ** -53 * sum;
}

function locksOf(problem: SetProblem): Int8Array {
	const fixed = new Int8Array(problem.items.length).fill(-1);
	if (!problem.lockIn?.length && !problem.lockOut?.length) return fixed;
	const [inside, outside] = [new Set(problem.lockIn), new Set(problem.lockOut)];
	problem.items.forEach(({ id }, j) => {
		if (inside.has(id)) fixed[j] = 1;
		else if (outside.has(id)) fixed[j] = 0;
	});
	return fixed;
}

function goalColumn(problem: SetProblem, goal: ModelGoal, columns: ModelColumns): UnitColumn {
	if (goal === 'max-benefit') return columns.benefit;
	if (goal === 'min-cost') return scaled(columns.cost, () => -1);
	if (goal === 'any') return scaled(columns.mu, () => 0);
	if ('keep' in goal) {
		const kept = goal.keep === 'in' ? 1 : -1;
		const units = Float64Array.from(problem.items, ({ id }) => (goal.ids.has(id) ? kept : 0));
		return { units, big: null, unit: 1n, places: 0, safe: true };
	}
	const sign = goal.mu === 'most' ? 1 : -1;
	return scaled(columns.mu, (j) => {
		const item = problem.items[j];
		return goal.group === null || (item && groupsOf(item).includes(goal.group)) ? sign : 0;
	});
}

function scaled(column: UnitColumn, factor: (j: number) => number): UnitColumn {
	return {
		...column,
		units: column.units.map((unit, j) => unit * factor(j) + 0),
		big: column.big?.map((unit, j) => unit * BigInt(factor(j))) ?? null,
	};
}

/** Σ over the chosen, exactly. */
export function unitsOf(column: UnitColumn, chosen: Int8Array | Uint8Array): bigint {
	if (column.big === null) {
		let sum = 0;
		for (let j = 0; j < chosen.length; j++) if (chosen[j] === 1) sum += column.units[j] ?? 0;
		return BigInt(sum);
	}
	let sum = 0n;
	column.big.forEach((unit, j) => {
		if (chosen[j] === 1) sum += unit;
	});
	return sum;
}

/** Whether a selection keeps every limit and lock, exactly. */
export function keepsLimits(model: SetModel, chosen: Int8Array | Uint8Array): boolean {
	const sums = model.rows.map(() => 0n);
	const exact = model.rows.map(({ column }) => column.big);
	const quick = new Float64Array(model.rows.length);
	for (let j = 0; j < model.n; j++) {
		const locked = model.fixed[j] ?? -1;
		if (locked >= 0 && locked !== chosen[j]) return false;
		if (chosen[j] !== 1) continue;
		for (let k = model.start[j] ?? 0; k < (model.start[j + 1] ?? 0); k++) {
			const i = model.row[k] ?? 0;
			const big = exact[i];
			if (big) sums[i] = (sums[i] ?? 0n) + (big[j] ?? 0n);
			else quick[i] = (quick[i] ?? 0) + (model.val[k] ?? 0);
		}
	}
	return model.rows.every(({ loBig, hiBig }, i) => {
		const sum = (sums[i] ?? 0n) + BigInt(quick[i] ?? 0);
		return (loBig === null || sum >= loBig) && (hiBig === null || sum <= hiBig);
	});
}
