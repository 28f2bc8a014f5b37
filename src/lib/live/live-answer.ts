import type { Neighbourhood } from '#lib/api/assessment.ts';
import type { CoveredFlag, CoveredSummary } from '#lib/domain/assessment/covered.ts';
import type { BoundaryFinding } from '#lib/domain/geometry/boundary-finding.ts';
import type { Bounds } from '#lib/domain/geometry/areal.ts';
import type { Measured } from '#lib/domain/geometry/measure.ts';
import type { Finding } from '#lib/domain/proof.ts';

/** What the page knows of each parcel of the neighbourhood; answers name parcels by their place in this list. */
export type ParcelEntry = Omit<Neighbourhood['parcels'][number], 'geometry' | 'facts' | 'enterprises'>;

/** Boundaries to snap to, at full precision: x1, y1, x2, y2 of each edge, and the index over them (flatbush). */
export interface SnapEdges {
	edges: Float64Array<ArrayBuffer>;
	index: ArrayBuffer | null;
}

/** A neighbourhood that is ready to answer. */
export interface Loaded {
	box: Bounds;
	run: number | null;
	year: number;
	/** Not all parcels of the box were sent: figures far from its middle may be short. */
	truncated: boolean;
	parcels: ParcelEntry[];
	enterprises: Neighbourhood['enterprises'];
	snap: SnapEdges;
}

/** Parcels with one finding of one flag, and how much of them lies inside. */
export interface FlagInside {
	code: CoveredFlag['code'];
	finding: Exclude<Finding, 'no'>;
	parcels: number;
	overlapM2: number;
}

/** The live evaluation of a drawing: the same arithmetic as the official answer, on the browser's own overlaps. */
export interface LiveAnswer {
	/** False where the drawing leaves the loaded box: parcels outside are not counted. */
	complete: boolean;
	/** Boundary faults; where one is no harmless one, nothing is evaluated and `figures` is null. */
	faults: BoundaryFinding[];
	figures: LiveFigures | null;
	/** Milliseconds in the worker. */
	tookMs: number;
}

export interface LiveFigures {
	area: Measured & { perimeterM: number };
	/** Covered parcels by their place in `Loaded.parcels`, largest overlap first, and the covered m² of each. */
	covered: Uint32Array<ArrayBuffer>;
	overlapsM2: Float64Array<ArrayBuffer>;
	/** Σ overlap, m². */
	coveredM2: number;
	totals: CoveredSummary['totals'];
	indicators: CoveredSummary['indicators'];
	enterprises: CoveredSummary['enterprises'];
	/** Ids of the covered parcels that lack a fact. */
	missing: CoveredSummary['missing'];
	flags: FlagInside[];
	lowSlopeM2: number;
}
