import type { Map as MapLibre } from 'maplibre-gl';
import { metresPerPixel } from '#lib/domain/geometry/snap.ts';
import type { Pixel, Project } from './hit.ts';
import type { Point } from './outline.ts';

const SNAP_PX = 12;

export const projectOn =
	(map: MapLibre): Project =>
	([lon, lat]) =>
		map.project([lon, lat]);

export function unproject(map: MapLibre, { x, y }: Pixel): Point {
	const { lng, lat } = map.unproject([x, y]);
	return [lng, lat];
}

/** How many metres the snap reaches at a place of the present view. */
export const snapReachM = (map: MapLibre, at: Point): number =>
	SNAP_PX * metresPerPixel(at[1], map.getZoom());
