import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import type { Selection, SelectionKind } from './selection.ts';

/** What a click or the pointer hits, nearest first: a parcel before its park, a park before its county. */
const TARGETS: { layer: string; kind: SelectionKind; minzoom: number; maxzoom: number }[] = [
	{ layer: 'parcel-fill', kind: 'parcel', minzoom: 12, maxzoom: 24 },
	{ layer: 'low-slope-fill', kind: 'low-slope', minzoom: 11, maxzoom: 24 },
	{ layer: 'constraint-line', kind: 'constraint', minzoom: 11, maxzoom: 24 },
	{ layer: 'constraint-fill', kind: 'constraint', minzoom: 11, maxzoom: 24 },
	{ layer: 'approval-line', kind: 'approval', minzoom: 11, maxzoom: 24 },
	{ layer: 'reserve-fill', kind: 'reserve', minzoom: 12, maxzoom: 24 },
	{ layer: 'park-point', kind: 'park', minzoom: 0, maxzoom: 10.5 },
	{ layer: 'park-fill', kind: 'park', minzoom: 0, maxzoom: 24 },
	{ layer: 'county-fill', kind: 'region', minzoom: 0, maxzoom: 11 },
];

/** The object at a point of the screen, or null. Below z12 parcels are too small to hit: the park is meant. */
export function objectAt(map: MapLibre, event: MapMouseEvent): Selection | null {
	const zoom = map.getZoom();
	const layers = TARGETS.filter((t) => zoom >= t.minzoom && zoom < t.maxzoom && map.getLayer(t.layer));
	if (layers.length === 0) return null;
	const found = map.queryRenderedFeatures(event.point, { layers: layers.map((t) => t.layer) });
	for (const target of layers) {
		const feature = found.find((f) => f.layer.id === target.layer);
		if (feature && typeof feature.id === 'number') return { kind: target.kind, id: feature.id };
	}
	return null;
}

export interface PointerHandlers {
	/** Whether another tool holds the pointer. */
	taken: () => boolean;
	onhover: (object: Selection | null) => void;
	/** `several`: Shift was held, the object joins those chosen together. */
	onclick: (object: Selection | null, several: boolean) => void;
}

/** Hover (once a frame) and click. Returns its clean-up. */
export function listenToPointer(map: MapLibre, { taken, onhover, onclick }: PointerHandlers): () => void {
	let frame = 0;
	const move = (event: MapMouseEvent) => {
		cancelAnimationFrame(frame);
		frame = requestAnimationFrame(() => {
			const object = taken() || map.isMoving() ? null : objectAt(map, event);
			if (!taken()) map.getCanvas().style.cursor = object ? 'pointer' : '';
			onhover(object);
		});
	};
	const leave = () => {
		cancelAnimationFrame(frame);
		onhover(null);
	};
	const click = (event: MapMouseEvent) => {
		if (!taken()) onclick(objectAt(map, event), event.originalEvent.shiftKey);
	};
	map.on('mousemove', move);
	map.on('mouseout', leave);
	map.on('click', click);
	return () => {
		cancelAnimationFrame(frame);
		map.off('mousemove', move);
		map.off('mouseout', leave);
		map.off('click', click);
	};
}
