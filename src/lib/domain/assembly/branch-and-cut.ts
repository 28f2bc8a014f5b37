import { clusterOf, isAllowed, isBetter, isConnected, measureOf, type Cluster } from './cluster.ts';
import { firstMeasure, grow, improve } from './grow.ts';
import type { LandGraph } from './land-graph.ts';
import { safeBound, type LinearRow, type OpenLinearProgram } from './linear-program.ts';
import { openNodes, type Branch } from './open-nodes.ts';
import type { Measure } from './question.ts';
import { relaxation, type Settled } from './relaxation.ts';
import { separators } from './separators.ts';

export interface BranchResult {
	best: Cluster | null;
	/** No cluster of the part comes below it, in the measure's scaled unit; Infinity where there is none at all. */
	bound: number;
	finished: boolean;
}

interface Options {
	measure: Measure;
	settled: readonly Settled[];
	earlier: readonly Cluster[];
	/** The best known in the whole graph. */
	best: Cluster | null;
	/** Two values of the measure differ by at least this, in its scaled unit; 0 where that is not known. */
	step: number;
	open: OpenLinearProgram;
	stop: () => boolean;
}

const INTEGRAL = 1e-6;
/** More cut rows than this: those that do not bind are dropped. */
const MOST_ROWS = 300;

/**
 * Least measure over the connected sets of one part, by branch and cut: linear relaxations whose bounds are made safe
 * against rounding, separators found where the point is not joined, nodes taken or left out in turn.
 */
export function branchAndCut(graph: LandGraph, part: readonly number[], options: Options): BranchResult {
	const { measure, stop } = options;
	const model = relaxation(graph, part, measure, options.settled, options.earlier);
	const n = part.length;
	const rows: LinearRow[] = [...model.rows];
	const lasting = rows.length;
	const program = options.open(model.columns);
	program.addRows(rows);
	const columns = model.columns.map((c) => ({ ...c }));
	const weight = Float64Array.from(firstMeasure(graph));
	let best = options.best;

	/** What a bound must reach to end a branch. */
	const cutoff = (): number => {
		if (best === null) return Infinity;
		const value = Number(measureOf(best, measure));
		const noise = value * 1e-9 + options.step * 1e-6;
		return (options.step > noise ? value - options.step + noise : value - value * 1e-9) / model.unit;
	};
	const consider = (cluster: Cluster | null) => {
		if (cluster !== null && isBetter(graph.measures, cluster, best)) best = cluster;
	};
	const apply = (branch: Branch) => {
		const lower = model.columns.map((c) => c.lower);
		const upper = model.columns.map((c) => c.upper);
		for (const i of branch.out) {
			upper[i] = 0;
			upper[n + i] = 0;
		}
		for (const i of branch.taken) lower[i] = 1;
		if (branch.root !== null) {
			for (let i = 0; i < n; i++) upper[n + i] = i === branch.root ? 1 : 0;
			lower[n + branch.root] = 1;
		}
		const changed = columns.flatMap((c, j) => (c.lower !== lower[j] || c.upper !== upper[j] ? [j] : []));
		for (const j of changed) Object.assign(columns[j] as object, { lower: lower[j], upper: upper[j] });
		setBounds(changed);
	};
	const setBounds = (changed: readonly number[]) => {
		if (changed.length === 0) return;
		program.setBounds(
			changed,
			changed.map((j) => columns[j]?.lower ?? 0),
			changed.map((j) => columns[j]?.upper ?? 0),
		);
	};
	const isOut = (i: number) => columns[i]?.upper === 0;
	const isOutNode = new Uint8Array(graph.count).fill(1);
	const guess = (values: Float64Array, seeds: number) => {
		isOutNode.fill(1);
		part.forEach((v, i) => (isOutNode[v] = isOut(i) ? 1 : 0));
		const leaning = new Float64Array(graph.count);
		part.forEach(
			(v, i) => (leaning[v] = ((weight[v] as number) + 1e-6) * (1 - 0.98 * (values[i] as number))),
		);
		const first = part.map((_, i) => i).sort((a, b) => (values[b] as number) - (values[a] as number));
		for (const i of first.slice(0, seeds)) {
			if (isOut(i)) continue;
			const out = (v: number) => isOutNode[v] === 1;
			const grown = grow(graph, part[i] as number, leaning, out);
			if (grown !== null) consider(improve(graph, grown, options.earlier, out));
		}
	};
	/** Columns that the bound alone settles in this branch. */
	const settle = (bound: number, reduced: Float64Array) => {
		const room = cutoff() - bound;
		if (!Number.isFinite(room)) return;
		const changed: number[] = [];
		columns.forEach((c, j) => {
			if (c.lower === c.upper) return;
			const r = reduced[j] as number;
			if (r > room) c.upper = c.lower;
			else if (-r > room) c.lower = c.upper;
			else return;
			changed.push(j);
		});
		setBounds(changed);
	};

	/** Solves one branch: its bound, and where to part it (`null`: nothing left in it). */
	const solve = (branch: Branch): { bound: number; at: number | null } => {
		apply(branch);
		let { bound } = branch;
		let stalled = 0;
		for (let round = 0; ; round++) {
			if (stop()) return { bound, at: -1 };
			const answer = program.solve();
			if (answer === null) return { bound: Infinity, at: null };
			if (answer === undefined) return { bound, at: branchingPlace(columns, n) };
			const { values } = answer;
			const safe = safeBound(columns, rows, answer.duals);
			stalled = safe.bound > bound + Math.abs(bound) * 2e-4 + 1e-9 ? 0 : stalled + 1;
			bound = Math.max(bound, safe.bound);
			if (bound >= cutoff()) return { bound, at: null };
			if (round === 0 || (branch.depth === 0 && round % 5 === 0)) guess(values, branch.depth === 0 ? 8 : 2);
			if (bound >= cutoff()) return { bound, at: null };
			settle(bound, safe.reduced);
			const cuts = separators(model, values, isOut);
			const parting = fractional(values, n, columns, branch.root !== null);
			if (cuts.length === 0 && parting === null) {
				const taken = part.filter((_, i) => (values[i] as number) > 0.5);
				const cluster = clusterOf(graph, taken);
				if (taken.length > 0 && isConnected(graph, taken) && isAllowed(graph, cluster, options.earlier)) {
					consider(cluster);
					return { bound, at: branchingPlace(columns, n, bound >= cutoff()) };
				}
				const beyond = missing(graph, cluster, part);
				if (beyond === null) return { bound, at: branchingPlace(columns, n) };
				cuts.push(beyond);
			}
			if (cuts.length === 0 || (parting !== null && stalled > (branch.depth === 0 ? 12 : 4))) {
				return { bound, at: parting };
			}
			if (rows.length > lasting + MOST_ROWS) drop(values);
			program.addRows(cuts);
			rows.push(...cuts);
		}
	};
	const drop = (values: Float64Array) => {
		const idle: number[] = [];
		for (let i = lasting; i < rows.length; i++) {
			const row = rows[i] as LinearRow;
			const sum = row.columns.reduce(
				(total, c, k) => total + (values[c] as number) * (row.values[k] as number),
				0,
			);
			if (sum > row.lower + 1e-4) idle.push(i);
		}
		program.removeRows(idle);
		const gone = new Set(idle);
		rows.splice(0, rows.length, ...rows.filter((_, i) => !gone.has(i)));
	};

	try {
		const nodes = openNodes();
		const locked = columns.findIndex((c, j) => j >= n && c.lower === 1);
		nodes.add({ bound: 0, depth: 0, taken: [], out: [], root: locked < 0 ? null : locked - n });
		for (let branch = nodes.take(); branch; branch = nodes.take()) {
			if (branch.bound >= cutoff()) continue;
			const { bound, at } = solve(branch);
			if (at === -1) {
				nodes.add({ ...branch, bound });
				break;
			}
			if (at === null || bound >= cutoff()) continue;
			const out = columns.flatMap((c, j) => (j < n && c.upper === 0 ? [j] : []));
			const taken = columns.flatMap((c, j) => (j < n && c.lower === 1 ? [j] : []));
			const next = { bound, depth: branch.depth + 1 };
			const root = branch.root ?? taken[0] ?? null;
			nodes.add({ ...next, taken, out: [...out, at], root });
			nodes.add({ ...next, taken: [...taken, at], out, root: root ?? at });
		}
		const least = nodes.least();
		const value = best === null ? Infinity : Number(measureOf(best, measure));
		return { best, bound: Math.min(value, least * model.unit), finished: least === Infinity };
	} finally {
		program.close();
	}
}

/** Where to part the branch: a node far from settled; without a root the one most taken, for it becomes the root. */
function fractional(
	values: Float64Array,
	n: number,
	columns: readonly { lower: number; upper: number }[],
	rooted: boolean,
): number | null {
	let [at, most] = [-1, 0];
	for (let i = 0; i < n; i++) {
		const x = values[i] as number;
		if (columns[i]?.lower === columns[i]?.upper || x < INTEGRAL || x > 1 - INTEGRAL) continue;
		const score = rooted ? Math.min(x, 1 - x) + 0.2 * x : x;
		if (score > most) [at, most] = [i, score];
	}
	return at < 0 ? null : at;
}

/** Any node that the branch has not settled; `null` where all are, or where the branch is done. */
function branchingPlace(
	columns: readonly { lower: number; upper: number }[],
	n: number,
	done = false,
): number | null {
	if (done) return null;
	const at = columns.slice(0, n).findIndex((c) => c.lower !== c.upper);
	return at < 0 ? null : at;
}

/** A set that is short of land by less than the solver can see: something outside it is needed. */
function missing(graph: LandGraph, cluster: Cluster, part: readonly number[]): LinearRow | null {
	if (cluster.mu >= graph.need) return null;
	const inside = new Set(cluster.nodes);
	const outside = part.flatMap((v, i) => (inside.has(v) ? [] : [i]));
	return { columns: outside, values: outside.map(() => 1), lower: 1, upper: Infinity };
}
