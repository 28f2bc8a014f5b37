import type { Areal } from '../geometry/areal.ts';
import { ellipsoidalAreaM2 } from '../geometry/area.ts';
import { merge } from '../geometry/merge.ts';
import { perimeterM } from '../geometry/perimeter.ts';
import { adjacentPairs, type Adjacent, type AdjacencyRule } from './adjacency.ts';
import { assemble, type AssemblyAnswer, type Solver } from './assemble.ts';
import {
	MEASURES_OF_COST,
	MEASURES_OF_OWNERS,
	MEASURES_WITHOUT_COST,
	type AssemblyQuestion,
	type Measure,
} from './question.ts';
import { shapeFit, type ShapeFit, type ShapeLimit } from './shape-fit.ts';

/** A parcel that may become part; `costWan` null: not known. */
export interface AssemblyParcel {
	id: number;
	mu: number;
	costWan: number | null;
	owner: string | null;
	geometry: Areal;
}

export interface ClusterQuestion extends AdjacencyRule {
	parcels: readonly AssemblyParcel[];
	minMu: number;
	shape: ShapeLimit | null;
	objective: 'cost' | 'owners';
	maxOwners: number | null;
	lockIn: readonly number[];
	alternatives: number;
}

/** Why a cluster is shown: the best by one of three, or the next in the order of the objective. */
export type ClusterLabel = 'least-cost' | 'fewest-owners' | 'best-shape';

export interface FoundCluster {
	labels: ClusterLabel[];
	answer: AssemblyAnswer;
	/** The united land; parcels across a road are parts of their own. */
	outline: Areal;
	fit: ShapeFit | null;
	/** 4π·area ÷ perimeter², 1 for a circle (Polsby & Popper 1991). */
	compactness: number;
}

export interface FoundClusters {
	pairs: Adjacent[];
	clusters: FoundCluster[];
	/** What was made least, in this order: without a cost for every parcel, costs say nothing. */
	measures: readonly Measure[];
	/** Connected and large enough, but not of the shape asked for. */
	refused: number;
	/** No further cluster exists, the limit of refused ones or the time was reached, or as many as asked were found. */
	ended: 'found' | 'no-more' | 'refused-limit' | 'time';
	/** The largest connected whole, mu, where nothing is large enough. */
	largestMu: number | null;
}

/** So many clusters are looked at for their shape before the search says that it found none. */
export const MOST_REFUSED = 60;
/** More than asked for are found, so that the one of the best shape is one of several. */
const SPARE = 2;

/**
 * Connected clusters of parcels that are large enough and of the shape asked for: the best by the objective, the best by
 * the other one, and of those that come next the most compact.
 */
export function findClusters(
	question: ClusterQuestion,
	solver: Omit<Solver, 'accepts' | 'mostRefused'> & { late: () => boolean },
): FoundClusters {
	const { parcels } = question;
	const pairs = adjacentPairs(
		parcels.map((p) => p.geometry),
		question,
	);
	const priced = parcels.every((p) => p.costWan !== null);
	const byObjective = question.objective === 'cost' ? MEASURES_OF_COST : MEASURES_OF_OWNERS;
	const measures = priced ? byObjective : MEASURES_WITHOUT_COST;
	const byId = new Map(parcels.map((p) => [p.id, p]));
	const fits = new Map<string, ShapeFit | null>();
	const outlineOf = (ids: readonly (string | number)[]) =>
		united(
			ids.flatMap((id) => byId.get(Number(id))?.geometry ?? []),
			question.toleranceM,
		);
	let refused = 0;
	const accepts = (answer: AssemblyAnswer): boolean => {
		if (question.shape === null) return true;
		const fit = shapeFit(outlineOf(answer.nodes), question.shape);
		fits.set(answer.nodes.join(), fit);
		if (!fit.fits) refused++;
		return fit.fits;
	};
	const ask = (by: readonly Measure[], alternatives: number, stop: () => boolean) =>
		assemble(graphOf(question, pairs, by, alternatives), {
			...solver,
			stop,
			accepts,
			mostRefused: MOST_REFUSED,
		});
	const answers = ask(measures, question.alternatives + SPARE, solver.late);
	const main = answers.filter((answer) => answer.mu !== null);
	const other = priced && main.length > 0 ? otherOf(measures) : null;
	const others = other ? ask(other, 1, solver.stop).filter((answer) => answer.mu !== null) : [];
	const clusters = [
		...main,
		...others.filter((o) => !main.some((m) => m.nodes.join() === o.nodes.join())),
	].map((answer): FoundCluster => {
		const outline = outlineOf(answer.nodes);
		const compactness = (4 * Math.PI * ellipsoidalAreaM2(outline)) / perimeterM(outline) ** 2;
		return { labels: [], answer, outline, fit: fits.get(answer.nodes.join()) ?? null, compactness };
	});
	const last = answers.at(-1);
	return {
		pairs,
		clusters: labelled(clusters, priced).slice(0, question.alternatives),
		measures,
		refused,
		ended: solver.late()
			? 'time'
			: answers.length >= question.alternatives + SPARE
				? 'found'
				: last?.status === 'infeasible'
					? 'no-more'
					: 'refused-limit',
		largestMu: main.length === 0 ? (last?.largestMu ?? null) : null,
	};
}

const otherOf = (measures: readonly Measure[]) =>
	measures[0] === 'cost' ? MEASURES_OF_OWNERS : MEASURES_OF_COST;

function graphOf(
	{ parcels, minMu, maxOwners, lockIn }: ClusterQuestion,
	pairs: readonly Adjacent[],
	measures: readonly Measure[],
	alternatives: number,
): AssemblyQuestion {
	return {
		// A cost that is not known takes no part in these measures; the 0 is never shown.
		nodes: parcels.map(({ id, mu, costWan, owner }) => ({ id, mu, costWan: costWan ?? 0, owner })),
		edges: pairs.map(({ a, b }) => [parcels[a]?.id as number, parcels[b]?.id as number] as const),
		minMu,
		measures,
		maxOwners,
		lockIn,
		lockOut: [],
		alternatives,
		difference: { nodes: 1, owners: false },
	};
}

function united(geometries: readonly Areal[], gapM: number): Areal {
	const [first] = geometries;
	if (first === undefined) throw new Error('united: of no parcel');
	const merged = geometries.length === 1 ? { outline: first } : merge(geometries, gapM);
	if ('code' in merged) throw new Error(`united: ${merged.code}`);
	return merged.outline;
}

/** The best of each kind first, then what comes next. */
function labelled(clusters: readonly FoundCluster[], priced: boolean): FoundCluster[] {
	const best = (of: (c: FoundCluster) => number) =>
		clusters.reduce<FoundCluster | null>((a, b) => (a === null || of(b) < of(a) ? b : a), null);
	const cheapest = priced ? best((c) => c.answer.costWan ?? Infinity) : null;
	const fewest = best((c) => c.answer.owners ?? Infinity);
	const tidiest = best((c) => -c.compactness);
	for (const cluster of clusters) {
		if (cluster === cheapest) cluster.labels.push('least-cost');
		if (cluster === fewest) cluster.labels.push('fewest-owners');
		if (cluster === tidiest && clusters.length > 1) cluster.labels.push('best-shape');
	}
	const rank = (c: FoundCluster) => (c.labels.length === 0 ? 3 : c === cheapest ? 0 : c === fewest ? 1 : 2);
	return [...clusters].sort((a, b) => rank(a) - rank(b));
}
