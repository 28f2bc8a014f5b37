import type { Map as MapLibre } from 'maplibre-gl';
import { REACH, type Pixel } from '../drawing/hit.ts';
import { projectOn, snapReachM, unproject } from '../drawing/view-places.ts';
import type { Point } from '../drawing/outline.ts';
import type { MeasureState } from './measure-state.svelte.ts';

/** A pointer that moved less than this between down and up has tapped, px. */
const TAP_PX = 4;
const PAN_PX = 10;
const ARROWS: Record<string, readonly [number, number]> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
};

/**
 * Mouse, pen, finger and keys → the measure, while the tool is in hand: a tap places a point, one on the last point (or
 * the first of an area) ends it; dragging moves the map. Arrows move the map under a crosshair, Space places, Enter ends,
 * Backspace takes back, Esc gives up. It listens before the drawing does, so that both can be on the map.
 * @param isForeign whether a key is meant for something else: a field, a dialog, a focused button
 */
export function listenToMeasure(
	map: MapLibre,
	state: MeasureState,
	isForeign: (event: KeyboardEvent) => boolean,
): () => void {
	const canvas = map.getCanvas();
	const around = map.getCanvasContainer();
	const project = projectOn(map);
	let down: Pixel | null = null;

	const pixelOf = (event: PointerEvent): Pixel => {
		const { left, top } = canvas.getBoundingClientRect();
		return { x: event.clientX - left, y: event.clientY - top };
	};
	const placed = (at: Pixel, off: boolean): Point => {
		const place = unproject(map, at);
		return state.place(place, snapReachM(map, place), off);
	};
	const near = (point: Point | undefined, at: Pixel, reach: number) => {
		if (!point) return false;
		const { x, y } = project(point);
		return Math.hypot(x - at.x, y - at.y) <= reach;
	};

	function ondown(event: PointerEvent) {
		if (event.target !== canvas) return;
		event.stopPropagation();
		if (event.button === 0 && event.isPrimary) down = pixelOf(event);
	}
	function onmove(event: PointerEvent) {
		if (event.target !== canvas) return;
		event.stopPropagation();
		canvas.style.cursor = 'crosshair';
		if (!event.isPrimary || event.pointerType === 'touch' || (event.buttons & 1) !== 0) return;
		state.crosshair = false;
		state.pointer = placed(pixelOf(event), event.altKey);
	}
	function onup(event: PointerEvent) {
		if (event.target !== canvas) return;
		event.stopPropagation();
		const from = down;
		down = null;
		const at = pixelOf(event);
		if (!from || Math.hypot(at.x - from.x, at.y - from.y) > TAP_PX) return;
		const reach = event.pointerType === 'touch' ? REACH.touch : REACH.mouse;
		const { points, kind } = state;
		const ends = points.length > 1 && near(points.at(-1), at, reach / 2);
		const closes = kind === 'area' && points.length > 2 && near(points[0], at, reach);
		if (ends || closes) state.finish();
		else state.add(placed(at, event.altKey));
	}

	/** The crosshair's place: the map's middle, snapped. */
	function aim(): Point {
		state.crosshair = true;
		const { lng, lat } = map.getCenter();
		const at = state.place([lng, lat], snapReachM(map, [lng, lat]), false);
		state.pointer = at;
		return at;
	}
	function act(event: KeyboardEvent): boolean {
		if (event.ctrlKey || event.metaKey) return false;
		const way = ARROWS[event.key];
		if (way) {
			const step = PAN_PX * (event.shiftKey ? 10 : 1);
			map.panBy([way[0] * step, way[1] * step], { duration: 0 });
			aim();
			return true;
		}
		if (event.code === 'Space') state.add(aim());
		else if (event.code === 'Enter' || event.code === 'NumpadEnter') state.finish();
		else if (event.code === 'Backspace') state.removeLast();
		else if (event.code === 'Escape') state.back();
		else return false;
		return true;
	}
	function onkeydown(event: KeyboardEvent) {
		if (event.defaultPrevented || isForeign(event) || !act(event)) return;
		event.preventDefault();
		event.stopPropagation();
	}

	const capture = { capture: true };
	around.addEventListener('pointerdown', ondown, capture);
	around.addEventListener('pointermove', onmove, capture);
	around.addEventListener('pointerup', onup, capture);
	window.addEventListener('keydown', onkeydown, capture);
	map.doubleClickZoom.disable();
	return () => {
		canvas.style.cursor = '';
		map.doubleClickZoom.enable();
		around.removeEventListener('pointerdown', ondown, capture);
		around.removeEventListener('pointermove', onmove, capture);
		around.removeEventListener('pointerup', onup, capture);
		window.removeEventListener('keydown', onkeydown, capture);
	};
}
