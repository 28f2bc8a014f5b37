import { eachPair } from './box-pairs.ts';
import { overlapM2 } from './overlay.ts';
import { boundaryMeets, contains } from './shape.ts';
import type { ShapeTable } from './shape-table.ts';

/**
 * For each shape of one table the ellipsoidal m² of another table's shapes inside it (buildings inside parcels). Shapes of
 * `what` that overlap each other count each: what is meant is floor on the ground, not its union.
 */
export function areaInside(what: ShapeTable, where: ShapeTable): Float64Array {
	const inside = new Float64Array(where.count);
	const { bounds } = what;
	eachPair(bounds, where.bounds, (i, j) => {
		const k = 4 * i;
		const minX = bounds[k] as number;
		const minY = bounds[k + 1] as number;
		const shape = where.shape(j);
		if (boundaryMeets(shape, minX, minY, bounds[k + 2] as number, bounds[k + 3] as number))
			inside[j]! += overlapM2(what.shape(i), shape);
		else if (contains(shape, minX, minY)) inside[j]! += what.ownM2[i] as number;
	});
	return inside;
}
