import type { Map as MapLibre } from 'maplibre-gl';
import type { Bounds } from '#lib/domain/geometry/areal.ts';
import { LiveEvaluator } from '#lib/live/live-evaluator.ts';
import { within } from '#lib/live/needed-box.ts';
import { Snapper } from '#lib/map/drawing/snapper.ts';
import { fetchBytes } from '#lib/map/fetch-answer.ts';
import type { MeasureState } from '#lib/map/measure/measure-state.svelte.ts';

/** Further out a pointer covers several parcels: there is nothing to snap to. */
const FROM_ZOOM = 14;

/**
 * While the tool is in hand: a worker of its own keeps the boundaries around the view at full precision, to snap to. A neighbourhood that does
 * not come is no fault of the measure: it is asked again with the next view. Returns its clean-up.
 */
export function snapNearby(map: MapLibre, state: MeasureState): () => void {
	let abort: AbortController | null = null;
	// Thousands of boundaries are read and indexed off the page's thread, as the drawing's are.
	const worker = new LiveEvaluator({
		onloaded: ({ snap, box }) => {
			state.snapper = new Snapper(snap);
			state.snapBox = box;
		},
		onproblem: () => undefined,
		onanswer: () => undefined,
	});
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
		worker.load(answer.value.buffer as ArrayBuffer);
	}
	const onmoveend = () => void load();
	onmoveend();
	map.on('moveend', onmoveend);
	return () => {
		abort?.abort();
		worker.stop();
		map.off('moveend', onmoveend);
	};
}
