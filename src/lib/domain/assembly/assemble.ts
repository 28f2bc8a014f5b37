import { branchAndCut } from './branch-and-cut.ts';
import { isBetter, measureOf, type Cluster } from './cluster.ts';
import { enumerate } from './enumerate.ts';
import { firstMeasure, grow, improve } from './grow.ts';
import { landGraph, muOfWhole, partsOf, wanOfWhole, type LandGraph } from './land-graph.ts';
import type { OpenLinearProgram } from './linear-program.ts';
import type { AssemblyQuestion, Measure } from './question.ts';
import { reduce } from './reduce.ts';
import type { Settled } from './relaxation.ts';

/** One answer. `optimal`: no other allowed set is less by the first measure; `bound` is what none comes below. */
export interface AssemblyAnswer {
	status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
	nodes: (string | number)[];
	mu: number | null;
	costWan: number | null;
	owners: number | null;
	/** Of the first measure (万元, owners, mu or nodes); null where nothing is possible. */
	bound: number | null;
	/** Whether equal answers were told apart to the end: by the further measures, and by the ids. */
	tiesProven: boolean;
	/** With `infeasible`: the largest connected whole that the locks leave, in mu. */
	largestMu: number | null;
}

export interface Solver {
	open: OpenLinearProgram;
	/** Ends the search: what is found by then is the answer. */
	stop: () => boolean;
	progress?: (found: number) => void;
	/** Whether an answer is wanted for what the graph does not know; one that is not gives way to the next best. */
	accepts?: (answer: AssemblyAnswer) => boolean;
	/** How many answers may be refused before the search ends. */
	mostRefused?: number;
	/** Branches that own search may look at in a small part before branch and cut takes over. */
	searchBudget?: number;
}

/** To tell equal answers apart: so many linear programs more, and this share of what the proof took. */
const TIE_PROGRAMS = 60;
const TIE_SHARE = 0.3;
/** Parts up to this size are searched through before anything else is tried. */
const SMALL = 70;
const SEARCH_BUDGET = 60_000;

/**
 * The best connected sets for a question, best first, as many as asked for: fewer where there are no more (the last one
 * then says so). Exact: own search in small parts, branch and cut in the others.
 */
export function assemble(question: AssemblyQuestion, solver: Solver): AssemblyAnswer[] {
	const graph = landGraph(question);
	const answers: AssemblyAnswer[] = [];
	const found: Cluster[] = [];
	let refused = 0;
	while (answers.length < graph.alternatives) {
		const { answer, cluster } = next(graph, found, solver);
		if (cluster !== null && solver.accepts?.(answer) === false) {
			if (++refused >= (solver.mostRefused ?? Infinity) || solver.stop()) break;
			found.push({ ...cluster, refused: true });
			continue;
		}
		answers.push(answer);
		solver.progress?.(answers.length);
		if (cluster === null || solver.stop()) break;
		found.push(cluster);
	}
	return answers;
}

function next(graph: LandGraph, earlier: readonly Cluster[], solver: Solver) {
	const whole = partsOf(graph, (v) => graph.lockOut.has(v));
	const muOf = (part: readonly number[]) => part.reduce((sum, v) => sum + (graph.mu[v] as bigint), 0n);
	const holding = whole.filter((part) => graph.lockIn.every((v) => part.includes(v)));
	const parts = holding.filter((part) => muOf(part) >= graph.need);
	if (parts.length === 0) {
		const largest = holding.map(muOf).reduce((a, b) => (a > b ? a : b), 0n);
		return { answer: none(graph, 'infeasible', largest), cluster: null };
	}
	let best = firstGuess(graph, parts, earlier);
	const hard: number[][] = [];
	for (const part of parts) {
		const searched =
			part.length <= SMALL
				? enumerate(graph, part, earlier, best, solver.searchBudget ?? SEARCH_BUDGET)
				: null;
		if (searched) best = searched.best;
		if (!searched?.finished) hard.push(part);
	}
	let bound = best === null ? Infinity : Number(measureOf(best, firstOf(graph)));
	let tiesProven = hard.length === 0;
	if (hard.length > 0) {
		const cut = throughCuts(graph, hard, earlier, best, solver);
		best = cut.best;
		bound = Math.min(bound, cut.bound);
		tiesProven = cut.tiesProven;
		if (best === null) {
			return { answer: none(graph, cut.finished ? 'infeasible' : 'unknown', null), cluster: null };
		}
		if (cut.finished) bound = Number(measureOf(best, firstOf(graph)));
	}
	if (best === null) return { answer: none(graph, 'infeasible', null), cluster: null };
	return { answer: answerOf(graph, best, bound, tiesProven), cluster: best };
}

const firstOf = (graph: LandGraph): Measure => graph.measures[0] ?? 'cost';

/** A good set to begin with: grown from many seeds, made better by exchanges. */
function firstGuess(
	graph: LandGraph,
	parts: readonly number[][],
	earlier: readonly Cluster[],
): Cluster | null {
	const weight = firstMeasure(graph);
	const isOut = (v: number) => graph.lockOut.has(v);
	let best: Cluster | null = null;
	for (const part of parts) {
		const price = (v: number) => ((weight[v] as number) + 1e-9) / ((graph.muNumber[v] as number) + 1e-9);
		const seeds =
			graph.lockIn.length > 0
				? graph.lockIn.slice(0, 1)
				: [...part].sort((a, b) => price(a) - price(b)).slice(0, 40);
		for (const seed of seeds) {
			const grown = grow(graph, seed, weight, isOut);
			const cluster = grown && improve(graph, grown, earlier, isOut);
			if (cluster && isBetter(graph.measures, cluster, best)) best = cluster;
		}
	}
	return best;
}

/** The measures one after another over the parts that were too large to be searched through. */
function throughCuts(
	graph: LandGraph,
	hard: readonly number[][],
	earlier: readonly Cluster[],
	known: Cluster | null,
	solver: Solver,
) {
	let best = known;
	let bound = Infinity;
	let [finished, tiesProven] = [true, true];
	let [programs, tieLimit] = [0, Infinity];
	const settled: Settled[] = [];
	for (const [i, measure] of graph.measures.entries()) {
		let done = true;
		for (const part of hard.flatMap((p) => smaller(graph, p, best))) {
			const result = branchAndCut(graph, part, {
				measure,
				settled,
				earlier,
				best,
				step: stepOf(graph, measure),
				open: solver.open,
				stop: () => solver.stop() || ++programs > tieLimit,
			});
			best = result.best;
			done &&= result.finished;
			if (i === 0) bound = Math.min(bound, result.bound);
		}
		if (i === 0) {
			finished = done;
			// Which of equal answers is shown is worth less time than that it is the best.
			tieLimit = programs * (1 + TIE_SHARE) + TIE_PROGRAMS;
		}
		tiesProven &&= done;
		if (!done || best === null) break;
		settled.push({ measure, value: measureOf(best, measure) });
	}
	// The ids are compared among what was found, not proven.
	return { best, bound, finished, tiesProven: tiesProven && graph.measures.length === 0 };
}

/** A part without what is too dear to belong to a set as good as the best known. */
function smaller(graph: LandGraph, part: readonly number[], best: Cluster | null): number[][] {
	const measure = firstOf(graph);
	if (best === null || measure === 'owners') return [[...part]];
	const kept = new Set(reduce(graph, part, firstMeasure(graph), Number(measureOf(best, measure))));
	return partsOf(graph, (v) => !kept.has(v)).filter(
		(p) =>
			p.reduce((sum, v) => sum + (graph.mu[v] as bigint), 0n) >= graph.need &&
			graph.lockIn.every((v) => p.includes(v)),
	);
}

/** Two different values of a measure differ by at least this: the greatest common divisor. */
function stepOf(graph: LandGraph, measure: Measure): number {
	if (measure === 'owners' || measure === 'nodes') return 1;
	if (!graph.safe) return 0;
	const amounts = measure === 'cost' ? graph.costNumber : graph.muNumber;
	return amounts.reduce((a, b) => {
		let [x, y] = [a, b];
		while (y > 0) [x, y] = [y, x % y];
		return x;
	}, 0);
}

function none(graph: LandGraph, status: 'infeasible' | 'unknown', largest: bigint | null): AssemblyAnswer {
	return {
		status,
		nodes: [],
		mu: null,
		costWan: null,
		owners: null,
		bound: null,
		tiesProven: status === 'infeasible',
		largestMu: largest === null ? null : muOfWhole(graph, largest),
	};
}

function answerOf(graph: LandGraph, best: Cluster, bound: number, tiesProven: boolean): AssemblyAnswer {
	const measure = firstOf(graph);
	const value = Number(measureOf(best, measure));
	const inMeasure = (x: number) => {
		if (measure === 'cost') return x / 10 ** graph.costPlaces;
		return measure === 'mu' ? x / 10 ** graph.muPlaces : Math.ceil(x - 1e-6);
	};
	const optimal = bound >= value;
	return {
		status: optimal ? 'optimal' : 'feasible',
		nodes: best.nodes.map((v) => graph.ids[v] as string | number),
		mu: muOfWhole(graph, best.mu),
		costWan: wanOfWhole(graph, best.cost),
		owners: best.owners,
		bound: optimal && measure === 'cost' ? wanOfWhole(graph, best.cost) : inMeasure(Math.min(bound, value)),
		tiesProven,
		largestMu: null,
	};
}
