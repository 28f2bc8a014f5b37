import { ELIGIBLE, type CellBox, type CellMask } from './cell-mask.ts';

/** Cells that hang together. */
export interface Component {
	/** Number of cells. */
	cells: number;
	/** Around them. */
	box: CellBox;
	/** Stretches of cells, three numbers each: row, first column, the column after the last. Rows ascend. */
	runs: Int32Array;
}

/**
 * The connected components of the eligible cells that have at least `leastCells`, largest first (equal ones by their
 * first cell). Worked on stretches of rows joined by union–find, so the cost in memory is the stretches', not the grid's.
 * @param neighbours 4: over edges; 8: over corners too
 */
export function componentsOf(mask: CellMask, neighbours: 4 | 8, leastCells = 1): Component[] {
	const runs = new Runs();
	let aboveFrom = 0;
	let aboveTo = 0;
	const diagonal = neighbours === 8 ? 1 : 0;
	for (let row = 0; row < mask.height; row++) {
		const first = runs.count;
		runs.readRow(mask, row);
		// Both rows' runs ascend: walked side by side.
		let above = aboveFrom;
		for (let run = first; run < runs.count; run++) {
			while (above < aboveTo && runs.to(above) + diagonal <= runs.from(run)) above++;
			for (let other = above; other < aboveTo && runs.from(other) < runs.to(run) + diagonal; other++)
				runs.join(run, other);
		}
		[aboveFrom, aboveTo] = [first, runs.count];
	}
	return runs.gather(leastCells);
}

class Runs {
	count = 0;
	#data = new Int32Array(3 * 1024);
	#parent = new Int32Array(1024);

	from = (run: number) => this.#data[3 * run + 1] as number;
	to = (run: number) => this.#data[3 * run + 2] as number;

	readRow({ width, cells }: CellMask, row: number): void {
		const start = row * width;
		for (let column = 0; column < width; column++) {
			if (cells[start + column] !== ELIGIBLE) continue;
			const from = column;
			while (column < width && cells[start + column] === ELIGIBLE) column++;
			this.#add(row, from, column);
		}
	}

	#add(row: number, from: number, to: number): void {
		if (this.count === this.#parent.length) {
			this.#data = enlarged(this.#data);
			this.#parent = enlarged(this.#parent);
		}
		this.#data.set([row, from, to], 3 * this.count);
		this.#parent[this.count] = this.count;
		this.count++;
	}

	#root(run: number): number {
		let at = run;
		while (this.#parent[at] !== at) {
			const up = this.#parent[this.#parent[at] as number] as number;
			this.#parent[at] = up;
			at = up;
		}
		return at;
	}

	/** The first run of a component is its root. */
	join(a: number, b: number): void {
		const [x, y] = [this.#root(a), this.#root(b)];
		if (x !== y) this.#parent[Math.max(x, y)] = Math.min(x, y);
	}

	gather(leastCells: number): Component[] {
		const sizes = new Map<number, { cells: number; runs: number[] }>();
		for (let run = 0; run < this.count; run++) {
			const root = this.#root(run);
			const size = sizes.get(root) ?? { cells: 0, runs: [] };
			if (size.runs.length === 0) sizes.set(root, size);
			size.cells += this.to(run) - this.from(run);
			size.runs.push(run);
		}
		return [...sizes.values()]
			.filter((size) => size.cells >= leastCells)
			.map(({ cells, runs }) => this.#component(cells, runs))
			.sort((a, b) => b.cells - a.cells);
	}

	#component(cells: number, list: readonly number[]): Component {
		const runs = new Int32Array(3 * list.length);
		list.forEach((run, i) => runs.set(this.#data.subarray(3 * run, 3 * run + 3), 3 * i));
		const box: CellBox = {
			fromColumn: Infinity,
			toColumn: -Infinity,
			fromRow: runs[0] as number,
			toRow: (runs.at(-3) as number) + 1,
		};
		for (let i = 0; i < runs.length; i += 3) {
			box.fromColumn = Math.min(box.fromColumn, runs[i + 1] as number);
			box.toColumn = Math.max(box.toColumn, runs[i + 2] as number);
		}
		return { cells, box, runs };
	}
}

function enlarged(array: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(2 * array.length);
	larger.set(array);
	return larger;
}
