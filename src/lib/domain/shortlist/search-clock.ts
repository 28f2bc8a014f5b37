import type { SolveOptions } from './set-problem.ts';

/** Nodes, and whether to go on: the search's only knowledge of time. */
export class SearchClock {
	nodes = 0;
	readonly #max: number;
	readonly #options: SolveOptions;
	readonly #told: () => { objective: number | null; bound: number | null };

	constructor(options: SolveOptions, told: () => { objective: number | null; bound: number | null }) {
		this.#options = options;
		this.#told = told;
		this.#max = options.maxNodes ?? 60_000_000;
	}

	get left(): number {
		return this.#max - this.nodes;
	}

	/** Asked every few thousand nodes. */
	stop(): boolean {
		this.#options.progress?.({ nodes: this.nodes, ...this.#told() });
		return (
			this.#options.signal?.aborted === true || this.#options.late?.() === true || this.nodes > this.#max
		);
	}
}
