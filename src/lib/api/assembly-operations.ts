import { z } from 'zod';
import { assembly, assemblyEntry, assemblyName, assemblyRequest } from './assemblies.ts';
import { jobStarted } from './jobs.ts';
import type { Operation } from './operation.ts';

const base = '/api/assemblies';

/** Coat-sized pieces of land. */
export const ASSEMBLY_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: base,
		summary: 'kept searches for a coat-sized piece of land, newest first',
		response: z.object({ assemblies: z.array(assemblyEntry) }),
	},
	{
		method: 'post',
		path: `${base}/search`,
		summary: 'looks for connected clusters of enough land; its job’s result is `{assembly}`',
		request: assemblyRequest,
		response: jobStarted,
		status: 202,
	},
	{
		method: 'get',
		path: `${base}/{id}`,
		summary: 'a search: the question, the graph of candidates, the alternatives',
		response: assembly,
	},
	{
		method: 'put',
		path: `${base}/{id}`,
		summary: 'keeps a search under a name',
		request: assemblyName,
		response: assembly,
	},
	{ method: 'delete', path: `${base}/{id}`, summary: 'takes a search away', status: 204 },
	{
		method: 'patch',
		path: `${base}/{id}`,
		summary: 'brings a search that was taken away back',
		status: 204,
	},
	{
		method: 'get',
		path: `${base}/{id}/export`,
		summary: 'the alternatives as a file, `format=geojson|csv`',
		query: ['format'],
		response: 'application/octet-stream',
	},
];
