import type { Map as MapLibre } from 'maplibre-gl';
import type { Bounds } from '#lib/domain/geometry/areal.ts';
import { unpackNear } from '#lib/formats/near-columns.ts';
import { loadedOf } from '#lib/live/loaded.ts';
import { within } from '#lib/live/needed-box.ts';
import { Snapper } from '#lib/map/drawing/snapper.ts';
import { fetchBytes } from '#lib/map/fetch-answer.ts';
import type { MeasureState } from '#lib/map/measure/measure-state.svelte.ts';

/** Further out a pointer covers several parcels: there is nothing to snap to. */
const FROM_ZOOM = 14;

/**
 * While the tool is in hand: keeps the boundaries around the view at full precision, to snap to. A neighbourhood that does
 * not come is no fault of the measure: it is asked again with the next view. Returns its clean-up.
 */
export function snapNearby(map: MapLibre, state: MeasureState): () => void {
	let abort: AbortController | null = null;
	async function load() {
		if (map.getZoom() < FROM_ZOOM) return;
		const box = map.getBounds();
		const view: Bounds = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
		if (state.snapBox && within(view, state.snapBox)) return;
		abort?.abort();
		abort = new AbortController();
		const [w, h] = [(view[2] - view[0]) / 2, (view[3] - view[1]) / 2];
		const wide: Bounds = [view[0] - w, view[1] - h, view[2] + w, view[3] + h];
		const answer = await fetchBytes(`/api/neighbourhood?format=columns&bbox=${wide.join(',')}`, abort.signal);
		if (!answer.ok) return;
		state.snapper = new Snapper(loadedOf(unpackNear(answer.value.buffer as ArrayBuffer)).snap);
		state.snapBox = wide;
	}
	const onmoveend = () => void load();
	onmoveend();
	map.on('moveend', onmoveend);
	return () => {
		abort?.abort();
		map.off('moveend', onmoveend);
	};
}
