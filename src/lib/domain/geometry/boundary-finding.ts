export const BOUNDARY_FAULTS = [
	'boundary.bad-number',
	'boundary.too-few-points',
	'boundary.unclosed',
	'boundary.duplicate-point',
	'boundary.spike',
	'boundary.zero-area',
	'boundary.self-crossing',
	'boundary.self-touch',
	'boundary.rings-cross',
	'boundary.hole-outside',
	'boundary.nested',
	'boundary.interior-split',
] as const;
export type BoundaryFault = (typeof BOUNDARY_FAULTS)[number];

/** One fault of a boundary and where it is. Polygon, ring and point count from 1, ring 1 is the outer one. */
export interface BoundaryFinding {
	code: BoundaryFault;
	polygon: number;
	ring: number;
	/** Position in the ring of the vertex, or of the start of the edge, that the fault is at. */
	point?: number;
	/** The other edge where two cross or touch, counted the same way. */
	other?: { polygon: number; ring: number; point: number };
	/** Where on the map, in the geometry's own coordinates. */
	at?: [number, number];
}
