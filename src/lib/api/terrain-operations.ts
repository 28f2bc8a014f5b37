import { jobStarted } from './jobs.ts';
import type { Operation } from './operation.ts';
import { terrainList, terrainQuery } from './terrain.ts';

/** Elevation models, their heights and the tiles made of them. */
export const TERRAIN_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/api/terrain',
		summary: 'the elevation models in use, finest first; `all` adds those superseded or removed',
		query: ['all'],
		response: terrainList,
	},
	{
		method: 'put',
		path: '/api/terrain',
		summary: 'takes a GeoTIFF of heights (raw body) and queues its import',
		query: Object.keys(terrainQuery.shape),
		response: jobStarted,
		status: 202,
	},
	{
		method: 'delete',
		path: '/api/terrain/{id}',
		summary: 'takes an elevation model out of use; it stays in the record',
		status: 204,
	},
	{
		method: 'get',
		path: '/api/terrain/window',
		summary: 'the heights around a box in the cells of the file: a JSON head and Float32 (docs/api.md)',
		query: ['bbox', 'maxCells', 'decimate', 'terrain'],
		response: 'application/octet-stream',
	},
	{
		method: 'get',
		path: '/tiles/terrain.json',
		summary: 'TileJSON of the height tiles (terrarium)',
		response: 'application/json',
	},
	{
		method: 'get',
		path: '/tiles/terrain/{z}/{x}/{y}.png',
		summary:
			'a tile of heights (terrarium encoding); 204 where nothing is known. For display, never for figures',
		query: ['v'],
		response: 'image/png',
	},
	{
		method: 'get',
		path: '/tiles/slope/{z}/{x}/{y}.png',
		summary: 'a tile of slope classes; transparent where there is no slope, 204 where nothing is known',
		query: ['v'],
		response: 'image/png',
	},
];
