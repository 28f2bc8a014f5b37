import type { Core } from './open-core.ts';

/** What a run through the near selections starts from. */
export interface NearSelections {
	core: Core;
	lo: Float64Array;
	hi: Float64Array;
	/** Weights of the rows, and the reduced objective of each item under them. */
	y: Float64Array;
	reduced: Float64Array;
	/** Items held at a value (lb = ub); null: none is. */
	lb: Int8Array | null;
	ub: Int8Array | null;
	/** The most that a selection may lose against the bound. */
	loss: number;
	/** How far sums over each row may be off. */
	rowError: Float64Array;
}

export interface NearOptions {
	maxNodes: number;
	/** A selection (items of the core) within the loss that keeps the limits; the loss allowed from now on comes back. */
	found: (x: Int8Array) => number;
	stop: () => boolean;
}

/**
 * Every selection that loses at most `loss` against the Lagrangian bound: it is the best side of each item (chosen where
 * its reduced objective is positive) but for deviations, each of which loses |reduced|, and every unit of slack in a weighed row loses its
 * weight. So the few items with a small reduced objective are tried out, large losses first; identical items deviate in order.
 * Complete unless `done` is false (nodes ran out).
 */
export function enumerateNear(
	near: NearSelections,
	{ maxNodes, found, stop }: NearOptions,
): { done: boolean; nodes: number } {
	const { core, lo, hi, y, reduced, lb, ub, rowError } = near;
	let allowed = near.loss;
	const { start, row, val, n, m } = core;
	const x = new Int8Array(n);
	const act = new Float64Array(m);
	const open: number[] = [];
	for (let j = 0; j < n; j++) {
		const held = lb !== null && lb[j] === ub![j];
		if (held ? lb[j] === 1 : reduced[j]! > 0) {
			x[j] = 1;
			for (let k = start[j]!; k < start[j + 1]!; k++) act[row[k]!]! += val[k]!;
		}
		if (!held && Math.abs(reduced[j]!) <= allowed) open.push(j);
	}
	open.sort((a, b) => Math.abs(reduced[b]!) - Math.abs(reduced[a]!) || compareItems(core, a, b) || a - b);
	const count = open.length;
	const cost = Float64Array.from(open, (j) => Math.abs(reduced[j]!));
	const same = Int8Array.from(open, (j, t) =>
		t > 0 && x[j] === x[open[t - 1]!] && compareItems(core, j, open[t - 1]!) === 0 ? 1 : 0,
	);

	const rows: number[] = [];
	for (let i = 0; i < m; i++) if (lo[i]! > -Infinity || hi[i]! < Infinity) rows.push(i);
	const width = rows.length;
	const placeOf = new Int32Array(m).fill(-1);
	rows.forEach((i, r) => (placeOf[i] = r));
	// Row-local copies: the signed step of each deviation, and what those still to come can add or take away.
	const from = new Int32Array(count + 1);
	const stepRow: number[] = [];
	const step: number[] = [];
	open.forEach((j, t) => {
		for (let k = start[j]!; k < start[j + 1]!; k++) {
			const r = placeOf[row[k]!]!;
			if (r >= 0) {
				stepRow.push(r);
				step.push(x[j] === 1 ? -val[k]! : val[k]!);
			}
		}
		from[t + 1] = step.length;
	});
	const more = new Float64Array((count + 1) * width);
	const less = new Float64Array((count + 1) * width);
	for (let t = count - 1; t >= 0; t--) {
		for (let r = 0; r < width; r++) {
			more[t * width + r] = more[(t + 1) * width + r]!;
			less[t * width + r] = less[(t + 1) * width + r]!;
		}
		for (let k = from[t]!; k < from[t + 1]!; k++) {
			const at = t * width + stepRow[k]!;
			if (step[k]! > 0) more[at]! += step[k]!;
			else less[at]! += step[k]!;
		}
	}
	const stepRows = Int32Array.from(stepRow);
	const steps = Float64Array.from(step);
	const top = Float64Array.from(rows, (i) => hi[i]! + rowError[i]!);
	const bottom = Float64Array.from(rows, (i) => lo[i]! - rowError[i]!);
	const weight = Float64Array.from(rows, (i) => y[i]!);
	const now = Float64Array.from(rows, (i) => act[i]!);
	const slackError = rows.reduce((sum, i) => sum + 2 * Math.abs(y[i]!) * rowError[i]!, 0);
	allowed += slackError;

	const deviated = new Int32Array(count + 1);
	let [depth, t, loss, nodes] = [0, 0, 0, 0];
	for (;;) {
		nodes++;
		if ((nodes & 8191) === 0 && (nodes > maxNodes || stop())) return { done: false, nodes };
		if (t < count && cost[t]! > allowed - loss) t = firstWithin(cost, t, allowed - loss);
		let total = loss;
		let fits = total <= allowed;
		for (let r = 0; fits && r < width; r++) {
			const value = now[r]!;
			const lowest = value + less[t * width + r]!;
			const highest = value + more[t * width + r]!;
			if (lowest > top[r]! || highest < bottom[r]!) fits = false;
			const w = weight[r]!;
			if (w > 0) {
				if (highest < top[r]!) total += w * (top[r]! - highest);
			} else if (w < 0 && lowest > bottom[r]!) total -= w * (lowest - bottom[r]!);
			if (total > allowed) fits = false;
		}
		if (fits && t < count) {
			if (same[t] === 1 && (depth === 0 || deviated[depth - 1] !== t - 1)) {
				t++;
				continue;
			}
			for (let k = from[t]!; k < from[t + 1]!; k++) now[stepRows[k]!]! += steps[k]!;
			loss += cost[t]!;
			deviated[depth++] = t++;
			continue;
		}
		if (fits) {
			for (let d = 0; d < depth; d++) x[open[deviated[d]!]!]! ^= 1;
			allowed = found(x) + slackError;
			for (let d = 0; d < depth; d++) x[open[deviated[d]!]!]! ^= 1;
		}
		if (depth === 0) return { done: true, nodes };
		t = deviated[--depth]!;
		for (let k = from[t]!; k < from[t + 1]!; k++) now[stepRows[k]!]! -= steps[k]!;
		loss = 0;
		for (let d = 0; d < depth; d++) loss += cost[deviated[d]!]!;
		t++;
	}
}

/** Costs fall: the first place from t on whose cost is at most this. */
function firstWithin(cost: Float64Array, t: number, most: number): number {
	let [low, high] = [t, cost.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (cost[middle]! <= most) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** Order by columns: 0 for items that are alike in everything. */
function compareItems(core: Core, a: number, b: number): number {
	const { c, start, row, val } = core;
	if (c[a] !== c[b]) return c[a]! - c[b]!;
	const [from, at] = [start[a]!, start[b]!];
	const length = start[a + 1]! - from;
	if (length !== start[b + 1]! - at) return length - (start[b + 1]! - at);
	for (let k = 0; k < length; k++) {
		if (row[from + k] !== row[at + k]) return row[from + k]! - row[at + k]!;
		if (val[from + k] !== val[at + k]) return val[from + k]! - val[at + k]!;
	}
	return 0;
}

/** About how many sets of these (ascending) losses stay within `most`: a count over 64 classes. */
export function countNear(costs: Float64Array, most: number): number {
	const classes = new Float64Array(65);
	classes[0] = 1;
	for (const cost of costs) {
		if (cost > most) break;
		const shift = most > 0 ? Math.round((cost / most) * 64) : 0;
		for (let b = 64; b >= shift; b--) classes[b]! += classes[b - shift]!;
		if (classes[0]! > 1e30) break;
	}
	return classes.reduce((sum, value) => sum + value, 0);
}
