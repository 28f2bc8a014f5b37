import type { Neighbourhood } from '#lib/api/assessment.ts';
import { summariseCovered, type CoveredParcel } from '#lib/domain/assessment/covered.ts';
import { boundsOf, type Areal } from '#lib/domain/geometry/areal.ts';
import { boundaryFindings, isUsable } from '#lib/domain/geometry/boundary-checks.ts';
import { measure } from '#lib/domain/geometry/measure.ts';
import { coveredParcels, indexOf } from '#lib/domain/geometry/overlay.ts';
import { perimeterM } from '#lib/domain/geometry/perimeter.ts';
import { shapeOf, type Shape } from '#lib/domain/geometry/shape.ts';
import type { FlagInside, LiveAnswer, LiveFigures, Loaded } from './live-answer.ts';
import { within } from './needed-box.ts';
import { snapEdgesOf } from './snap-edges.ts';

type Index = ReturnType<typeof indexOf>;

/**
 * The neighbourhood of a drawing, ready to answer: geometry as shapes under a spatial index, facts beside them. It lives
 * in the worker; here it is plain TypeScript, so that tests and the bench ask it without one.
 */
export class Surroundings {
	readonly loaded: Loaded;
	readonly #shapes: Shape[];
	readonly #index: Index;
	readonly #lowSlope: Shape[];
	readonly #lowSlopeIndex: Index;
	readonly #known: CoveredParcel[];

	constructor(near: Neighbourhood) {
		this.#shapes = near.parcels.map((p) => shapeOf(p.geometry as Areal));
		this.#index = indexOf(this.#shapes);
		this.#lowSlope = near.lowSlope.map((b) => shapeOf(b.geometry as Areal));
		this.#lowSlopeIndex = indexOf(this.#lowSlope);
		this.#known = near.parcels.map(({ geometry: _, ...parcel }) => ({ ...parcel, overlapM2: 0 }));
		this.loaded = {
			box: near.bbox,
			run: near.run,
			year: near.year,
			truncated: near.truncated,
			parcels: near.parcels.map(({ geometry: _, facts: _facts, enterprises: _e, ...entry }) => entry),
			enterprises: near.enterprises,
			snap: snapEdgesOf([...near.parcels, ...near.parks, ...near.lowSlope].map((o) => o.geometry as Areal)),
		};
	}

	/** Evaluates a drawing (closed rings, lon/lat). A drawing that is not a valid boundary gets its faults only. */
	evaluate(drawing: Areal): LiveAnswer {
		const from = performance.now();
		const faults = boundaryFindings(drawing);
		return {
			complete: within(boundsOf(drawing), this.loaded.box),
			faults,
			figures: isUsable(faults) ? this.#figures(drawing) : null,
			tookMs: performance.now() - from,
		};
	}

	#figures(drawing: Areal): LiveFigures {
		const shape = shapeOf(drawing);
		const covers = coveredParcels(shape, this.#index, this.#shapes).sort((a, b) => b.overlapM2 - a.overlapM2);
		const summary = summariseCovered(
			covers.map(({ index, overlapM2 }) => ({ ...(this.#known[index] as CoveredParcel), overlapM2 })),
		);
		const flags = new Map<string, FlagInside>();
		for (const { code, finding, overlapM2 } of summary.parcels.flatMap((p) =>
			p.flags.map((flag) => ({ ...flag, overlapM2: p.overlapM2 })),
		)) {
			if (finding === 'no') continue;
			const key = `${code} ${finding}`;
			const inside = flags.get(key) ?? { code, finding, parcels: 0, overlapM2: 0 };
			flags.set(key, { ...inside, parcels: inside.parcels + 1, overlapM2: inside.overlapM2 + overlapM2 });
		}
		return {
			area: { ...measure(drawing), perimeterM: perimeterM(drawing) },
			covered: Uint32Array.from(covers, (c) => c.index),
			overlapsM2: Float64Array.from(covers, (c) => c.overlapM2),
			coveredM2: sum(covers),
			totals: summary.totals,
			indicators: summary.indicators,
			enterprises: summary.enterprises,
			missing: summary.missing,
			flags: [...flags.values()],
			lowSlopeM2: sum(coveredParcels(shape, this.#lowSlopeIndex, this.#lowSlope)),
		};
	}
}

const sum = (covers: readonly { overlapM2: number }[]) => covers.reduce((m2, c) => m2 + c.overlapM2, 0);

/** Before anything is loaded: every drawing is measured, and none is complete. */
export const NOWHERE = new Surroundings({
	year: 0,
	run: null,
	bbox: [Infinity, Infinity, -Infinity, -Infinity],
	truncated: false,
	parcels: [],
	enterprises: [],
	parks: [],
	lowSlope: [],
});
