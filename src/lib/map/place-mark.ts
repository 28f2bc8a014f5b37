import { Marker, type Map as MapLibre } from 'maplibre-gl';

/** Marks a place on the map; what it returns takes the mark away. */
export function markPlace(map: MapLibre, [lon, lat]: readonly [number, number]): () => void {
	const element = document.createElement('div');
	element.className = 'place-mark';
	element.dataset['testid'] = 'place-mark';
	const marker = new Marker({ element }).setLngLat([lon, lat]).addTo(map);
	return () => void marker.remove();
}
