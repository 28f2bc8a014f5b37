import { boundsOf, type Areal, type Bounds } from '#lib/domain/geometry/areal.ts';
import type { HeightGrid } from '#lib/domain/terrain/height-grid.ts';
import { SlopedGround, type GroundUnder } from '#lib/domain/terrain/ground-under.ts';
import { readHeightWindow } from '#lib/formats/height-window.ts';
import { within } from './needed-box.ts';

/**
 * The ground around a drawing, ready to answer: slope, class and aspect of every cell are worked out once, when the window
 * comes; a drawing then costs its own cells only. The same function as the official answer, on the cells that were sent
 * (larger ones where the window would be too large; `cellM` says so).
 */
export class LiveSlope {
	/** The box that was asked for; outside it nothing is known yet. */
	readonly #box: Bounds;
	readonly #ground: SlopedGround | null;

	/** @param grid null: no elevation model reaches into the box */
	constructor(box: Bounds, grid: HeightGrid | null) {
		this.#box = box;
		this.#ground = grid && new SlopedGround(grid);
	}

	/** From the bytes of `GET /api/terrain/window`; an empty answer (204) is no terrain. */
	static read(box: Bounds, bytes: ArrayBuffer): LiveSlope {
		return new LiveSlope(box, readHeightWindow(bytes));
	}

	/** Null where there is no terrain, or the drawing has left the box and the next window is on its way. */
	under(drawing: Areal): GroundUnder | null {
		if (!this.#ground || !within(boundsOf(drawing), this.#box)) return null;
		return this.#ground.under(drawing);
	}
}
