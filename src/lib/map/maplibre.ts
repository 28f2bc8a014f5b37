import * as maplibregl from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { PALETTE } from './palette.ts';

maplibregl.setWorkerUrl(workerUrl);

/** Local faces only: a style without `glyphs` draws Chinese and Latin with the reader's own fonts. */
export const LABEL_FONT = [
	'Noto Sans CJK SC',
	'Noto Sans SC',
	'PingFang SC',
	'Microsoft YaHei',
	'sans-serif',
];

/** Lishui: where an empty map looks. */
export const HOME = { lon: 119.55, lat: 28.2, zoom: 8 };

export interface View {
	lon: number;
	lat: number;
	zoom: number;
}

/** A map with no sources, no glyphs and no sprite: nothing is asked of any other origin. North is up, always. */
export function createMap(container: HTMLElement, view: View | null): maplibregl.Map {
	const start = view ?? HOME;
	const map = new maplibregl.Map({
		container,
		style: {
			version: 8,
			sources: {},
			layers: [{ id: 'ground', type: 'background', paint: { 'background-color': PALETTE.ground } }],
		},
		center: [start.lon, start.lat],
		zoom: start.zoom,
		minZoom: 5,
		maxZoom: 19.5,
		attributionControl: false,
		dragRotate: false,
		pitchWithRotate: false,
		touchPitch: false,
		fadeDuration: 0,
		localIdeographFontFamily: LABEL_FONT.join(','),
		validateStyle: import.meta.env.DEV,
	});
	map.touchZoomRotate.disableRotation();
	map.keyboard.disableRotation();
	map.addControl(new maplibregl.ScaleControl({ maxWidth: 120, unit: 'metric' }), 'bottom-left');
	map.addControl(new maplibregl.NavigationControl({ showCompass: false }), 'top-right');
	return map;
}
