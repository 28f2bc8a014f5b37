import { z } from 'zod';
import type { Operation } from './operation.ts';

/** Which basemaps this server can fetch. */
export const basemapOffer = z.object({
	tianditu: z.boolean(),
	/** Hosts from which XYZ and WMTS tiles may be asked for. */
	hosts: z.array(z.string()),
});
export type BasemapOffer = z.infer<typeof basemapOffer>;

export const wmtsChoice = z.object({
	layer: z.string(),
	title: z.string(),
	set: z.string(),
	crs: z.string(),
	grid: z.enum(['mercator', 'degrees', 'other']),
	template: z.string().nullable(),
	minzoom: z.number(),
	maxzoom: z.number(),
});
export const wmtsLayers = z.object({ layers: z.array(wmtsChoice) });
export type WmtsLayers = z.infer<typeof wmtsLayers>;

export const BASEMAP_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/api/basemaps',
		summary: 'which basemaps this server may fetch',
		response: basemapOffer,
	},
	{
		method: 'get',
		path: '/api/basemaps/wmts',
		summary: 'layers and matrix sets of a WMTS of an allowed host',
		query: ['url'],
		response: wmtsLayers,
	},
	{
		method: 'get',
		path: '/tiles/basemap/tianditu/{layer}/{z}/{x}/{y}',
		summary: 'a tile of Tianditu (vec, cva, img, cia), the key stays on the server',
		response: 'image/png',
	},
	{
		method: 'get',
		path: '/tiles/basemap/own/{z}/{x}/{y}',
		summary: 'a tile of an allowed host; `url` is a template with {z}, {x}, {y} or {-y}',
		query: ['url'],
		response: 'image/png',
	},
];
