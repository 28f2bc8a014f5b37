import { conflictsOf, type Conflicts } from '#lib/domain/constraints/conflicts.ts';
import type { Constraint, ConstraintKind } from '#lib/domain/constraints/constraint.ts';
import { measuredOf, type ConstraintsAround } from '#lib/domain/constraints/near-box.ts';
import { SLIVER_M2 } from '#lib/domain/geometry/apportion.ts';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { areasOf } from '#lib/domain/geometry/flat-areas.ts';
import type { Shape } from '#lib/domain/geometry/shape.ts';
import { ShapeTable } from '#lib/domain/geometry/shape-table.ts';
import { unionOverlapM2 } from '#lib/domain/geometry/union-overlap.ts';
import type { AreaList } from '#lib/formats/near-columns.ts';

/** The constraints of a neighbourhood, ready to tell a drawing's conflicts: as PostGIS tells them, to 1e-6. */
export class LiveConstraints {
	readonly #around: ConstraintsAround;
	readonly #items: Constraint[];
	readonly #table: ShapeTable;

	constructor({ items, shapes }: AreaList<Constraint>, around: ConstraintsAround) {
		this.#around = around;
		this.#items = items;
		this.#table = new ShapeTable(shapes, Float64Array.from(areasOf(shapes), ellipsoidalAreaM2));
	}

	/** The conflicts of a drawing. */
	conflicts(drawing: Shape): Conflicts {
		const under: { constraint: Constraint; overlapM2: number }[] = [];
		const met = new Map<ConstraintKind, { shapes: Shape[]; m2: number }>();
		for (const row of this.#rowsAt(drawing)) {
			const constraint = this.#items[row] as Constraint;
			const shape = this.#table.shape(row);
			const overlapM2 = unionOverlapM2(drawing, [shape]);
			if (overlapM2 < SLIVER_M2) continue;
			under.push({ constraint, overlapM2 });
			const kind = met.get(constraint.kind) ?? { shapes: [], m2: 0 };
			met.set(constraint.kind, { shapes: [...kind.shapes, shape], m2: overlapM2 });
		}
		const measured = measuredOf(this.#around, drawing.bounds, under, (kind) => {
			const found = met.get(kind);
			if (!found) return 0;
			return found.shapes.length === 1 ? found.m2 : unionOverlapM2(drawing, found.shapes);
		});
		return conflictsOf(drawing.ownM2, measured);
	}

	/** Rows whose box meets the drawing's. */
	#rowsAt({ bounds: [west, south, east, north] }: Shape): number[] {
		const { bounds, count } = this.#table;
		const rows: number[] = [];
		for (let i = 0, k = 0; i < count; i++, k += 4)
			if (
				(bounds[k] as number) < east &&
				(bounds[k + 2] as number) > west &&
				(bounds[k + 1] as number) < north &&
				(bounds[k + 3] as number) > south
			)
				rows.push(i);
		return rows;
	}
}
