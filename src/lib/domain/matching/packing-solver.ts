/** A packing model: maximise cost · x, rows · x ≤ rowUpper, x in {0, 1}; columns are sparse. */
export interface PackingColumn {
	cost: number;
	rows: readonly number[];
	values: readonly number[];
}

export interface PackingModel {
	rowUpper: readonly number[];
	columns: readonly PackingColumn[];
}

export interface PackingAnswer {
	/** `none`: nothing is worth more than asked for. `stopped`: time ran out; `x` is the best found, null where none was. */
	status: 'optimal' | 'none' | 'stopped';
	x: readonly number[] | null;
	/** No answer can be worth more. */
	bound: number;
}

/** The door to an outside MIP solver (HiGHS in `server/workers`): plain data in, plain data out. */
export interface PackingSolver {
	/**
	 * Proven optimum at gap 0 unless the seconds run out.
	 * @param above only what is worth more is sought
	 */
	solve(model: PackingModel, seconds: number, above: number): PackingAnswer;
	/** The continuous relaxation, to which columns can be added: a master problem of column generation. */
	openMaster(model: PackingModel): PackingMaster;
}

export interface PackingMaster {
	add(columns: readonly PackingColumn[]): void;
	/** Optimum of the relaxation (x ≥ 0) and the price of each row. */
	solve(): { x: readonly number[]; prices: readonly number[] };
	close(): void;
}

export interface SolveLimits {
	packing: PackingSolver;
	/** Seconds left; the search ends with what it has when they are spent. */
	secondsLeft: () => number;
}
