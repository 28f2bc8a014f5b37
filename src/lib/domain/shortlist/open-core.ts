/** The items of a model that are still open, with the limits less what the settled ones take. */
export interface Core {
	n: number;
	m: number;
	/** Places in the model. */
	items: Int32Array;
	c: Float64Array;
	start: Int32Array;
	row: Int32Array;
	val: Float64Array;
	lo: Float64Array;
	hi: Float64Array;
	/** Σ c of the settled that are chosen; in doubles, exact where the column is safe. */
	base: number;
	/** The settled selection: 0 or 1, −1 open. */
	settled: Int8Array;
}
