import type { Conflicts } from '#lib/domain/constraints/conflicts.ts';
import type { BlockGrade } from '#lib/domain/assessment/block-grade.ts';
import type { CoveredTotals, FlagInside } from '#lib/domain/assessment/covered-columns.ts';
import type { BoundaryFinding } from '#lib/domain/geometry/boundary-finding.ts';
import type { Bounds } from '#lib/domain/geometry/areal.ts';
import type { Measured } from '#lib/domain/geometry/measure.ts';
import type { GroundUnder } from '#lib/domain/terrain/ground-under.ts';

export type { FlagInside };

/** Boundaries to snap to, at full precision: x1, y1, x2, y2 of each edge, and the index over them (flatbush). */
export interface SnapEdges {
	edges: Float64Array<ArrayBuffer>;
	index: ArrayBuffer | null;
}

/** What the page shows of the parcels: columns that are handed over, read by `ParcelList` (parcel-list.ts). */
export interface ParcelListColumns {
	ids: Int32Array<ArrayBuffer>;
	/** Codes, one a line: one text crosses faster than thousands. */
	codes: string;
	areaM2: Float64Array<ArrayBuffer>;
	/** Place of each one's grade in `gradeNames`. */
	grades: Uint8Array<ArrayBuffer>;
	gradeNames: (string | null)[];
	/** Place in `FINDINGS` (parcel-columns.ts). */
	idle: Uint8Array<ArrayBuffer>;
	lowEfficiency: Uint8Array<ArrayBuffer>;
}

/** The firms of the neighbourhood; `LiveFigures.enterprises` points into it. */
export interface FirmListColumns {
	ids: Int32Array<ArrayBuffer>;
	/** One a line. */
	names: string;
	codes: string;
	grades: Uint8Array<ArrayBuffer>;
	gradeNames: (string | null)[];
}

/** A neighbourhood that is ready to answer. */
export interface Loaded {
	box: Bounds;
	run: number | null;
	year: number;
	/** Not all parcels of the box were sent: figures far from its middle may be short. */
	truncated: boolean;
	parcels: ParcelListColumns;
	firms: FirmListColumns;
	snap: SnapEdges;
}

/** The live evaluation of a drawing: the same arithmetic as the official answer, on the browser's own overlaps. */
export interface LiveAnswer {
	/** False where the drawing leaves the loaded box: parcels outside are not counted. */
	complete: boolean;
	/** Boundary faults; where one is no harmless one, nothing is evaluated and `figures` is null. */
	faults: BoundaryFinding[];
	figures: LiveFigures | null;
	/** The ground under it; absent or null: no terrain there, or its window is on its way. */
	terrain?: GroundUnder | null;
	/** Milliseconds in the worker. */
	tookMs: number;
}

export interface LiveFigures extends CoveredTotals {
	area: Measured & { perimeterM: number };
	/** Covered parcels by their place in `Loaded.parcels`, largest overlap first, and the covered m² of each. */
	covered: Uint32Array<ArrayBuffer>;
	overlapsM2: Float64Array<ArrayBuffer>;
	/** Firms on the covered land by their place in `Loaded.firms`, the largest share first. */
	enterprises: Uint32Array<ArrayBuffer>;
	enterpriseShares: Float64Array<ArrayBuffer>;
	lowSlopeM2: number;
	/** What it runs into, on the run's day; null where the neighbourhood says nothing of constraints. */
	conflicts: Conflicts | null;
	/** As one parcel under the run's rule; null before the run's `Fitted` is there or where no parcel is covered. */
	asOne: BlockGrade | null;
}
