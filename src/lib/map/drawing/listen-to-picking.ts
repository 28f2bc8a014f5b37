import type { Map as MapLibre } from 'maplibre-gl';
import type { DrawingDesk } from './drawing-desk.svelte.ts';
import { choose } from './gesture.ts';
import type { Pixel } from './hit.ts';
import { unproject } from './view-places.ts';

/** A pointer that moved less than this between down and up has tapped, px. */
const TAP_PX = 4;
const PARCELS = 'parcel-fill';

/** Ids of the parcels drawn at a place or in a box of the screen (none below the zoom from which they are drawn). */
export function parcelsAt(map: MapLibre, at: Pixel, to: Pixel = at): number[] {
	if (!map.getLayer(PARCELS)) return [];
	const found = map.queryRenderedFeatures(
		[
			[Math.min(at.x, to.x), Math.min(at.y, to.y)],
			[Math.max(at.x, to.x), Math.max(at.y, to.y)],
		],
		{ layers: [PARCELS] },
	);
	return [...new Set(found.flatMap((feature) => (typeof feature.id === 'number' ? [feature.id] : [])))];
}

/**
 * Choosing parcels for what is asked: a tap chooses one or lets it go, a Shift-drag adds all in the box; other drags
 * move the map. Returns its clean-up.
 */
export function listenToPicking(map: MapLibre, desk: DrawingDesk): () => void {
	const canvas = map.getCanvas();
	let down: { at: Pixel; boxed: boolean } | null = null;

	const pixelOf = (event: PointerEvent): Pixel => {
		const { left, top } = canvas.getBoundingClientRect();
		return { x: event.clientX - left, y: event.clientY - top };
	};
	const isPicking = () => desk.gesture?.ask.kind === 'parcels';

	function ondown(event: PointerEvent) {
		if (event.button !== 0 || !event.isPrimary || !isPicking()) return;
		down = { at: pixelOf(event), boxed: event.shiftKey };
		if (!event.shiftKey) return;
		map.dragPan.disable();
		canvas.setPointerCapture(event.pointerId);
	}
	function onmove(event: PointerEvent) {
		if (!event.isPrimary || !isPicking()) return;
		const at = pixelOf(event);
		desk.crosshair = false;
		canvas.style.cursor = down?.boxed ? 'crosshair' : 'pointer';
		if (!down?.boxed) return;
		const from = unproject(map, down.at);
		const to = unproject(map, at);
		desk.gesticulate((gesture) => ({ ...gesture, box: [from, to] }));
	}
	function onup(event: PointerEvent) {
		if (!down || !event.isPrimary) return;
		const { at: from, boxed } = down;
		release();
		if (!isPicking()) return;
		const to = pixelOf(event);
		const tapped = Math.hypot(to.x - from.x, to.y - from.y) <= TAP_PX;
		if (tapped) {
			const [id] = parcelsAt(map, to);
			if (id !== undefined) desk.gesticulate((gesture) => choose(gesture, [id]));
		} else if (boxed) {
			const ids = parcelsAt(map, from, to);
			desk.gesticulate((gesture) => choose(gesture, ids, true));
		}
	}
	function release() {
		down = null;
		map.dragPan.enable();
		if (desk.gesture?.box) desk.gesticulate((gesture) => ({ ...gesture, box: null }));
	}

	canvas.addEventListener('pointerdown', ondown);
	canvas.addEventListener('pointermove', onmove);
	canvas.addEventListener('pointerup', onup);
	canvas.addEventListener('pointercancel', release);
	return () => {
		release();
		canvas.removeEventListener('pointerdown', ondown);
		canvas.removeEventListener('pointermove', onmove);
		canvas.removeEventListener('pointerup', onup);
		canvas.removeEventListener('pointercancel', release);
	};
}
