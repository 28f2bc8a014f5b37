import type { Map as MapLibre } from 'maplibre-gl';
import type { TerrainInUse } from '#lib/api/overview.ts';
import { addInOrder } from './add-layer.ts';
import { hillshade, HILLSHADE_SOURCE } from './layers/hillshade.ts';
import { slope, SLOPE_SOURCE } from './layers/slope.ts';

/** Relief in 3D has a source of its own: one raster-dem shared with the hillshade makes both blurred. */
const RELIEF_SOURCE = 'terrain-relief';
const TILTED_DEG = 55;
/** Heights of Lishui are seen at county zooms only when they are drawn somewhat steeper; said on the switch. */
export const RELIEF_TIMES = 1.5;

/** What of the ground is shown: `slope` classes, `tilted` = 3D. Hillshade is a layer like the others. */
export interface TerrainLook {
	slope: boolean;
	tilted: boolean;
}

const stamps = new WeakMap<MapLibre, string>();

/** Brings hillshade, slope classes and 3D to a look. New models (another stamp) are read anew. */
export function showTerrain(
	map: MapLibre,
	origin: string,
	terrain: TerrainInUse | null,
	{ slope: classes, tilted }: TerrainLook,
): void {
	if (stamps.get(map) !== (terrain?.stamp ?? '')) clear(map);
	stamps.set(map, terrain?.stamp ?? '');
	if (terrain) {
		addHeights(map, HILLSHADE_SOURCE, origin, terrain);
		if (!map.getLayer(hillshade.id)) addInOrder(map, hillshade);
		if (classes && !map.getLayer(slope.id)) {
			addSlopes(map, origin, terrain);
			addInOrder(map, slope);
		}
	}
	if (!classes && map.getLayer(slope.id)) map.removeLayer(slope.id);
	tilt(map, origin, tilted ? terrain : null);
}

function tilt(map: MapLibre, origin: string, terrain: TerrainInUse | null): void {
	const is = map.getTerrain() !== null;
	if (terrain && !is) {
		addHeights(map, RELIEF_SOURCE, origin, terrain);
		map.setTerrain({ source: RELIEF_SOURCE, exaggeration: RELIEF_TIMES });
		map.dragRotate.enable();
		map.touchZoomRotate.enableRotation();
		map.keyboard.enableRotation();
		map.easeTo({ pitch: TILTED_DEG, duration: 400 });
	}
	if (!terrain && is) {
		map.setTerrain(null);
		map.dragRotate.disable();
		map.touchZoomRotate.disableRotation();
		map.keyboard.disableRotation();
		map.easeTo({ pitch: 0, bearing: 0, duration: 400 });
	}
}

function addHeights(map: MapLibre, id: string, origin: string, terrain: TerrainInUse): void {
	if (map.getSource(id)) return;
	map.addSource(id, {
		type: 'raster-dem',
		tiles: [`${origin}/tiles/terrain/{z}/{x}/{y}.png?v=${terrain.stamp}`],
		encoding: 'terrarium',
		tileSize: 256,
		maxzoom: terrain.maxZoom,
		bounds: terrain.bbox,
	});
}

function addSlopes(map: MapLibre, origin: string, terrain: TerrainInUse): void {
	if (map.getSource(SLOPE_SOURCE)) return;
	map.addSource(SLOPE_SOURCE, {
		type: 'raster',
		tiles: [`${origin}/tiles/slope/{z}/{x}/{y}.png?v=${terrain.stamp}`],
		tileSize: 256,
		minzoom: terrain.slopeMinZoom,
		// One step further in than the cells: their edges stay sharp.
		maxzoom: terrain.maxZoom + 1,
		bounds: terrain.bbox,
	});
}

function clear(map: MapLibre): void {
	if (map.getTerrain()) map.setTerrain(null);
	for (const id of [hillshade.id, slope.id]) if (map.getLayer(id)) map.removeLayer(id);
	for (const id of [HILLSHADE_SOURCE, SLOPE_SOURCE, RELIEF_SOURCE])
		if (map.getSource(id)) map.removeSource(id);
}
