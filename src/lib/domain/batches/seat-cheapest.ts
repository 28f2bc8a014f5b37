/** Cost of putting a row into a column, an integer ≥ 0; null: not allowed. */
export type PairCost = (row: number, column: number) => number | null;

export interface Seating {
	/** Column of each row, −1 where it has none. */
	columnOf: number[];
	seated: number;
	cost: number;
}

/**
 * Seats as many rows as can be seated, at the least cost among all that seat as many: min-cost flow by shortest
 * augmenting paths (each augmentation keeps the flow the cheapest of its size; Ahuja, Magnanti, Orlin, Network Flows,
 * 9.7). Integer costs, so the answer is exact.
 * @param slots how many rows a column takes
 */
export function seatCheapest(rows: number, slots: readonly number[], cost: PairCost): Seating {
	const columns = slots.length;
	const table = Array.from({ length: rows }, (_, i) =>
		Array.from({ length: columns }, (__, j) => cost(i, j)),
	);
	const columnOf = new Array<number>(rows).fill(-1);
	const load = new Array<number>(columns).fill(0);
	let seated = 0;
	let total = 0;
	for (;;) {
		const path = cheapestPath(table, columnOf, load, slots);
		if (path === null) return { columnOf, seated, cost: total };
		total += path.cost;
		seated += 1;
		load[path.end] = (load[path.end] ?? 0) + 1;
		// back from its end: each row takes the column it was led to, and gives up the one before
		let column = path.end;
		for (;;) {
			const row = path.rowBefore[column] as number;
			const before = columnOf[row] as number;
			columnOf[row] = column;
			if (before === -1) break;
			column = before;
		}
	}
}

interface Path {
	cost: number;
	/** The column with room where it ends. */
	end: number;
	/** The row from which each column is reached. */
	rowBefore: number[];
}

/** The cheapest way to seat one row more, moving others where that pays; null where no row can be seated more. */
function cheapestPath(
	table: readonly (readonly (number | null)[])[],
	columnOf: readonly number[],
	load: readonly number[],
	slots: readonly number[],
): Path | null {
	const toRow = columnOf.map((column) => (column === -1 ? 0 : Infinity));
	const toColumn = slots.map(() => Infinity);
	const rowBefore = slots.map(() => -1);
	const rowsIn = slots.map((): number[] => []);
	columnOf.forEach((column, row) => column !== -1 && rowsIn[column]?.push(row));
	const queue = columnOf.flatMap((column, row) => (column === -1 ? [row] : []));
	const queued = columnOf.map((column) => column === -1);
	for (let at = 0; at < queue.length; at++) {
		const row = queue[at] as number;
		queued[row] = false;
		const costs = table[row] ?? [];
		for (let column = 0; column < slots.length; column++) {
			const cost = costs[column] ?? null;
			if (cost === null || column === columnOf[row] || slots[column] === 0) continue;
			const reached = (toRow[row] as number) + cost;
			if (reached >= (toColumn[column] as number)) continue;
			toColumn[column] = reached;
			rowBefore[column] = row;
			for (const other of rowsIn[column] ?? []) {
				const freed = reached - (table[other]?.[column] as number);
				if (other === row || freed >= (toRow[other] as number)) continue;
				toRow[other] = freed;
				if (!queued[other]) queue.push(other);
				queued[other] = true;
			}
		}
	}
	let end = -1;
	for (let column = 0; column < slots.length; column++) {
		const room = (load[column] as number) < (slots[column] as number);
		if (room && (toColumn[column] as number) < (end === -1 ? Infinity : (toColumn[end] as number)))
			end = column;
	}
	return end === -1 ? null : { cost: toColumn[end] as number, end, rowBefore };
}
