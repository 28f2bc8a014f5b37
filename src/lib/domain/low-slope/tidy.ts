import { BARRED, ELIGIBLE, type CellMask } from './cell-mask.ts';

/**
 * Cuts off arms narrower than `openWidthM` (opening: eroded, then dilated, by a square) and fills gaps narrower than
 * `closeWidthM` (closing), never over barred cells. Outside the grid counts as neither: an opening cuts there, a
 * closing does not fill from there. Afterwards `ELIGIBLE` stands on what is left and on no barred cell.
 * Source: J. Serra, Image Analysis and Mathematical Morphology (1982).
 */
export function tidy(mask: CellMask, openCells: number, closeCells: number): void {
	const { width, height, cells } = mask;
	const on = new Uint8Array(cells.length);
	for (let i = 0; i < on.length; i++) on[i] = cells[i] === ELIGIBLE ? 1 : 0;
	if (openCells > 0) {
		spread(on, width, height, openCells, true, 0);
		spread(on, width, height, openCells, false, 0);
	}
	if (closeCells > 0) {
		spread(on, width, height, closeCells, false, 0);
		spread(on, width, height, closeCells, true, 1);
	}
	for (let i = 0; i < on.length; i++) {
		const barred = (cells[i] as number) & BARRED;
		cells[i] = barred | (barred === 0 && on[i] === 1 ? ELIGIBLE : 0);
	}
}

/** Cells of the square's reach by which parts narrower than a width vanish: 2·reach + 1 cells still stand. */
export function reachOf(widthM: number | null, cellM: number): number {
	if (widthM === null || widthM <= cellM) return 0;
	return Math.ceil((widthM / cellM - 1) / 2);
}

/** Dilates (any in the square) or erodes (all in the square), in place, rows first and then columns. */
function spread(
	on: Uint8Array,
	width: number,
	height: number,
	reach: number,
	erode: boolean,
	outside: 0 | 1,
): void {
	const size = 2 * reach + 1;
	const verdict = (count: number) => (erode ? (count === size ? 1 : 0) : count > 0 ? 1 : 0);
	const line = new Uint8Array(width);
	for (let row = 0; row < height; row++) {
		const start = row * width;
		line.set(on.subarray(start, start + width));
		let count = reach * outside;
		for (let i = 0; i < reach; i++) count += i < width ? (line[i] as number) : outside;
		for (let i = 0; i < width; i++) {
			count += i + reach < width ? (line[i + reach] as number) : outside;
			on[start + i] = verdict(count);
			count -= i - reach >= 0 ? (line[i - reach] as number) : outside;
		}
	}
	// All columns at once: the rows of the window are kept as they were.
	const counts = new Uint16Array(width).fill(reach * outside);
	const kept = Array.from({ length: size }, () => new Uint8Array(width));
	const outer = new Uint8Array(width).fill(outside);
	const rowAt = (row: number) => {
		if (row < 0 || row >= height) return outer;
		return kept[row % size] as Uint8Array;
	};
	const take = (row: number) => {
		if (row < height) (kept[row % size] as Uint8Array).set(on.subarray(row * width, (row + 1) * width));
		const line = rowAt(row);
		for (let i = 0; i < width; i++) counts[i] = (counts[i] as number) + (line[i] as number);
	};
	for (let row = 0; row < reach; row++) take(row);
	for (let row = 0; row < height; row++) {
		take(row + reach);
		for (let i = 0; i < width; i++) on[row * width + i] = verdict(counts[i] as number);
		const gone = rowAt(row - reach);
		for (let i = 0; i < width; i++) counts[i] = (counts[i] as number) - (gone[i] as number);
	}
}
