import type { Map as MapLibre } from 'maplibre-gl';
import { metresPerPixel } from '#lib/domain/geometry/snap.ts';
import type { DrawingDesk } from './drawing-desk.svelte.ts';
import { hitTest, REACH, sketchEndAt, type Hit, type Pixel, type Project } from './hit.ts';
import type { Point } from './outline.ts';
import {
	addVertex,
	cancel,
	dragTo,
	drop,
	finish,
	grabMidpoint,
	grabShape,
	grabVertex,
	point,
	select,
} from './session.ts';

const SNAP_PX = 12;
/** A pointer that moved less than this between down and up has tapped, px. */
const TAP_PX = 4;

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

/**
 * Mouse, pen and finger on the map → the drawing. A tap places a corner, one on the first or last corner closes; corners,
 * midpoints and the inside can be dragged. Dragging elsewhere moves the map, as ever. Returns its clean-up.
 */
export function listenToPointer(map: MapLibre, desk: DrawingDesk): () => void {
	const canvas = map.getCanvas();
	const project = projectOn(map);
	let down: { at: Pixel; hit: Hit; moved: boolean; reach: number } | null = null;

	const pixelOf = (event: PointerEvent): Pixel => {
		const { left, top } = canvas.getBoundingClientRect();
		return { x: event.clientX - left, y: event.clientY - top };
	};
	const reachOf = (event: PointerEvent) =>
		REACH[event.pointerType === 'touch' || event.pointerType === 'pen' ? event.pointerType : 'mouse'];
	const snapped = (at: Pixel, event: PointerEvent): Point => {
		const place = unproject(map, at);
		return desk.place(place, snapReachM(map, place), event.altKey);
	};

	function ondown(event: PointerEvent) {
		if (event.button !== 0 || !event.isPrimary) return;
		const at = pixelOf(event);
		const reach = reachOf(event);
		const hit = desk.mode === 'editing' ? hitTest(desk.sheet.outline, project, at, reach) : null;
		down = { at, hit, moved: false, reach };
		if (!hit) return;
		map.dragPan.disable();
		canvas.setPointerCapture(event.pointerId);
		if (hit.kind === 'vertex') desk.change((s) => grabVertex(s, hit.ref));
		if (hit.kind === 'midpoint') desk.change((s) => grabMidpoint(s, hit.ref));
	}

	function onmove(event: PointerEvent) {
		if (!event.isPrimary) return;
		const at = pixelOf(event);
		if (down && !down.moved && Math.hypot(at.x - down.at.x, at.y - down.at.y) > TAP_PX) {
			down.moved = true;
			const from = unproject(map, down.at);
			if (down.hit?.kind === 'inside') desk.change((s) => grabShape(s, from));
		}
		const { drag } = desk.session;
		if (drag) {
			if (!down?.moved) return;
			const to = drag.kind === 'shape' ? desk.placeFreely(unproject(map, at)) : snapped(at, event);
			desk.change((s) => dragTo(s, to));
		} else if (desk.mode === 'drawing' && event.pointerType !== 'touch' && !down?.moved) {
			desk.crosshair = false;
			const to = snapped(at, event);
			desk.change((s) => point(s, to));
		}
		canvas.style.cursor = cursorAt(at, reachOf(event));
	}

	function cursorAt(at: Pixel, reach: number): string {
		if (desk.mode === 'drawing') return 'crosshair';
		if (desk.session.drag) return 'grabbing';
		const hit = desk.mode === 'editing' && !down ? hitTest(desk.sheet.outline, project, at, reach) : null;
		return hit ? { vertex: 'grab', midpoint: 'copy', inside: 'move' }[hit.kind] : '';
	}

	function onup(event: PointerEvent) {
		if (!down || !event.isPrimary) return;
		const { moved, reach, hit } = down;
		down = null;
		map.dragPan.enable();
		if (desk.session.drag) {
			desk.snapMark = null;
			desk.change(drop);
		} else if (!moved) tap(event, reach, hit);
	}

	function tap(event: PointerEvent, reach: number, hit: Hit) {
		const { sketch } = desk.sheet;
		if (!sketch) {
			if (desk.mode === 'editing' && hit?.kind !== 'vertex') desk.change((s) => select(s, null));
			return;
		}
		const at = pixelOf(event);
		const end = sketchEndAt(sketch, project, at, reach);
		if (end) {
			desk.snapMark = null;
			desk.change(finish);
			return;
		}
		const to = snapped(at, event);
		desk.change((s) => addVertex(s, to));
	}

	function oncancel() {
		down = null;
		map.dragPan.enable();
		if (desk.session.drag) desk.change(cancel);
	}

	canvas.addEventListener('pointerdown', ondown);
	canvas.addEventListener('pointermove', onmove);
	canvas.addEventListener('pointerup', onup);
	canvas.addEventListener('pointercancel', oncancel);
	return () => {
		oncancel();
		canvas.style.cursor = '';
		canvas.removeEventListener('pointerdown', ondown);
		canvas.removeEventListener('pointermove', onmove);
		canvas.removeEventListener('pointerup', onup);
		canvas.removeEventListener('pointercancel', oncancel);
	};
}
