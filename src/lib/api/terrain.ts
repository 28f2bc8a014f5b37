import { z } from 'zod';
import { bbox } from './overview.ts';
import { problem } from './problem.ts';

const yes = z
	.union([z.boolean(), z.enum(['', '1', 'true', '0', 'false'])])
	.transform((v) => v === true || v === '' || v === '1' || v === 'true');
const unit = z.enum(['m', 'ft', 'us-ft']);

/** Query of `PUT /api/terrain`; the body is the GeoTIFF. */
export const terrainQuery = z.object({
	/** What it is called; the one of the same name is superseded. */
	name: z.string().trim().min(1).max(255),
	/** `EPSG:4528`: overrules what the file says. */
	crs: z.string().max(40).optional(),
	/** Unit of the heights: overrules what the file says. */
	unit: unit.optional(),
	dryRun: yes.optional(),
});

/** The input of a terrain job: the same, with the file by its hash. */
export const terrainImport = terrainQuery.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** What an import of an elevation model did; counts as those of other imports. */
export const terrainReport = z.object({
	kind: z.literal('terrain'),
	/** Null: nothing came in use (dry run). */
	terrain: z.number().nullable(),
	state: z.enum(['live', 'dry-run']),
	read: z.number(),
	inserted: z.number(),
	updated: z.number(),
	unchanged: z.number(),
	rejected: z.number(),
	problems: z.array(problem),
});
export type TerrainReport = z.infer<typeof terrainReport>;

/** An elevation model. */
export const terrainRecord = z.object({
	id: z.number(),
	name: z.string(),
	state: z.enum(['live', 'superseded', 'removed']),
	crs: z.string(),
	crsName: z.string(),
	datum: z.enum(['cgcs2000', 'beijing54', 'xian80', 'other']),
	unit,
	width: z.number(),
	height: z.number(),
	/** Metres on the ground, in the middle row. */
	cellX: z.number(),
	cellY: z.number(),
	minM: z.number().nullable(),
	maxM: z.number().nullable(),
	validShare: z.number(),
	bbox,
	synthetic: z.boolean(),
	problems: z.array(problem),
	recordedAt: z.string(),
	by: z.string(),
	endedAt: z.string().nullable(),
});
export type Terrain = z.infer<typeof terrainRecord>;
export const terrainList = z.object({ terrain: z.array(terrainRecord) });

/** Query of `GET /api/terrain/window`. */
export const windowQuery = z.object({
	bbox: z
		.string()
		.transform((text) => text.split(',').map(Number))
		.pipe(bbox)
		.refine(([w, s, e, n]) => w < e && s < n, 'west < east, south < north'),
	maxCells: z.coerce.number().int().min(100).max(4_000_000).default(1_000_000),
	decimate: yes.optional(),
	terrain: z.coerce.number().int().optional(),
});
