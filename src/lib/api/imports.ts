import { z } from 'zod';
import { RECORD_KINDS } from '#lib/domain/record-kinds/kinds.ts';
import type { RecordKindName } from '#lib/domain/record-kinds/record-kind.ts';
import { problem } from './problem.ts';

export const importKind = z.enum(Object.keys(RECORD_KINDS) as [RecordKindName, ...RecordKindName[]]);

/** A mapping file (`--mapping`, or the query's `mapping` as JSON). */
export const mapping = z.strictObject({
	sheet: z.string().optional(),
	/** 1-based row of the headings. */
	headerRow: z.number().int().min(1).optional(),
	/** Their heading (or our field) that identifies a row. */
	key: z.string().optional(),
	/** Our field → their heading, `#row` for the row number, null to leave the field out. */
	columns: z
		.record(
			z.string(),
			z.union([
				z.string(),
				z.strictObject({
					from: z.string(),
					unit: z.string().optional(),
					factor: z.number().positive().optional(),
				}),
				z.null(),
			]),
		)
		.optional(),
	/** Our field → the same value on every row. */
	constants: z.record(z.string(), z.unknown()).optional(),
});

const yes = z.union([
	z.boolean(),
	z.enum(['', '1', 'true', '0', 'false']).transform((v) => v !== '0' && v !== 'false'),
]);

/** How a file is to be read and taken. */
const how = z.object({
	kind: importKind,
	/** The file's name, as reports and proofs show it. */
	name: z.string().trim().min(1).max(255),
	year: z.coerce.number().int().min(1990).max(2100).optional(),
	crs: z.string().max(40).optional(),
	encoding: z.string().max(40).optional(),
	layer: z.string().max(255).optional(),
	sheet: z.string().max(255).optional(),
	dryRun: yes.optional(),
	skipRejected: yes.optional(),
});

/** Query of `PUT /api/imports`; `mapping` is JSON. */
export const importQuery = how.extend({
	mapping: z
		.string()
		.transform((text, context) => {
			try {
				return JSON.parse(text) as unknown;
			} catch {
				context.addIssue({ code: 'custom', message: 'JSON' });
				return z.NEVER;
			}
		})
		.pipe(mapping)
		.optional(),
});

/** The input of an import job: the same, with the file by its hash. */
export const importRequest = how.extend({
	mapping: mapping.optional(),
	hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ImportRequest = z.infer<typeof importRequest>;

export const importCounts = z.object({
	read: z.number(),
	inserted: z.number(),
	updated: z.number(),
	unchanged: z.number(),
	rejected: z.number(),
});

export const batchState = z.enum(['staging', 'checked', 'live', 'rejected', 'failed', 'dry-run']);

/** A batch as the list shows it. */
export const importBatch = importCounts.extend({
	batch: z.number(),
	kind: z.string(),
	fileName: z.string(),
	fileHash: z.string().nullable(),
	sheet: z.string().nullable(),
	layer: z.string().nullable(),
	crs: z.string().nullable(),
	encoding: z.string().nullable(),
	year: z.number().nullable(),
	synthetic: z.boolean(),
	state: batchState,
	recordedAt: z.string(),
	recordedBy: z.string(),
	liveAt: z.string().nullable(),
});
export type ImportBatch = z.infer<typeof importBatch>;

/** `GET /api/imports/{batch}`: the report, its problems in pages. */
export const importReport = importBatch.extend({ problems: z.array(problem), totalProblems: z.number() });
export type ImportReportAnswer = z.infer<typeof importReport>;

/** Query of the pages. */
export const problemPage = z.object({
	offset: z.coerce.number().int().min(0).default(0),
	limit: z.coerce.number().int().min(1).max(10_000).default(200),
});

/** What a dropped file most likely is, before anything is written. */
export const inspection = z.object({
	geometry: z.boolean(),
	rows: z.number(),
	crs: z.string().nullable(),
	encoding: z.string().nullable(),
	sheet: z.string().nullable(),
	/** Sheets of a workbook that hold something. */
	sheets: z.array(z.string()),
	headings: z.array(z.string()),
	/** The first rows, cells in the order of the headings. */
	sample: z.array(
		z.object({ row: z.number(), cells: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])) }),
	),
	/** Best first; only kinds of which something was recognised. */
	kinds: z.array(
		z.object({
			kind: importKind,
			zh: z.string(),
			/** Required fields that no heading feeds. */
			missing: z.array(z.object({ field: z.string(), zh: z.string(), headings: z.array(z.string()) })),
			columns: z.array(
				z.object({ field: z.string(), zh: z.string(), from: z.string(), unit: z.string().nullable() }),
			),
			unused: z.array(z.string()),
			problems: z.array(problem),
		}),
	),
	problems: z.array(problem),
});
export type Inspection = z.infer<typeof inspection>;
