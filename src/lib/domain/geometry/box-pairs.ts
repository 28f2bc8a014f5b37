/**
 * Pairs of boxes of two lists that meet (touching counts), in the order of the first list. Boxes lie four numbers each
 * (west, south, east, north) in a row; the second list is laid into the cells of a grid as wide as its boxes are on average,
 * which is faster than a tree where boxes are of one size (parcels, buildings).
 */
export function eachPair(a: Float64Array, b: Float64Array, visit: (i: number, j: number) => void): void {
	const grid = gridOf(b);
	if (!grid) return;
	const { west, south, east, north, across, up, scaleX, scaleY, from, boxes } = grid;
	for (let i = 0, k = 0; k < a.length; i++, k += 4) {
		const [minX, minY] = [a[k] as number, a[k + 1] as number];
		const [maxX, maxY] = [a[k + 2] as number, a[k + 3] as number];
		if (minX > east || maxX < west || minY > north || maxY < south) continue;
		const x1 = clamp(Math.floor((maxX - west) * scaleX), across);
		const y1 = clamp(Math.floor((maxY - south) * scaleY), up);
		const x0 = clamp(Math.floor((minX - west) * scaleX), across);
		const y0 = clamp(Math.floor((minY - south) * scaleY), up);
		for (let y = y0; y <= y1; y++)
			for (let x = x0; x <= x1; x++) {
				const cell = y * across + x;
				for (let n = from[cell] as number; n < (from[cell + 1] as number); n++) {
					const j = boxes[n] as number;
					const m = 4 * j;
					const [left, low] = [b[m] as number, b[m + 1] as number];
					if (left > maxX || (b[m + 2] as number) < minX || low > maxY || (b[m + 3] as number) < minY)
						continue;
					// a pair that shares several cells counts in the first of them
					if (x > x0 && clamp(Math.floor((left - west) * scaleX), across) < x) continue;
					if (y > y0 && clamp(Math.floor((low - south) * scaleY), up) < y) continue;
					visit(i, j);
				}
			}
	}
}

const clamp = (cell: number, cells: number) => (cell < 0 ? 0 : cell >= cells ? cells - 1 : cell);

/** At most so many cells a box. */
const MOST_CELLS = 4;

function gridOf(b: Float64Array) {
	const count = b.length / 4;
	if (count === 0) return null;
	let [west, south, east, north, width, height] = [Infinity, Infinity, -Infinity, -Infinity, 0, 0];
	for (let k = 0; k < b.length; k += 4) {
		west = Math.min(west, b[k] as number);
		south = Math.min(south, b[k + 1] as number);
		east = Math.max(east, b[k + 2] as number);
		north = Math.max(north, b[k + 3] as number);
		width += (b[k + 2] as number) - (b[k] as number);
		height += (b[k + 3] as number) - (b[k + 1] as number);
	}
	const most = Math.ceil(Math.sqrt(MOST_CELLS * count));
	const across = Math.max(1, Math.min(most, Math.floor(((east - west) * count) / width) || 1));
	const up = Math.max(1, Math.min(most, Math.floor(((north - south) * count) / height) || 1));
	const scaleX = east > west ? across / (east - west) : 0;
	const scaleY = north > south ? up / (north - south) : 0;
	const from = new Uint32Array(across * up + 1);
	const eachCell = (k: number, put: (cell: number) => void) => {
		const x1 = clamp(Math.floor(((b[k + 2] as number) - west) * scaleX), across);
		const y1 = clamp(Math.floor(((b[k + 3] as number) - south) * scaleY), up);
		const x0 = clamp(Math.floor(((b[k] as number) - west) * scaleX), across);
		for (let y = clamp(Math.floor(((b[k + 1] as number) - south) * scaleY), up); y <= y1; y++)
			for (let x = x0; x <= x1; x++) put(y * across + x);
	};
	for (let k = 0; k < b.length; k += 4) eachCell(k, (cell) => (from[cell + 1]! += 1));
	for (let cell = 0; cell < across * up; cell++) from[cell + 1]! += from[cell] as number;
	const boxes = new Uint32Array(from[across * up] as number);
	const next = from.slice();
	for (let k = 0; k < b.length; k += 4) eachCell(k, (cell) => (boxes[next[cell]!++] = k / 4));
	return { west, south, east, north, across, up, scaleX, scaleY, from, boxes };
}
