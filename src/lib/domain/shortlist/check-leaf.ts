/** A leaf as whole numbers: the items that are free in it, each with its side, what deviating loses, and its steps. */
export interface CheckLeaf {
	/** What deviating from the best side costs under the leaf's weights, ≥ 0. */
	costs: bigint[];
	/** By item: the rows that a deviation moves, and by how much (signed). */
	steps: { row: number; value: bigint }[][];
	/** Items alike in everything have the same word. */
	alike: string[];
	/** Σ of every row at the best sides. */
	now: bigint[];
	lo: (bigint | null)[];
	hi: (bigint | null)[];
	/** What a unit of slack under the upper (or, below 0, over the lower) limit of a row costs. */
	weights: bigint[];
	/** Items of this row are tried before the others. */
	first: number | null;
	/** The most that may be lost. */
	allowed: bigint;
}

const ROOM = 2n ** 51n;

/**
 * Tries every set of deviations within the allowed loss, without trusting anybody: `hit` is asked about each whole selection that
 * the limits let through and says whether it refutes the claim. Doubles hold whole numbers, or, where those are too large, are
 * rounded to the side that excludes less.
 *
 * @returns selections and parts of them looked at, or null where there were more than `most`
 */
export function tryLeaf(leaf: CheckLeaf, most: number, hit: (deviated: number[]) => void): number | null {
	const place = (j: number) => (leaf.steps[j]!.some(({ row }) => row === leaf.first) ? 0 : 1);
	const byWord = (a: number, b: number) =>
		leaf.alike[a] === leaf.alike[b] ? a - b : leaf.alike[a]! < leaf.alike[b]! ? -1 : 1;
	const order = leaf.costs
		.map((_, j) => j)
		.filter((j) => leaf.costs[j]! <= leaf.allowed)
		.sort((a, b) => place(a) - place(b) || compare(leaf.costs[b]!, leaf.costs[a]!) || byWord(a, b));
	const lossShift = shiftFor(leaf.allowed);
	const cost = order.map((j) => Number(leaf.costs[j]! >> lossShift));
	const allowed = Number((leaf.allowed >> lossShift) + 1n);
	const tables = rowTables(leaf, order, lossShift);
	const exact = lossShift === 0n && tables.every(({ pad }) => pad === 0);
	const deviated: number[] = [];
	let [tried, t, loss] = [0, 0, 0];
	const losses: number[] = [];
	for (;;) {
		if (++tried > most) return null;
		while (t < order.length && loss + cost[t]! > allowed) t++;
		let total = loss;
		let fits = true;
		for (const row of tables) {
			const lowest = row.least + row.less[t]!;
			const highest = row.greatest + row.more[t]!;
			if (lowest > row.hi || highest < row.lo) fits = false;
			else if (row.weight > 0 && highest < row.hi - row.pad)
				total += (row.hi - row.pad - highest) * row.weight;
			else if (row.weight < 0 && lowest > row.lo + row.pad) total += (row.lo + row.pad - lowest) * row.weight;
		}
		fits &&= total <= allowed + 1;
		if (fits && t < order.length) {
			const twin = t > 0 && leaf.alike[order[t]!] === leaf.alike[order[t - 1]!] && cost[t] === cost[t - 1];
			if (
				twin &&
				leaf.costs[order[t]!] === leaf.costs[order[t - 1]!] &&
				deviated[deviated.length - 1] !== t - 1
			) {
				t++;
				continue;
			}
			for (const row of tables) row.move(t, 1);
			losses.push(loss);
			loss += cost[t]!;
			deviated.push(t++);
			continue;
		}
		if (fits && (exact || lets(leaf, deviated, order))) hit(deviated.map((d) => order[d]!));
		const last = deviated.pop();
		if (last === undefined) return tried;
		for (const row of tables) row.move(last, -1);
		loss = losses.pop()!;
		t = last + 1;
	}
}

interface RowTable {
	lo: number;
	hi: number;
	/** How far rounded limits may be off. */
	pad: number;
	/** Per unit of this table, in units of the loss table, rounded towards 0. */
	weight: number;
	least: number;
	greatest: number;
	less: number[];
	more: number[];
	move: (t: number, sign: 1 | -1) => void;
}

function rowTables(leaf: CheckLeaf, order: readonly number[], lossShift: bigint): RowTable[] {
	const tables: RowTable[] = [];
	leaf.now.forEach((now, i) => {
		const [lo, hi] = [leaf.lo[i] ?? null, leaf.hi[i] ?? null];
		if (lo === null && hi === null) return;
		const steps = order.map((j) =>
			leaf.steps[j]!.reduce((sum, s) => (s.row === i ? sum + s.value : sum), 0n),
		);
		const mass = steps.reduce((sum, s) => sum + (s < 0n ? -s : s), abs(now) + abs(lo ?? 0n) + abs(hi ?? 0n));
		const shift = shiftFor(mass);
		const [below, above] = [
			steps.map((s) => Number(floorShift(s, shift))),
			steps.map((s) => Number(ceilShift(s, shift))),
		];
		const less = new Array<number>(order.length + 1).fill(0);
		const more = new Array<number>(order.length + 1).fill(0);
		for (let t = order.length - 1; t >= 0; t--) {
			less[t] = less[t + 1]! + Math.min(0, below[t]!);
			more[t] = more[t + 1]! + Math.max(0, above[t]!);
		}
		const factor = 2 ** Number(shift - lossShift) * (1 - 2 ** -40);
		const row: RowTable = {
			lo: lo === null ? -Infinity : Number(floorShift(lo, shift)),
			hi: hi === null ? Infinity : Number(ceilShift(hi, shift)),
			// A limit that was rounded must not be weighed as if it were exact.
			pad: shift === 0n ? 0 : 2,
			weight: Number(leaf.weights[i]!) * factor,
			least: Number(floorShift(now, shift)),
			greatest: Number(ceilShift(now, shift)),
			less,
			more,
			move(t, sign) {
				row.least += sign * below[t]!;
				row.greatest += sign * above[t]!;
			},
		};
		tables.push(row);
	});
	return tables;
}

/** The limits and the loss of a whole selection, exactly: asked where doubles had to round. */
function lets(leaf: CheckLeaf, deviated: readonly number[], order: readonly number[]): boolean {
	const now = [...leaf.now];
	let loss = 0n;
	for (const d of deviated) {
		loss += leaf.costs[order[d]!]!;
		for (const { row, value } of leaf.steps[order[d]!]!) now[row]! += value;
	}
	for (let i = 0; i < now.length; i++) {
		const [lo, hi, weight] = [leaf.lo[i] ?? null, leaf.hi[i] ?? null, leaf.weights[i]!];
		if ((lo !== null && now[i]! < lo) || (hi !== null && now[i]! > hi)) return false;
		if (weight > 0n && hi !== null) loss += weight * (hi - now[i]!);
		if (weight < 0n && lo !== null) loss += weight * (lo - now[i]!);
	}
	return loss <= leaf.allowed;
}

function shiftFor(size: bigint): bigint {
	let shift = 0n;
	while (size >> shift > ROOM) shift += 8n;
	return shift;
}

const abs = (value: bigint) => (value < 0n ? -value : value);
/** BigInt's >> rounds down. */
const floorShift = (value: bigint, shift: bigint) => value >> shift;
const ceilShift = (value: bigint, shift: bigint) => -(-value >> shift);
const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);
