import { gradeOfBlock } from '#lib/domain/assessment/block-grade.ts';
import { totalsOfCovered } from '#lib/domain/assessment/covered-columns.ts';
import type { Fitted } from '#lib/domain/evaluate/fitted.ts';
import { boundsOf } from '#lib/domain/geometry/areal.ts';
import { boundaryFindings, isUsable } from '#lib/domain/geometry/boundary-checks.ts';
import { measure } from '#lib/domain/geometry/measure.ts';
import { MovingCover } from '#lib/domain/geometry/moving-cover.ts';
import { perimeterM } from '#lib/domain/geometry/perimeter.ts';
import { shapeOf } from '#lib/domain/geometry/shape.ts';
import { ShapeTable } from '#lib/domain/geometry/shape-table.ts';
import type { NearColumns } from '#lib/formats/near-columns.ts';
import { AreaLayer, type AreaInside } from './area-layer.ts';
import { unflatten, type FlatGeometry } from './flat-geometry.ts';
import { LiveConstraints } from './live-constraints.ts';
import type { LiveAnswer, LiveFigures } from './live-answer.ts';
import { within } from './needed-box.ts';

/**
 * The neighbourhood of a drawing, ready to answer: geometry and facts in columns. It remembers the last drawing, so that
 * only what the moved edges touch is clipped again. It lives in the worker; here it is plain TypeScript, so that tests
 * and the bench ask it without one.
 */
export class Surroundings {
	readonly #near: NearColumns;
	readonly #parcels: MovingCover;
	readonly #areas: Map<string, AreaLayer>;
	readonly #constraints: LiveConstraints | null;
	/** What the run's rule made of its population; null until it is there. */
	fitted: Fitted | null = null;

	constructor(near: NearColumns) {
		this.#near = near;
		this.#parcels = new MovingCover(new ShapeTable(near.shapes, near.parcels.areaM2));
		const { constraints, constraintsAround } = near;
		this.#constraints =
			constraints && constraintsAround ? new LiveConstraints(constraints, constraintsAround) : null;
		this.#areas = new Map(Object.entries(near.areas).map(([name, list]) => [name, new AreaLayer(list)]));
	}

	/** How many parcels were looked at for the last drawing; the rest kept what they had. */
	get examined(): number {
		return this.#parcels.examined;
	}

	/** Evaluates a drawing (closed rings, lon/lat). A drawing that is not a valid boundary gets its faults only. */
	evaluate(flat: FlatGeometry): LiveAnswer {
		const from = performance.now();
		const drawing = unflatten(flat);
		const faults = boundaryFindings(drawing);
		return {
			complete: within(boundsOf(drawing), this.#near.bbox),
			faults,
			figures: isUsable(faults) ? this.#figures(flat, drawing) : null,
			tookMs: performance.now() - from,
		};
	}

	#figures(flat: FlatGeometry, drawing: ReturnType<typeof unflatten>): LiveFigures {
		const { parcels } = this.#near;
		const shape = shapeOf(drawing);
		const rows = this.#parcels.move(flat, shape);
		const overlapsM2 = Float64Array.from(rows, (row) => this.#parcels.overlapM2(row));
		const totals = totalsOfCovered(parcels, rows, overlapsM2);
		const inside = (name: string): AreaInside[] => this.#areas.get(name)?.inside(flat, shape) ?? [];
		// the largest first, and of equals the first: sums above run in the parcels' own order and do not depend on it
		const order = Uint32Array.from(rows, (_, k) => k).sort(
			(a, b) => (overlapsM2[b] as number) - (overlapsM2[a] as number) || a - b,
		);
		const { enterprises, enterpriseShares } = totals;
		const byShare = Uint32Array.from(enterprises, (_, k) => k).sort(
			(a, b) => (enterpriseShares[b] as number) - (enterpriseShares[a] as number) || a - b,
		);
		return {
			...totals,
			enterprises: byShare.map((k) => enterprises[k] as number),
			enterpriseShares: Float64Array.from(byShare, (k) => enterpriseShares[k] as number),
			area: { ...measure(drawing), perimeterM: perimeterM(drawing) },
			covered: order.map((k) => rows[k] as number),
			overlapsM2: Float64Array.from(order, (k) => overlapsM2[k] as number),
			lowSlopeM2: inside('lowSlope').reduce((m2, area) => m2 + area.overlapM2, 0),
			conflicts: this.#constraints?.conflicts(shape) ?? null,
			asOne: this.fitted && gradeOfBlock(this.fitted, parcels, rows, overlapsM2, totals),
		};
	}
}
