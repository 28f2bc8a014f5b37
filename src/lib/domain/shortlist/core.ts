import { unitsOf, type SetModel } from './set-model.ts';

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

/** The core that is left where `settled` says 0 or 1. */
export function coreOf(model: SetModel, settled: Int8Array): Core {
	const m = model.rows.length;
	const items: number[] = [];
	const activity = new Float64Array(m);
	let nonzeros = 0;
	for (let j = 0; j < model.n; j++) {
		if (settled[j] === -1) {
			items.push(j);
			nonzeros += model.start[j + 1]! - model.start[j]!;
		} else if (settled[j] === 1) {
			for (let k = model.start[j]!; k < model.start[j + 1]!; k++) activity[model.row[k]!]! += model.val[k]!;
		}
	}
	const core: Core = {
		n: items.length,
		m,
		items: Int32Array.from(items),
		c: Float64Array.from(items, (j) => model.c.units[j]!),
		start: new Int32Array(items.length + 1),
		row: new Int32Array(nonzeros),
		val: new Float64Array(nonzeros),
		lo: Float64Array.from(model.rows, ({ lo }, i) => lo - activity[i]!),
		hi: Float64Array.from(model.rows, ({ hi }, i) => hi - activity[i]!),
		base: Number(unitsOf(model.c, settled)),
		settled,
	};
	let at = 0;
	items.forEach((j, t) => {
		for (let k = model.start[j]!; k < model.start[j + 1]!; k++, at++) {
			core.row[at] = model.row[k]!;
			core.val[at] = model.val[k]!;
		}
		core.start[t + 1] = at;
	});
	return core;
}
