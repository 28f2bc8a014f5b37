import type { Core } from './open-core.ts';
import { unitsOf, type SetModel } from './set-model.ts';

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
