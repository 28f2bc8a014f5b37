import { CertificateFault } from './check-problem.ts';
import type { ProofNode } from './set-problem.ts';

export type LeafNode = Extract<ProofNode, { kind: 'leaf' | 'open' | 'highs' }>;

/** What a walk holds on its way, and does at a leaf. */
export interface TreeState {
	items: number;
	held: (j: number) => 0 | 1 | null;
	hold: (j: number, value: 0 | 1 | null) => void;
	/** The least and the most items that the branches allow. */
	count: () => [bigint, bigint];
	limit: (from: bigint, to: bigint) => void;
	leaf: (node: LeafNode, at: number) => void;
}

/**
 * Walks a tree in preorder: that each branch is followed by both its subtrees is what makes the leaves cover everything. A branch against what
 * is held already is empty: its leaves are passed over. @throws CertificateFault where the list ends too soon or too late
 */
export function walkTree(tree: readonly ProofNode[], empty: boolean, state: TreeState): void {
	let at = 0;
	/** What is to be done next, last first: a subtree, or the undoing of a branch. */
	const todo: (() => void)[] = [];
	const subtree = (nothing: boolean) => {
		const node = tree[at++];
		if (node === undefined) throw new CertificateFault('tree-short');
		if (node.kind === 'item') branchOnItem(node, nothing);
		else if (node.kind === 'count') branchOnCount(BigInt(node.k), nothing);
		else if (node.kind !== 'leaf' && node.kind !== 'open' && node.kind !== 'highs') {
			throw new CertificateFault('tree-kind', String(at - 1));
		} else if (!nothing) state.leaf(node, at - 1);
	};
	const branchOnItem = ({ at: j, first }: Extract<ProofNode, { kind: 'item' }>, nothing: boolean) => {
		if (!Number.isInteger(j) || j < 0 || j >= state.items || (first !== 0 && first !== 1)) {
			throw new CertificateFault('tree-item', String(j));
		}
		const before = state.held(j);
		const second = first === 1 ? 0 : 1;
		const against = (value: 0 | 1) => nothing || (before !== null && before !== value);
		todo.push(
			() => state.hold(j, before),
			() => subtree(against(second)),
			() => state.hold(j, second),
			() => subtree(against(first)),
			() => state.hold(j, first),
		);
	};
	const branchOnCount = (k: bigint, nothing: boolean) => {
		const [lo, hi] = state.count();
		todo.push(
			() => state.limit(lo, hi),
			() => subtree(nothing),
			() => state.limit(k + 1n > lo ? k + 1n : lo, hi),
			() => subtree(nothing),
			() => state.limit(lo, k < hi ? k : hi),
		);
	};
	todo.push(() => subtree(empty));
	for (let next = todo.pop(); next; next = todo.pop()) next();
	if (at !== tree.length) throw new CertificateFault('tree-long', String(at));
}
