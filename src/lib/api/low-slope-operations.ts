import { z } from 'zod';
import { jobStarted } from './jobs.ts';
import {
	adopted,
	adoptRequest,
	groundAnswer,
	groundRequest,
	keptLowSlope,
	lowSlopeBlockDetail,
	lowSlopeFound,
	lowSlopeSearch,
	lowSlopeSearchRequest,
} from './low-slope.ts';
import type { Operation } from './operation.ts';

const base = '/api/low-slope/searches';

/** Searches for developable low-slope land. */
export const LOW_SLOPE_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: base,
		summary: 'searches for low-slope land, newest first',
		response: z.object({ searches: z.array(lowSlopeSearch) }),
	},
	{
		method: 'post',
		path: base,
		summary: 'starts a search; its job’s result is the search',
		request: lowSlopeSearchRequest,
		response: jobStarted,
		status: 202,
	},
	{
		method: 'get',
		path: `${base}/{id}`,
		summary: 'a search and its blocks, best score first',
		response: lowSlopeFound,
	},
	{
		method: 'get',
		path: `${base}/{id}/outlines`,
		summary: 'the blocks’ outlines for the map (GeoJSON)',
		response: 'application/geo+json',
	},
	{
		method: 'get',
		path: `${base}/{id}/export`,
		summary: 'the ranked blocks as a file',
		query: ['format'],
		response: 'application/octet-stream',
	},
	{
		method: 'get',
		path: `${base}/{id}/blocks/{no}`,
		summary: 'a block with its outline, factors and the proof of its score',
		response: lowSlopeBlockDetail,
	},
	{
		method: 'post',
		path: `${base}/{id}/adopt`,
		summary: 'takes blocks into the low-slope layer through an import',
		request: adoptRequest,
		response: adopted,
	},
	{
		method: 'get',
		path: '/api/low-slope/blocks/{id}',
		summary: 'a block of the low-slope layer, and the search that found it',
		response: keptLowSlope,
	},
	{
		method: 'post',
		path: '/api/terrain/ground',
		summary: 'slope, heights and earth to move under a shape',
		request: groundRequest,
		response: groundAnswer,
	},
];
