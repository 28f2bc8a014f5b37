import { z } from 'zod';

/** A table of a report: cells are words, numbers ready to read. */
export const reportTable = z.object({
	headings: z.array(z.string()),
	/** Columns set flush right. */
	numeric: z.array(z.boolean()),
	rows: z.array(z.array(z.string())),
	/** Below it: what was left out, what it stands for. */
	notes: z.array(z.string()),
});
export type ReportTable = z.infer<typeof reportTable>;

export const reportSection = z.object({
	id: z.string(),
	heading: z.string(),
	paragraphs: z.array(z.string()),
	table: reportTable.nullable(),
});
export type ReportSection = z.infer<typeof reportSection>;

/** A selection's report, worded in one language: what the page and the PDF are both made of. */
export const selectionReport = z.object({
	title: z.string(),
	/** What it stands on, signed or draft, synthetic, internal: said at the head. */
	marks: z.array(z.string()),
	isDraft: z.boolean(),
	isSynthetic: z.boolean(),
	/** Run, rules and state, at the foot of every page. */
	foot: z.string(),
	/** The section before which the map's sheet stands has the id `map`; its paragraphs say why there is none. */
	sections: z.array(reportSection),
	/** Sheets at exact scale, SVG in mm of A4 landscape: all of it, then each park where that is too small to read. */
	maps: z.array(z.string()),
});
export type SelectionReport = z.infer<typeof selectionReport>;

/** A job that makes a document: what its GET with `Prefer: respond-async` queues. */
export const selectionDocumentRequest = z.object({
	id: z.number().int(),
	what: z.enum(['workbook', 'report']),
	lang: z.enum(['zh-CN', 'en']),
});
export type SelectionDocumentRequest = z.infer<typeof selectionDocumentRequest>;

/** Its result: the document can be fetched with `?job=` for a day. */
export const selectionDocumentMade = z.object({
	id: z.number(),
	what: selectionDocumentRequest.shape.what,
	file: z.string(),
	name: z.string(),
	type: z.string(),
});
export type SelectionDocumentMade = z.infer<typeof selectionDocumentMade>;
