import type { Map as MapLibre } from 'maplibre-gl';
import { conclude, follow, isPlacing, placedBy, put } from './hand.ts';
import type { Aim, DrawingDesk } from './drawing-desk.svelte.ts';
import { hitTest, REACH, sketchEndAt, type Hit, type Pixel } from './hit.ts';
import { dragTo, drop, grabEdge, grabMidpoint, grabShape, grabVertex } from './session-edit.ts';
import { cancel, select } from './session.ts';
import { projectOn, snapReachM, unproject } from './view-places.ts';

/** A pointer that moved less than this between down and up has tapped, px. */
const TAP_PX = 4;

const CURSORS = { vertex: 'grab', midpoint: 'copy', edge: 'pointer', inside: 'move' } as const;

/**
 * Mouse, pen and finger on the map → the drawing. A tap places a corner, one on the first or last corner closes; corners,
 * midpoints, edges and the inside can be dragged. Dragging elsewhere moves the map, as ever. Movements are gathered: the
 * latest is acted on once a frame. Returns its clean-up.
 */
export function listenToPointer(map: MapLibre, desk: DrawingDesk): () => void {
	const canvas = map.getCanvas();
	const project = projectOn(map);
	let down: { at: Pixel; hit: Hit; moved: boolean; reach: number } | null = null;
	/** The latest movement that was not acted on yet, and the frame that will. */
	let waiting: PointerEvent | null = null;
	let frame = 0;

	let corner: Pick<DOMRect, 'left' | 'top'> = { left: 0, top: 0 };
	const pixelOf = (event: PointerEvent): Pixel => {
		// Under a hand the map stays where it is: asking each time would have the browser lay the figures out twice a frame.
		if (!down) corner = canvas.getBoundingClientRect();
		return { x: event.clientX - corner.left, y: event.clientY - corner.top };
	};
	const reachOf = (event: PointerEvent) =>
		REACH[event.pointerType === 'touch' || event.pointerType === 'pen' ? event.pointerType : 'mouse'];
	const aimed = (at: Pixel, event: PointerEvent): Aim => {
		const place = unproject(map, at);
		return desk.aim(place, snapReachM(map, place), { off: event.altKey, square: event.shiftKey });
	};
	/** Choosing parcels is another listener's. */
	const isPicking = () => desk.gesture?.ask.kind === 'parcels';
	const isEditing = () => desk.mode === 'editing' && !desk.gesture;

	function ondown(event: PointerEvent) {
		if (event.button !== 0 || !event.isPrimary || isPicking()) return;
		act();
		const at = pixelOf(event);
		const reach = reachOf(event);
		const hit = isEditing() ? hitTest(desk.sheet.outline, project, at, reach) : null;
		down = { at, hit, moved: false, reach };
		if (!hit) return;
		map.dragPan.disable();
		canvas.setPointerCapture(event.pointerId);
		if (hit.kind === 'vertex') desk.change((s) => grabVertex(s, hit.ref));
		if (hit.kind === 'midpoint') desk.change((s) => grabMidpoint(s, hit.ref));
	}

	function onmove(event: PointerEvent) {
		if (!event.isPrimary || isPicking()) return;
		waiting = event;
		if (frame === 0) frame = requestAnimationFrame(act);
	}

	/** Acts on the latest movement. */
	function act() {
		cancelAnimationFrame(frame);
		frame = 0;
		const event = waiting;
		waiting = null;
		if (event) move(event);
	}

	function move(event: PointerEvent) {
		const at = pixelOf(event);
		if (down && !down.moved && Math.hypot(at.x - down.at.x, at.y - down.at.y) > TAP_PX) {
			down.moved = true;
			const from = unproject(map, down.at);
			const { hit } = down;
			if (hit?.kind === 'inside') desk.change((s) => grabShape(s, from));
			if (hit?.kind === 'edge') desk.change((s) => grabEdge(s, hit.ref, from));
		}
		const { drag } = desk.session;
		if (drag) {
			if (!down?.moved) return;
			const to = drag.kind === 'vertex' ? aimed(at, event).place : desk.placeFreely(unproject(map, at));
			desk.change((s) => dragTo(s, to));
		} else if (isPlacing(desk) && event.pointerType !== 'touch' && !down?.moved) {
			desk.crosshair = false;
			follow(desk, aimed(at, event));
		}
		canvas.style.cursor = cursorAt(at, reachOf(event));
	}

	function cursorAt(at: Pixel, reach: number): string {
		if (isPlacing(desk)) return 'crosshair';
		if (desk.session.drag) return 'grabbing';
		const hit = isEditing() && !down ? hitTest(desk.sheet.outline, project, at, reach) : null;
		return hit ? CURSORS[hit.kind] : '';
	}

	function onup(event: PointerEvent) {
		if (!down || !event.isPrimary) return;
		act();
		const { moved, reach, hit } = down;
		down = null;
		map.dragPan.enable();
		if (desk.session.drag) {
			desk.snapMark = null;
			desk.change(drop);
		} else if (!moved) tap(event, reach, hit);
	}

	function tap(event: PointerEvent, reach: number, hit: Hit) {
		if (!isPlacing(desk)) {
			if (!isEditing()) return;
			if (hit?.kind === 'edge') desk.change((s) => select(s, hit.ref, true));
			else if (hit?.kind !== 'vertex') desk.change((s) => select(s, null));
			return;
		}
		const at = pixelOf(event);
		const placed = placedBy(desk) ?? [];
		const end = sketchEndAt(placed, project, at, reach);
		// The first corner of a line is no end of it: it may come back there.
		if (
			end === 'last' ||
			(end === 'first' && desk.gesture?.ask.kind !== 'line' && desk.gesture?.ask.kind !== 'points')
		)
			conclude(desk);
		else put(desk, aimed(at, event));
	}

	function oncancel() {
		cancelAnimationFrame(frame);
		frame = 0;
		waiting = null;
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
