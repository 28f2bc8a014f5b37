import type { LinearRow } from './linear-program.ts';
import { FlowNetwork } from './max-flow.ts';
import type { Relaxation } from './relaxation.ts';

const TAKEN = 1e-6;
/** How far a cut must be violated to be worth its place. */
const VIOLATED = 1e-3;
const MOST_CUTS = 60;

/**
 * Cuts that the point violates: what is taken must be joined to the root. For a node u, a set C of nodes and the region
 * W around u that C closes off: x(u) ≤ x(C) + r(W) (node separators; Álvarez-Miranda, Ljubić & Mutzel, The maximum
 * weight connected subgraph problem, 2013). Found by greatest flows from the root through the nodes.
 */
export function separators(
	relaxation: Relaxation,
	values: Float64Array,
	isOut: (i: number) => boolean,
): LinearRow[] {
	const n = relaxation.part.length;
	const x = (i: number) => values[i] as number;
	const r = (i: number) => values[n + i] as number;
	const support = relaxation.part.map((_, i) => i).filter((i) => x(i) > TAKEN);
	const network = new FlowNetwork(2 * n + 1);
	const source = 2 * n;
	const seen = new Set<number>();
	const reach = (i: number) => {
		if (seen.has(i) || isOut(i)) return;
		seen.add(i);
		network.add(2 * i, 2 * i + 1, x(i));
		if (r(i) > 1e-9) network.add(source, 2 * i, r(i));
	};
	for (const i of support) reach(i);
	for (const i of support) for (const j of relaxation.neighbours[i] as readonly number[]) reach(j);
	for (const i of seen) {
		for (const j of relaxation.neighbours[i] as readonly number[]) {
			if (seen.has(j)) network.add(2 * i + 1, 2 * j, 3);
		}
	}
	const cuts = new Map<string, LinearRow>();
	const covered = new Set<number>();
	for (const u of support.sort((a, b) => x(b) - x(a))) {
		if (cuts.size >= MOST_CUTS) break;
		if (covered.has(u)) continue;
		const flow = network.flow(source, 2 * u, x(u));
		if (flow > x(u) - VIOLATED) continue;
		const behind = network.reaching(2 * u);
		const near = cutOf(relaxation, u, (i) => !behind[2 * i] && behind[2 * i + 1] === 1, isOut);
		cuts.set(near.key, near.row);
		for (const i of near.region) covered.add(i);
		const before = network.reached(source);
		const far = cutOf(relaxation, u, (i) => before[2 * i] === 1 && !before[2 * i + 1], isOut);
		if (far.region.length <= n / 2 || far.region.every((i) => r(i) <= 1e-9)) cuts.set(far.key, far.row);
	}
	return [...cuts.values()];
}

/** The cut of a closing set: only what really borders the region around u belongs to it. */
function cutOf(
	relaxation: Relaxation,
	u: number,
	closes: (i: number) => boolean,
	isOut: (i: number) => boolean,
) {
	const n = relaxation.part.length;
	const region = [u];
	const seen = new Set(region);
	const border: number[] = [];
	for (let k = 0; k < region.length; k++) {
		for (const j of relaxation.neighbours[region[k] as number] as readonly number[]) {
			if (seen.has(j)) continue;
			seen.add(j);
			// A node that this branch has left out still closes the region: the cut holds in every branch.
			if (isOut(j) || closes(j)) border.push(j);
			else region.push(j);
		}
	}
	border.sort((a, b) => a - b);
	const row: LinearRow = {
		columns: [u, ...border, ...region.map((i) => n + i)],
		values: [-1, ...border.map(() => 1), ...region.map(() => 1)],
		lower: 0,
		upper: Infinity,
	};
	return { key: `${u}:${border.join()}`, row, region };
}
