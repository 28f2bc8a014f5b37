import { SLIVER_M2 } from './apportion.ts';
import { overlapM2 } from './overlay.ts';
import { boundaryMeets, contains, type Shape } from './shape.ts';
import type { ShapeTable } from './shape-table.ts';
import { sweepMeets, sweptEdges, type FlatOutline, type SweptEdge } from './swept.ts';

/**
 * What of a table lies under a drawing that moves. The overlaps of the last drawing are kept; where only a few corners
 * moved, those rows alone are clipped again that their edges swept over. Nothing is added up from differences: each
 * overlap is the area of one clip, so a long drag drifts nowhere.
 */
export class MovingCover {
	readonly #table: ShapeTable;
	/** m² of each row under the last drawing. */
	readonly #overlaps: Float64Array;
	#last: FlatOutline | null = null;
	/** Rows that were clipped or compared for the last drawing. */
	examined = 0;

	constructor(table: ShapeTable) {
		this.#table = table;
		this.#overlaps = new Float64Array(table.count);
	}

	/**
	 * Looks at a drawing.
	 * @param shape the same drawing prepared for overlap
	 * @returns the rows that it covers by at least a sliver, in their order
	 */
	move(drawing: FlatOutline, shape: Shape): Uint32Array<ArrayBuffer> {
		const swept = this.#last && sweptEdges(this.#last, drawing);
		this.examined = 0;
		if (swept) this.#again(shape, swept);
		else this.#whole(shape);
		this.#last = drawing;
		const covered = new Uint32Array(this.#table.count);
		let found = 0;
		for (let i = 0; i < covered.length; i++) {
			if ((this.#overlaps[i] as number) >= SLIVER_M2) covered[found++] = i;
		}
		return covered.slice(0, found);
	}

	/** m² of a row under the drawing that was last looked at. */
	overlapM2(row: number): number {
		return this.#overlaps[row] as number;
	}

	#whole(shape: Shape): void {
		const { bounds, count } = this.#table;
		const [west, south, east, north] = shape.bounds;
		for (let i = 0, k = 0; i < count; i++, k += 4) {
			if (
				(bounds[k] as number) > east ||
				(bounds[k + 2] as number) < west ||
				(bounds[k + 1] as number) > north ||
				(bounds[k + 3] as number) < south
			)
				this.#overlaps[i] = 0;
			else this.#clip(i, shape);
		}
	}

	#again(shape: Shape, swept: readonly SweptEdge[]): void {
		const { bounds, count } = this.#table;
		for (let i = 0, k = 0; i < count; i++, k += 4) {
			for (const edge of swept) {
				if (
					!sweepMeets(
						edge,
						bounds[k] as number,
						bounds[k + 1] as number,
						bounds[k + 2] as number,
						bounds[k + 3] as number,
					)
				)
					continue;
				this.#clip(i, shape);
				break;
			}
		}
	}

	#clip(i: number, shape: Shape): void {
		this.examined += 1;
		this.#overlaps[i] = tableOverlapM2(this.#table, i, shape);
	}
}

/** The m² of a row under a shape: without making anything of it where its box lies wholly inside or outside. */
export function tableOverlapM2(table: ShapeTable, i: number, shape: Shape): number {
	const { bounds } = table;
	const k = 4 * i;
	const minX = bounds[k] as number;
	const minY = bounds[k + 1] as number;
	if (!boundaryMeets(shape, minX, minY, bounds[k + 2] as number, bounds[k + 3] as number))
		return contains(shape, minX, minY) ? (table.ownM2[i] as number) : 0;
	return overlapM2(table.shape(i), shape);
}
