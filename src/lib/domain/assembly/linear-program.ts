/** lower ≤ Σ values × columns ≤ upper; an absent side is ±Infinity. */
export interface LinearRow {
	columns: readonly number[];
	values: readonly number[];
	lower: number;
	upper: number;
}

/** A linear program that is kept and grows: least Σ cost × column within bounds and rows. The solver is given from outside. */
export interface LinearProgram {
	addRows(rows: readonly LinearRow[]): void;
	/** Removes rows by their places; the later ones move up. */
	removeRows(places: readonly number[]): void;
	setBounds(columns: readonly number[], lower: readonly number[], upper: readonly number[]): void;
	/** `null`: no point satisfies the rows. `duals` are by row; a solver that gave up answers `undefined`. */
	solve(): { values: Float64Array; duals: Float64Array } | null | undefined;
	close(): void;
}

export interface LinearColumn {
	cost: number;
	lower: number;
	upper: number;
}

export type OpenLinearProgram = (columns: readonly LinearColumn[]) => LinearProgram;

/**
 * A bound that holds whatever the solver's tolerances: any duals with the right signs give one (Neumaier & Shcherbina,
 * Safe bounds in linear and mixed-integer linear programming, Math. Program. 99, 2004).
 */
export function safeBound(
	columns: readonly LinearColumn[],
	rows: readonly LinearRow[],
	duals: ArrayLike<number>,
): { bound: number; reduced: Float64Array } {
	const reduced = Float64Array.from(columns, (c) => c.cost);
	let bound = 0;
	rows.forEach((row, i) => {
		const dual = duals[i] ?? 0;
		const side = dual > 0 ? row.lower : row.upper;
		if (dual === 0 || !Number.isFinite(side)) return;
		bound += dual * side;
		row.columns.forEach((c, k) => {
			reduced[c] = (reduced[c] as number) - dual * (row.values[k] as number);
		});
	});
	columns.forEach((c, j) => {
		const r = reduced[j] as number;
		bound += r * (r > 0 ? c.lower : c.upper);
	});
	return { bound, reduced };
}
