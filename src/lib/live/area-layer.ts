import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { areasOf } from '#lib/domain/geometry/flat-areas.ts';
import { MovingCover } from '#lib/domain/geometry/moving-cover.ts';
import type { Shape } from '#lib/domain/geometry/shape.ts';
import { ShapeTable } from '#lib/domain/geometry/shape-table.ts';
import type { FlatOutline } from '#lib/domain/geometry/swept.ts';
import type { AreaList } from '#lib/formats/near-columns.ts';

/** An area of a layer under the drawing. */
export interface AreaInside {
	/** What the neighbourhood says of it. */
	item: Record<string, unknown>;
	overlapM2: number;
}

/** A layer of areas that is drawn against (low-slope blocks, constraints): what of each lies under the drawing. */
export class AreaLayer {
	readonly #items: AreaList['items'];
	readonly #cover: MovingCover;

	constructor({ items, shapes }: AreaList) {
		this.#items = items;
		this.#cover = new MovingCover(
			new ShapeTable(shapes, Float64Array.from(areasOf(shapes), ellipsoidalAreaM2)),
		);
	}

	/** The areas that a drawing covers by at least a sliver, in their order. */
	inside(drawing: FlatOutline, shape: Shape): AreaInside[] {
		return Array.from(this.#cover.move(drawing, shape), (place) => ({
			item: this.#items[place] as AreaInside['item'],
			overlapM2: this.#cover.overlapM2(place),
		}));
	}
}
