import { z } from 'zod';

const condition = z.union([
	z.strictObject({ column: z.string(), in: z.array(z.union([z.string(), z.number()])) }),
	z.strictObject({ column: z.string(), contains: z.string().min(1).max(200) }),
	z.strictObject({ column: z.string(), known: z.boolean() }),
	z.strictObject({ column: z.string(), from: z.number().optional(), to: z.number().optional() }),
]);

/** Which rows of a run's parcels, in which order, and which of them to send. */
export const runTableQuery = z.object({
	/** Columns of the rows, in their order; `id` is always there. */
	columns: z.array(z.string()).min(1).max(80),
	filters: z
		.array(z.union([condition, z.strictObject({ any: z.array(condition).min(1) })]))
		.max(60)
		.default([]),
	/** Only parcels that touch this box, CGCS2000. */
	bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
	sort: z
		.array(z.object({ column: z.string(), descending: z.boolean().default(false) }))
		.max(5)
		.default([]),
	offset: z.number().int().min(0).default(0),
	limit: z.number().int().min(0).max(1000).default(100),
	/** A parcel whose place in this order is wanted. */
	locate: z.number().int().optional(),
	/** Parcels whose totals are wanted beside those of all rows that pass. */
	chosen: z.array(z.number().int()).max(1_000_000).optional(),
	/** Parcels whose common box is wanted. */
	extent: z.array(z.number().int()).max(1_000_000).optional(),
	/** Whether the ids of all rows that pass are wanted, in order. */
	allIds: z.boolean().default(false),
});
export type RunTableQuery = z.input<typeof runTableQuery>;

const total = z.object({ value: z.number().nullable(), counted: z.number(), missing: z.number() });

export const runTablePage = z.object({
	run: z.number(),
	/** Parcels of the run, and those that pass. */
	of: z.number(),
	count: z.number(),
	offset: z.number(),
	ids: z.array(z.number()),
	/** One list a row, in the order of `columns`; null is missing. */
	rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
	/** Sums, and ratios of sums, of all rows that pass; `chosenTotals` of the chosen ones, whether they pass or not. */
	totals: z.record(z.string(), total),
	chosenTotals: z.record(z.string(), total).optional(),
	/** Place of the row asked for, or null where it does not pass. */
	located: z.number().nullable().optional(),
	allIds: z.array(z.number()).optional(),
	/** West, south, east, north in CGCS2000. */
	extent: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable().optional(),
});
export type RunTablePage = z.infer<typeof runTablePage>;

/** Values of a column of codes or texts, most frequent first; the extent of one of numbers. */
export const runTableColumn = z.object({
	column: z.string(),
	missing: z.number(),
	values: z.array(z.object({ value: z.string(), count: z.number() })),
	/** More distinct values than are listed. */
	more: z.number(),
	min: z.number().nullable(),
	max: z.number().nullable(),
});
export type RunTableColumn = z.infer<typeof runTableColumn>;

/** The rows as a file or for the clipboard: the query without paging; `chosen` takes these rows, whether they pass or not. */
export const runTableFileQuery = z.object({
	columns: z.array(z.string()).min(1).max(80),
	filters: runTableQuery.shape.filters,
	bbox: runTableQuery.shape.bbox,
	sort: runTableQuery.shape.sort,
	chosen: runTableQuery.shape.chosen,
	format: z.enum(['csv', 'tsv', 'xlsx']).default('csv'),
});
export type RunTableFileQuery = z.input<typeof runTableFileQuery>;
