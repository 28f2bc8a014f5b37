import { eachPair } from './box-pairs.ts';
import { EDGE, edgeMeets, windingOver } from './edge-slabs.ts';
import { overlapM2 } from './overlay.ts';
import type { ShapeTable } from './shape-table.ts';

/**
 * For each shape of one table the ellipsoidal m² of another table's shapes inside it (buildings inside parcels). Shapes of
 * `what` that overlap each other count each: what is meant is floor on the ground, not its union.
 */
export function areaInside(what: ShapeTable, where: ShapeTable): Float64Array {
	const inside = new Float64Array(where.count);
	const { bounds, ownM2 } = what;
	// one row of `where` after the other: its edges are at hand for all that lies in it
	eachPair(where.bounds, bounds, (j, i) => {
		const k = 4 * i;
		const side = sideOfBox(
			where.edges,
			where.edgeFrom[j] as number,
			where.edgeFrom[j + 1] as number,
			bounds[k] as number,
			bounds[k + 1] as number,
			bounds[k + 2] as number,
			bounds[k + 3] as number,
		);
		if (side > 0) inside[j]! += ownM2[i] as number;
		else if (side === 0) inside[j]! += overlapM2(what.shape(i), where.shape(j));
	});
	return inside;
}

/** 1: the box lies wholly inside the edges' shape, −1: wholly outside, 0: the boundary enters it. */
function sideOfBox(
	edges: Float64Array,
	from: number,
	to: number,
	minX: number,
	minY: number,
	maxX: number,
	maxY: number,
): number {
	let winding = 0;
	for (let e = from; e < to; e += EDGE) {
		if (edgeMeets(edges, e, minX, minY, maxX, maxY)) return 0;
		winding += windingOver(edges, e, minX, minY);
	}
	return winding > 0 ? 1 : -1;
}
