import type { Cluster } from './cluster.ts';
import type { LandGraph } from './land-graph.ts';
import type { LinearColumn, LinearRow } from './linear-program.ts';
import type { Measure } from './question.ts';

/**
 * The linear relaxation of a part: x (node taken, places 0 … n − 1), r (node is the root, n … 2n − 1), y (owner is
 * involved, from 2n on). One root; everything taken is joined to it by the cuts of `separators.ts`.
 */
export interface Relaxation {
	/** Nodes of the part by place. */
	part: readonly number[];
	/** Neighbours by place. */
	neighbours: readonly (readonly number[])[];
	columns: LinearColumn[];
	rows: LinearRow[];
	/** The objective in the measure's own scaled unit = `unit` × the program's. */
	unit: number;
}

/** A measure that was settled before: it stays at what it was found to be. */
export interface Settled {
	measure: Measure;
	value: bigint;
}

export function relaxation(
	graph: LandGraph,
	part: readonly number[],
	measure: Measure,
	settled: readonly Settled[],
	earlier: readonly Cluster[],
): Relaxation {
	const n = part.length;
	const place = new Map(part.map((v, i) => [v, i]));
	const ownerPlace = new Map<number, number>();
	for (const v of part) {
		const owner = graph.owner[v] as number;
		if (!ownerPlace.has(owner)) ownerPlace.set(owner, 2 * n + ownerPlace.size);
	}
	const ownersMatter =
		measure === 'owners' ||
		graph.maxOwners !== null ||
		settled.some((s) => s.measure === 'owners') ||
		(earlier.length > 0 && graph.difference.owners);
	const all = part.map((_, i) => i);
	const ys = ownersMatter ? [...ownerPlace.values()] : [];
	const rows: LinearRow[] = [];
	const largest = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), 0) || 1;

	const muOf = part.map((v) => graph.muNumber[v] as number);
	// A node never counts for more than is asked (it alone is then enough): the relaxation grows tighter.
	rows.push({
		columns: all,
		values: muOf.map((mu) => Math.min(mu, graph.needNumber) / graph.needNumber),
		lower: 1,
		upper: Infinity,
	});
	rows.push({ columns: all.map((i) => n + i), values: all.map(() => 1), lower: 1, upper: 1 });
	const neighbours = part.map((v) =>
		(graph.neighbours[v] as readonly number[]).flatMap((w) => place.get(w) ?? []),
	);
	for (const i of all) {
		rows.push({ columns: [i, n + i], values: [1, -1], lower: 0, upper: Infinity });
		const around = neighbours[i] as number[];
		rows.push({
			columns: [i, n + i, ...around],
			values: [-1, 1, ...around.map(() => 1)],
			lower: 0,
			upper: Infinity,
		});
		if (ownersMatter) {
			const y = ownerPlace.get(graph.owner[part[i] as number] as number) as number;
			rows.push({ columns: [y, i], values: [1, -1], lower: 0, upper: Infinity });
		}
	}
	if (graph.maxOwners !== null)
		rows.push(
			atMost(
				ys,
				ys.map(() => 1),
				graph.maxOwners,
			),
		);
	const coefficients = (which: Measure): number[] =>
		part.map((v) =>
			which === 'cost' ? (graph.costNumber[v] as number) : which === 'mu' ? (graph.muNumber[v] as number) : 1,
		);
	for (const { measure: which, value } of settled) {
		if (which === 'owners') {
			rows.push(
				atMost(
					ys,
					ys.map(() => 1),
					Number(value),
				),
			);
			continue;
		}
		const scale = largest(coefficients(which));
		rows.push(
			atMost(
				all,
				coefficients(which).map((c) => c / scale),
				(Number(value) / scale) * (1 + 1e-12),
			),
		);
	}
	for (const one of earlier) {
		const inside = one.nodes.flatMap((v) => place.get(v) ?? []);
		if (one.refused) {
			if (inside.length < one.nodes.length) continue;
			const taken = new Set(inside);
			rows.push(
				atMost(
					all,
					all.map((i) => (taken.has(i) ? 1 : -1)),
					inside.length - 1,
				),
			);
			continue;
		}
		const keep = one.nodes.length - Math.min(graph.difference.nodes, one.nodes.length);
		if (inside.length > keep)
			rows.push(
				atMost(
					inside,
					inside.map(() => 1),
					keep,
				),
			);
		const owners = [...new Set(one.nodes.map((v) => graph.owner[v] as number))];
		const known = owners.flatMap((o) => ownerPlace.get(o) ?? []);
		if (graph.difference.owners && known.length === owners.length) {
			rows.push(
				atMost(
					known,
					known.map(() => 1),
					owners.length - 1,
				),
			);
		}
	}
	const own = measure === 'owners' ? all.map(() => 0) : coefficients(measure);
	const unit = measure === 'owners' ? 1 : largest(own) / 100;
	const locked = new Set(graph.lockIn.flatMap((v) => place.get(v) ?? []));
	const root = [...locked][0];
	const columns: LinearColumn[] = [
		...all.map((i) => ({ cost: (own[i] as number) / unit, lower: locked.has(i) ? 1 : 0, upper: 1 })),
		...all.map((i) => ({
			cost: 0,
			lower: i === root ? 1 : 0,
			upper: root === undefined || i === root ? 1 : 0,
		})),
		...ys.map(() => ({ cost: measure === 'owners' ? 1 : 0, lower: 0, upper: 1 })),
	];
	return { part, neighbours, columns, rows, unit };
}

function atMost(columns: readonly number[], values: readonly number[], upper: number): LinearRow {
	return { columns, values, lower: -Infinity, upper };
}
