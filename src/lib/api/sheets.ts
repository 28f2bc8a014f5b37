import { z } from 'zod';
import { polygonGeometry } from './assessment.ts';

const place = z.tuple([z.number().min(73).max(136), z.number().min(3).max(54)]);
const colour = z.string().regex(/^#[0-9a-f]{6}$/i);
const line = (most: number) => z.string().trim().max(most).default('');

export const SHEET_LAYERS = ['regions', 'constraints', 'low-slope', 'parks', 'parcels', 'buildings'] as const;
export type SheetLayer = (typeof SHEET_LAYERS)[number];

/** A map sheet to be drawn: paper, exact scale, what is shown and what stands around it. */
export const sheetRequest = z.object({
	paper: z.enum(['A4', 'A3']).default('A4'),
	landscape: z.boolean().default(true),
	/** 1 : scale, on the 3° Gauss-Krüger plane of the sheet's middle. */
	scale: z.number().int().min(100).max(1_000_000),
	/** CGCS2000 longitude, latitude of the middle. */
	centre: place,
	title: line(80),
	subtitle: line(120),
	author: line(60),
	/** ISO date on the sheet. */
	date: z.iso.date().nullable().default(null),
	/** 审图号; without one the sheet says that it was not examined. */
	approvalNo: line(60),
	note: line(300),
	run: z.number().int().nullable().default(null),
	layers: z.array(z.enum(SHEET_LAYERS)).default([...SHEET_LAYERS]),
	/** Constraints of any day, not only those in force on the run's. */
	everyConstraint: z.boolean().default(false),
	grid: z.boolean().default(true),
	labels: z.boolean().default(true),
	/** The colouring on the screen: its classes as the legend has them, and the class of each parcel that passes. */
	legend: z
		.object({
			title: z.string().max(120),
			classes: z
				.array(
					z.object({
						label: z.string().max(120),
						colour,
						letter: z.string().max(4),
						pattern: z
							.enum(['hatch-idle', 'hatch-unknown', 'hatch-supply', 'hatch-swap', 'hatch-formalities'])
							.nullable(),
						dashed: z.boolean(),
						solid: z.boolean().default(false),
					}),
				)
				.max(40),
			parcels: z.array(z.number().int()).max(1_000_000),
			classOf: z.array(z.number().int().min(0)).max(1_000_000),
		})
		.nullable()
		.default(null),
	/** Parcels with a heavy outline. */
	marked: z.array(z.number().int()).max(2000).default([]),
	/** A drawing over everything. */
	drawing: polygonGeometry.nullable().default(null),
	/** An atlas: further sheets with the same looks, each around a parcel. PDF only. */
	atlas: z.array(z.number().int()).max(200).default([]),
	/** Pages of the atlas at the sheet's scale, smaller only where a parcel does not fit; else each as large as it fits. */
	atlasFixed: z.boolean().default(false),
});
export type SheetRequest = z.input<typeof sheetRequest>;
export type Sheet = z.output<typeof sheetRequest>;

/** A job that draws an atlas: what `POST /api/sheets?format=pdf` with `Prefer: respond-async` queues. */
export const atlasRequest = z.object({ sheet: sheetRequest, lang: z.enum(['zh-CN', 'en']) });
export type AtlasRequest = z.output<typeof atlasRequest>;

/** Its result: the document can be fetched as `/api/sheets/{job}` for a day. */
export const atlasMade = z.object({ file: z.string(), name: z.string(), pages: z.number() });
export type AtlasMade = z.infer<typeof atlasMade>;
