import { z } from 'zod';
import type { Problem } from '#lib/domain/problem.ts';
import { conflict, constraintsAround, kindConflict } from './constraints.ts';
import { finding } from './evaluation.ts';
import { officialGround } from './ground.ts';

const position = z.array(z.number()).min(2);
const ring = z.array(position).min(4);

/** CGCS2000 longitude, latitude. */
export const polygonGeometry = z.discriminatedUnion('type', [
	z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
	z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
]);
export type PolygonGeometry = z.infer<typeof polygonGeometry>;

export const assessmentRequest = z.object({ geometry: polygonGeometry, run: z.number().int().optional() });

const flagCode = z.enum(['idle', 'low-efficiency']);

export const assessment = z.object({
	run: z.number().nullable(),
	year: z.number().nullable(),
	engine: z.enum(['postgis', 'browser']),
	area: z.object({
		ellipsoidalM2: z.number(),
		planeM2: z.number().nullable(),
		planeCrs: z.string().nullable(),
		mu: z.number(),
	}),
	parcels: z.array(
		z.object({
			id: z.number(),
			code: z.string(),
			registeredMu: z.number().nullable(),
			/** The parcel's own ellipsoidal area. */
			areaM2: z.number(),
			overlapM2: z.number(),
			/** overlapM2 ÷ areaM2 */
			share: z.number(),
			grade: z.string().nullable(),
			flags: z.array(z.object({ code: flagCode, finding })),
		}),
	),
	enterprises: z.array(
		z.object({
			id: z.number(),
			code: z.string(),
			name: z.string(),
			share: z.number(),
			grade: z.string().nullable(),
		}),
	),
	/** Σ fact × overlap ÷ the parcel's own area; null where no covered parcel has the fact. */
	totals: z.record(z.string(), z.number().nullable()),
	/** Ratios of those sums; a parcel whose fact is missing leaves both sides. */
	indicators: z.record(z.string(), z.number().nullable()),
	flags: z.array(z.object({ code: flagCode, finding, parcel: z.number() })),
	lowSlope: z.array(z.object({ id: z.number(), code: z.string(), overlapM2: z.number() })),
	/** In force on `constraintDay`; hardest first, then the largest. */
	constraints: z.array(conflict),
	/** Each kind as a whole: land under several features of it counts once. */
	constraintKinds: z.array(kindConflict),
	/** The run's day, or today where there is no run. */
	constraintDay: z.string(),
	/** Null: no elevation model has a slope there. */
	terrain: officialGround.nullish(),
	missing: z.array(z.object({ fact: z.string(), parcels: z.array(z.number()) })),
	problems: z.array(
		z.custom<Problem>((value) => typeof value === 'object' && value !== null && 'code' in value),
	),
});
export type Assessment = z.infer<typeof assessment>;

/** Full-precision geometry and facts around a drawing, for the live evaluation in the browser. */
export const neighbourhood = z.object({
	year: z.number(),
	run: z.number().nullable(),
	bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
	/** True where more parcels lie in the box than are sent (the nearest are): the page says so. */
	truncated: z.boolean(),
	parcels: z.array(
		z.object({
			id: z.number(),
			code: z.string(),
			geometry: z.object({
				type: z.literal('MultiPolygon'),
				coordinates: z.array(z.array(z.array(position))),
			}),
			areaM2: z.number(),
			registeredMu: z.number().nullable(),
			facts: z.record(z.string(), z.number().nullable()),
			grade: z.string().nullable(),
			flags: z.array(z.object({ code: flagCode, finding })),
			enterprises: z.array(z.object({ id: z.number(), share: z.number() })),
		}),
	),
	enterprises: z.array(
		z.object({ id: z.number(), code: z.string(), name: z.string(), grade: z.string().nullable() }),
	),
	/** Approved boundaries, to snap to. */
	parks: z.array(
		z.object({
			id: z.number(),
			code: z.string(),
			geometry: z.object({
				type: z.literal('MultiPolygon'),
				coordinates: z.array(z.array(z.array(position))),
			}),
		}),
	),
	lowSlope: z.array(
		z.object({
			id: z.number(),
			code: z.string(),
			geometry: z.object({
				type: z.literal('MultiPolygon'),
				coordinates: z.array(z.array(z.array(position))),
			}),
		}),
	),
	/** Always sent; one made by hand may go without: every kind is unknown then. */
	constraints: constraintsAround.optional(),
});
export type Neighbourhood = z.infer<typeof neighbourhood>;
