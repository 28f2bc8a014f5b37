import { z } from 'zod';
import { assessment, assessmentRequest, neighbourhood } from './assessment.ts';
import { ASSEMBLY_OPERATIONS } from './assembly-operations.ts';
import { BASEMAP_OPERATIONS } from './basemaps.ts';
import { CONSTRAINT_OPERATIONS } from './constraint-operations.ts';
import { drawing, drawingInput } from './drawings.ts';
import { importBatch, importQuery, importReport, inspection } from './imports.ts';
import { job, jobStarted } from './jobs.ts';
import { LOW_SLOPE_OPERATIONS } from './low-slope-operations.ts';
import { NOTICE_OPERATIONS } from './notice-operations.ts';
import type { Operation } from './operation.ts';
import { overview } from './overview.ts';
import { problem } from './problem.ts';
import { RULE_OPERATIONS } from './rule-operations.ts';
import { RUN_OPERATIONS } from './run-operations.ts';
import { BATCH_OPERATIONS } from './batch-operations.ts';
import { MATCHING_OPERATIONS } from './matching-operations.ts';
import { SCENARIO_OPERATIONS } from './scenario-operations.ts';
import { SELECTION_DOCUMENT_OPERATIONS } from './selection-document-operations.ts';
import { SELECTION_OPERATIONS } from './selection-operations.ts';
import { sheetRequest } from './sheets.ts';
import { searchAnswer } from './search.ts';
import { shareDetail, shareInput, shareList } from './shares.ts';
import { readShapes, recordedShape } from './shapes.ts';
import { SHORTLIST_OPERATIONS } from './shortlist-operations.ts';
import { TERRAIN_OPERATIONS } from './terrain-operations.ts';

/** Every endpoint, with the schemas that its handler parses and answers by. */
export const OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/api/health',
		summary: 'status, version, database',
		response: z.object({
			status: z.literal('ok'),
			version: z.string(),
			database: z.object({ home: z.enum(['embedded', 'server']), postgres: z.string(), postgis: z.string() }),
		}),
	},
	{
		method: 'get',
		path: '/api/overview',
		summary: 'places, years, runs, rule sets, counts',
		response: overview,
	},
	{
		method: 'get',
		path: '/api/shares',
		summary: 'enterprises whose figures are split over several places in a year',
		query: ['year'],
		response: shareList,
	},
	{
		method: 'get',
		path: '/api/shares/{enterprise}',
		summary: 'an enterprise’s places, shares and each place’s part to the cent',
		query: ['year'],
		response: shareDetail,
	},
	{
		method: 'put',
		path: '/api/shares/{enterprise}',
		summary: 'new shares by land, floor or hand; earlier versions stay',
		request: shareInput,
		response: shareDetail,
	},
	{
		method: 'get',
		path: '/api/shapes/{kind}/{id}',
		summary: 'the boundary of a parcel, park or region at full precision',
		response: recordedShape,
	},
	{
		method: 'post',
		path: '/api/shapes',
		summary: 'the polygons of a file (raw body), brought to CGCS2000; nothing is written',
		query: ['name', 'crs', 'encoding', 'layer', 'swap'],
		response: readShapes,
	},
	{
		method: 'get',
		path: '/api/search',
		summary: 'codes, names and holders; places where the text is one',
		query: ['q'],
		response: searchAnswer,
	},
	...ASSEMBLY_OPERATIONS,
	...BASEMAP_OPERATIONS,
	...RUN_OPERATIONS,
	...RULE_OPERATIONS,
	{
		method: 'post',
		path: '/api/sheets',
		summary:
			'a map sheet at exact scale as SVG, `format=pdf` as PDF; with `atlas` a page a parcel (`Prefer: respond-async`: a job)',
		query: ['format'],
		request: sheetRequest,
		response: 'image/svg+xml',
	},
	{
		method: 'get',
		path: '/api/sheets/{job}',
		summary: 'the PDF of an atlas job that is done, for a day',
		response: 'application/pdf',
	},
	{
		method: 'post',
		path: '/api/assessments',
		summary: 'evaluates a drawn polygon (official)',
		request: assessmentRequest,
		response: assessment,
	},
	{
		method: 'get',
		path: '/api/neighbourhood',
		summary:
			'full-precision geometry and facts in a box; `format=columns`: rows of numbers for the browser’s worker',
		query: ['bbox', 'year', 'run', 'format', 'version'],
		response: neighbourhood,
	},
	{
		method: 'get',
		path: '/api/drawings',
		summary: 'saved drawings',
		response: z.object({ drawings: z.array(drawing) }),
	},
	{
		method: 'post',
		path: '/api/drawings',
		summary: 'saves a drawing',
		request: drawingInput,
		response: drawing,
		status: 201,
	},
	{
		method: 'get',
		path: '/api/drawings/{id}',
		summary: 'a drawing; `format=geojson` downloads it',
		query: ['format'],
		response: drawing,
	},
	{
		method: 'put',
		path: '/api/drawings/{id}',
		summary: 'changes a drawing (409 where somebody was faster)',
		request: drawingInput,
		response: drawing,
	},
	{ method: 'patch', path: '/api/drawings/{id}', summary: 'brings a deleted drawing back', status: 204 },
	{ method: 'delete', path: '/api/drawings/{id}', summary: 'deletes a drawing', status: 204 },
	...SHORTLIST_OPERATIONS,
	{
		method: 'get',
		path: '/api/imports',
		summary: 'import batches, newest first',
		query: ['before'],
		response: z.object({ batches: z.array(importBatch) }),
	},
	{
		method: 'put',
		path: '/api/imports',
		summary: 'imports a file (raw body)',
		query: Object.keys(importQuery.shape),
		response: jobStarted,
		status: 202,
	},
	{
		method: 'post',
		path: '/api/imports/inspect',
		summary: 'what a dropped file is (raw body); nothing is written',
		query: ['name'],
		response: inspection,
	},
	{
		method: 'get',
		path: '/api/imports/{batch}',
		summary: 'the report of an import',
		query: ['offset', 'limit'],
		response: importReport,
	},
	{
		method: 'get',
		path: '/api/imports/{batch}/problems.csv',
		summary: 'its problems for a spreadsheet',
		response: 'text/csv',
	},
	{ method: 'get', path: '/api/jobs/{id}', summary: 'a job as it stands', response: job },
	{ method: 'delete', path: '/api/jobs/{id}', summary: 'cancels a job', response: job },
	{
		method: 'get',
		path: '/api/jobs/{id}/events',
		summary: 'its progress as server-sent events',
		response: 'text/event-stream',
	},
	{
		method: 'get',
		path: '/api/exports/{what}',
		summary: 'parcels, results or shortlist as CSV or GeoJSON',
		query: ['format', 'run', 'id'],
		response: 'application/octet-stream',
	},
	{
		method: 'post',
		path: '/api/demo',
		summary: 'loads the synthetic demo region',
		response: z.object({
			regions: z.number(),
			parks: z.number(),
			parcels: z.number(),
			enterprises: z.number(),
			years: z.array(z.number()),
		}),
	},
	...LOW_SLOPE_OPERATIONS,
	...CONSTRAINT_OPERATIONS,
	...NOTICE_OPERATIONS,
	...SCENARIO_OPERATIONS,
	...MATCHING_OPERATIONS,
	...BATCH_OPERATIONS,
	...SELECTION_OPERATIONS,
	...SELECTION_DOCUMENT_OPERATIONS,
	...TERRAIN_OPERATIONS,
	{ method: 'get', path: '/api/openapi.json', summary: 'this document', response: 'application/json' },
	{
		method: 'get',
		path: '/tiles/{layer}.json',
		summary: 'TileJSON of a layer',
		response: 'application/json',
	},
	{
		method: 'get',
		path: '/tiles/{layer}/{z}/{x}/{y}.mvt',
		summary: 'a vector tile',
		query: ['v', 'run'],
		response: 'application/vnd.mapbox-vector-tile',
	},
];

/** The OpenAPI 3.1 document, made from the same schemas as the handlers. */
export function openApi(version: string): unknown {
	const paths: Record<string, Record<string, unknown>> = {};
	for (const operation of OPERATIONS) (paths[operation.path] ??= {})[operation.method] = describe(operation);
	return { openapi: '3.1.0', info: { title: 'Tenglong 腾笼', version }, paths };
}

function describe({ path, summary, query = [], request, response, status = 200 }: Operation): unknown {
	const pathNames = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] as string);
	const parameter = (name: string, where: 'path' | 'query') => ({
		name,
		in: where,
		required: where === 'path',
		schema: { type: 'string' },
	});
	return {
		summary,
		parameters: [...pathNames.map((n) => parameter(n, 'path')), ...query.map((n) => parameter(n, 'query'))],
		...(request
			? {
					requestBody: {
						required: true,
						content: { 'application/json': { schema: schemaOf(request, 'input') } },
					},
				}
			: {}),
		responses: {
			[status]: {
				description: summary,
				...(response === undefined
					? {}
					: typeof response === 'string'
						? { content: { [response]: {} } }
						: { content: { 'application/json': { schema: schemaOf(response, 'output') } } }),
			},
			default: {
				description: 'problem',
				content: { 'application/problem+json': { schema: schemaOf(problem, 'output') } },
			},
		},
	};
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
	return z.toJSONSchema(schema, { unrepresentable: 'any', io });
}
