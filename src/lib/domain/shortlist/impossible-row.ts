import type { Core } from './open-core.ts';
import { coreOf } from './core.ts';
import { enumerateNear } from './enumerate.ts';
import type { SetModel } from './set-model.ts';

/** Rows with more free items than this are not tried out. */
const ITEMS = 60;
const NODES = 300_000;

/**
 * A row that no selection of its own items can keep (a minimum that equals the maximum, and no sum hits it): the relaxation does not see it,
 * and a tree over all items would look for it everywhere. Null where there is none, or where it is not settled within a few tries.
 */
export function impossibleRow(model: SetModel, core: Core, stop: () => boolean): string | null {
	const members = model.rows.map(() => 0);
	for (const i of core.row) members[i]!++;
	for (const [i, { key, lo, hi }] of model.rows.entries()) {
		if ((lo === -Infinity && hi === Infinity) || members[i]! > ITEMS || key === 'count') continue;
		const settled = model.fixed.slice();
		core.items.forEach((j, t) => {
			if (!inRow(core, t, i)) settled[j] = 0;
		});
		const alone = coreOf(model, settled);
		const free = new Float64Array(core.m).fill(Infinity);
		let kept = false;
		const tried = enumerateNear(
			{
				core: alone,
				lo: free.map((_, r) => (r === i ? alone.lo[i]! : -Infinity)),
				hi: free.map((_, r) => (r === i ? alone.hi[i]! : Infinity)),
				y: new Float64Array(core.m),
				reduced: new Float64Array(alone.n),
				lb: null,
				ub: null,
				loss: 0,
				rowError: Float64Array.from(model.rows, ({ error }) => error),
			},
			{
				maxNodes: NODES,
				found: () => {
					kept = true;
					return -1;
				},
				stop,
			},
		);
		if (tried.done && !kept) return key;
	}
	return null;
}

function inRow({ start, row }: Core, t: number, i: number): boolean {
	for (let k = start[t]!; k < start[t + 1]!; k++) if (row[k] === i) return true;
	return false;
}
