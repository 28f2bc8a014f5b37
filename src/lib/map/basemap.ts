import type { ErrorEvent, Map as MapLibre, RasterSourceSpecification } from 'maplibre-gl';
import { addInOrder } from './add-layer.ts';

/** Tiles by an address that the reader entered: fetched through our own server, from a host that it allows. */
export interface OwnBasemap {
	name: string;
	/** With {z}, {x}, {y} (or {-y}). */
	template: string;
	minzoom: number;
	maxzoom: number;
}

export const isOwnBasemaps = (value: unknown): value is OwnBasemap[] =>
	Array.isArray(value) &&
	value.every(
		(one: unknown) =>
			typeof one === 'object' &&
			one !== null &&
			'name' in one &&
			typeof one.name === 'string' &&
			'template' in one &&
			typeof one.template === 'string' &&
			'minzoom' in one &&
			typeof one.minzoom === 'number' &&
			'maxzoom' in one &&
			typeof one.maxzoom === 'number',
	);

const LAYERS = ['basemap', 'basemap-annotation'] as const;

/** The addresses of a choice, from below; none for `none`, and for an own one that this browser does not know. */
export function basemapSources(
	choice: string,
	own: readonly OwnBasemap[],
	origin: string,
): RasterSourceSpecification[] {
	const source = (
		path: string,
		more: Partial<RasterSourceSpecification> = {},
	): RasterSourceSpecification => ({
		type: 'raster',
		tileSize: 256,
		tiles: [`${origin}/tiles/basemap/${path}`],
		minzoom: 1,
		maxzoom: 18,
		...more,
	});
	if (choice === 'tianditu-vec' || choice === 'tianditu-img') {
		const [ground, names] = choice === 'tianditu-vec' ? ['vec', 'cva'] : ['img', 'cia'];
		return [source(`tianditu/${ground}/{z}/{x}/{y}`), source(`tianditu/${names}/{z}/{x}/{y}`)];
	}
	const found = own.find(({ name }) => choice === `own:${name}`);
	if (!found) return [];
	const { template, minzoom, maxzoom } = found;
	return [source(`own/{z}/{x}/{y}?url=${encodeURIComponent(template)}`, { minzoom, maxzoom })];
}

/** Lays the chosen basemap under everything. `onfault` hears of each tile that did not come. Returns its clean-up. */
export function showBasemap(
	map: MapLibre,
	sources: readonly RasterSourceSpecification[],
	onfault: (error: unknown) => void,
): () => void {
	sources.forEach((source, i) => {
		const id = LAYERS[i];
		if (!id) return;
		map.addSource(id, source);
		addInOrder(map, { id, type: 'raster', source: id, paint: { 'raster-fade-duration': 0 } });
	});
	const hear = (event: ErrorEvent & { sourceId?: string }) => {
		if (LAYERS.some((id) => id === event.sourceId)) onfault(event.error);
	};
	map.on('error', hear);
	return () => {
		map.off('error', hear);
		// The map may be gone already when a screen is left.
		if (!map.style) return;
		for (const id of LAYERS) {
			if (map.getLayer(id)) map.removeLayer(id);
			if (map.getSource(id)) map.removeSource(id);
		}
	};
}
