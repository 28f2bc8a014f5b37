/**
 * What is made least, in this order; what is still equal is told apart by the ids. `nodes` is the number of nodes.
 * A missing cost is never counted as 0: who asks by cost gives every node one.
 */
export type Measure = 'cost' | 'owners' | 'mu' | 'nodes';

/** A piece of land that may become part of the coat-sized one. */
export interface AssemblyNode {
	id: string | number;
	/** mu, ≥ 0; a piece without land can still join two others. */
	mu: number;
	/** 万元, ≥ 0. */
	costWan: number;
	/** Whoever must agree; null is an owner of its own that nobody knows. */
	owner: string | number | null;
}

/** How far a further answer must be from the earlier ones. */
export interface Difference {
	/** At least so many nodes of each earlier answer are left out; a larger answer around an earlier one is none. */
	nodes: number;
	/** At least one owner of each earlier answer is left alone. */
	owners: boolean;
}

/** `assemble`: the cheapest connected set of nodes that holds at least `minMu`. */
export interface AssemblyQuestion {
	nodes: readonly AssemblyNode[];
	/** Pairs of ids that lie beside each other. */
	edges: readonly (readonly [string | number, string | number])[];
	/** mu, > 0. */
	minMu: number;
	measures: readonly Measure[];
	maxOwners: number | null;
	/** Ids that must be in it. */
	lockIn: readonly (string | number)[];
	/** Ids that must not. */
	lockOut: readonly (string | number)[];
	/** How many answers, best first. */
	alternatives: number;
	difference: Difference;
}

export const MEASURES_OF_COST: readonly Measure[] = ['cost', 'owners', 'mu', 'nodes'];
export const MEASURES_OF_OWNERS: readonly Measure[] = ['owners', 'cost', 'mu', 'nodes'];
/** Without costs: the fewest owners, then the fewest pieces, then the least land. */
export const MEASURES_WITHOUT_COST: readonly Measure[] = ['owners', 'nodes', 'mu'];
