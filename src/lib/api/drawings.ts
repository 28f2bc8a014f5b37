import { z } from 'zod';
import { polygonGeometry } from './assessment.ts';

export const drawingInput = z.object({
	name: z.string().trim().min(1).max(100),
	note: z.string().max(2000).nullable().optional(),
	geometry: polygonGeometry,
	/** The version that was read; a save over a newer one is refused (409). */
	version: z.number().int().optional(),
});
export type DrawingInput = z.infer<typeof drawingInput>;

export const drawing = z.object({
	id: z.number(),
	name: z.string(),
	note: z.string().nullable(),
	geometry: polygonGeometry,
	areaM2: z.number(),
	version: z.number(),
	changedAt: z.string(),
	by: z.string(),
});
export type Drawing = z.infer<typeof drawing>;
