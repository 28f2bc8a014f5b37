import { z } from 'zod';
import type { Problem } from '#lib/domain/problem.ts';
import { polygonGeometry } from './assessment.ts';

/** What has a boundary of record that a drawing can be cut to. */
export const shapeKind = z.enum(['parcel', 'park', 'region']);
export type ShapeKind = z.infer<typeof shapeKind>;

/** One boundary at full precision, as it is now. */
export const recordedShape = z.object({
	kind: shapeKind,
	id: z.number(),
	code: z.string(),
	/** Parcels have none. */
	name: z.string().nullable(),
	geometry: polygonGeometry,
	areaM2: z.number(),
});
export type RecordedShape = z.infer<typeof recordedShape>;

const problem = z.custom<Problem>((value) => typeof value === 'object' && value !== null && 'code' in value);

/** Polygons of a file, brought to CGCS2000 lon/lat; nothing is stored. */
export const readShapes = z.object({
	/** The CRS they came in: `EPSG:4528` and how a planner says it. */
	crs: z.object({ code: z.string(), name: z.string() }),
	encoding: z.string(),
	plots: z.array(
		z.object({
			/** Line or record in the file. */
			row: z.number(),
			/** 地块名称, 地块编号, `name` …: what the file calls it. */
			name: z.string().nullable(),
			geometry: polygonGeometry.nullable(),
			/** Coordinates as they stood, where they were plane ones. */
			source: polygonGeometry.nullable(),
			/** Whether it can be drawn on, stored and measured as it is. */
			usable: z.boolean(),
			problems: z.array(problem),
		}),
	),
	problems: z.array(problem),
});
export type ReadShapes = z.infer<typeof readShapes>;
export type ReadPlot = ReadShapes['plots'][number];
