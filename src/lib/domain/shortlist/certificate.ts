import { decimalText } from './exact-decimal.ts';
import { problemDigest } from './problem-digest.ts';
import type { ProofNode, RowWeights, SetCertificate, SetProblem, SetStatus } from './set-problem.ts';
import type { ModelColumns, SetModel } from './set-model.ts';
import type { SolvedModel } from './solve-model.ts';
import { decimalOf } from './unit-column.ts';
import type { Weights } from './weigh.ts';

/** Writes down what a search found and why it is right. */
export function certificateOf(
	problem: SetProblem,
	model: SetModel,
	columns: ModelColumns,
	solved: SolvedModel,
	chosen: readonly string[],
	status: SetStatus,
): SetCertificate {
	const scale = 2n ** BigInt(solved.bits);
	const weights = solved.tree.weights.map((one) => rowWeights(model, one, solved.bits));
	let root: number | null = null;
	if (solved.root !== null && solved.tree.nodes.length > 0) {
		root = weights.push(rowWeights(model, solved.root, solved.bits)) - 1;
	}
	// An answer without a tree (the clock ran out at once) rests on the root's weights alone.
	const tree: ProofNode[] =
		solved.tree.nodes.length > 0 || status !== 'feasible' || solved.root === null
			? solved.tree.nodes
			: [{ kind: 'open', weights: weights.push(rowWeights(model, solved.root, solved.bits)) - 1 }];
	const sign = problem.objective === 'min-cost' ? -1n : 1n;
	const text = (units: bigint | null) =>
		units === null ? null : decimalText(decimalOf(model.c, sign * units));
	return {
		format: 'tenglong-set-certificate',
		version: 1,
		problem: problemDigest(problem),
		status,
		objective: text(solved.objective),
		bound: text(solved.bound),
		chosen: [...chosen],
		units: {
			objective: decimalText(decimalOf(model.c, 1n)),
			costWan: decimalText(decimalOf(columns.cost, 1n)),
			mu: decimalText(decimalOf(columns.mu, 1n)),
		},
		scale: scale.toString(),
		weights,
		root,
		tree,
	};
}

function rowWeights(model: SetModel, { w, y }: Weights, bits: number): RowWeights {
	const scale = 2 ** bits;
	const written: Record<string, string> = {};
	y.forEach((value, i) => {
		if (value !== 0) written[model.rows[i]!.key] = BigInt(value * scale).toString();
	});
	return { w: w === 1 ? BigInt(scale).toString() : '0', y: written };
}
