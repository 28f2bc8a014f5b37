import type { Map as MapLibre } from 'maplibre-gl';
import type { DrawingDesk } from './drawing-desk.svelte.ts';
import { projectOn, snapReachM, unproject } from './listen-to-pointer.ts';
import { vertexAt, type Point } from './outline.ts';
import {
	addVertex,
	cancel,
	finish,
	insertAfterSelected,
	nudge,
	point,
	redoStep,
	removeLast,
	removeSelected,
	selectNext,
	undoStep,
} from './session.ts';

const ARROWS: Record<string, readonly [number, number]> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
};
/** Pixels that the map moves under the crosshair; Shift moves it ten times as far. */
const PAN_PX = 10;

/** What the screen does for the drawing. */
export interface KeyActions {
	/** Whether the key is meant for something else: a field, a dialog, a focused button. */
	isForeign: (event: KeyboardEvent) => boolean;
	start: () => void;
	save: () => void;
}

/**
 * The keyboard way through a drawing: `d` begins, arrows move the map under a crosshair and Space places a corner there,
 * Enter closes; `[` `]` choose a corner, arrows move it by a pixel (Shift: ten), Insert adds one, Del removes it; Esc
 * goes back a step, Ctrl+Z and Ctrl+Shift+Z through all of them. Returns its clean-up.
 */
export function listenToKeys(map: MapLibre, desk: DrawingDesk, actions: KeyActions): () => void {
	/** The crosshair's place: the map's middle, snapped. */
	function aim(off = false): Point {
		desk.crosshair = true;
		const { lng, lat } = map.getCenter();
		const at = desk.place([lng, lat], snapReachM(map, [lng, lat]), off);
		desk.change((s) => point(s, at));
		return at;
	}

	function arrow([x, y]: readonly [number, number], far: boolean): boolean {
		if (desk.mode === 'drawing') {
			const step = PAN_PX * (far ? 10 : 1);
			map.panBy([x * step, y * step], { duration: 0 });
			aim();
			return true;
		}
		const { selected } = desk.session;
		const corner = selected && vertexAt(desk.sheet.outline, selected);
		if (!corner) return false;
		const { x: px, y: py } = projectOn(map)(corner);
		const step = far ? 10 : 1;
		const to = desk.placeFreely(unproject(map, { x: px + x * step, y: py + y * step }));
		desk.change((s) => nudge(s, to));
		return true;
	}

	/** Does what the key means; false where it means nothing here, and the event goes on. */
	function act(event: KeyboardEvent): boolean {
		const drawing = desk.mode === 'drawing';
		if (event.ctrlKey || event.metaKey) {
			if (event.code === 'KeyZ') desk.change(event.shiftKey ? redoStep : undoStep);
			else if (event.code === 'KeyY') desk.change(redoStep);
			else if (event.code === 'KeyS') actions.save();
			else return false;
			return true;
		}
		const way = ARROWS[event.key];
		if (way) return arrow(way, event.shiftKey);
		switch (event.code) {
			case 'KeyD':
				if (event.altKey || event.shiftKey) return false;
				actions.start();
				return true;
			case 'Enter':
			case 'NumpadEnter':
				if (drawing) desk.change(finish);
				return drawing;
			case 'Space':
				if (drawing) {
					const at = aim(event.altKey);
					desk.change((s) => addVertex(s, at));
				}
				return drawing;
			case 'Backspace':
				desk.change(drawing ? removeLast : removeSelected);
				return true;
			case 'Delete':
				desk.change(removeSelected);
				return true;
			case 'Insert':
				desk.change(insertAfterSelected);
				return true;
			case 'BracketLeft':
				desk.change((s) => selectNext(s, -1));
				return true;
			case 'BracketRight':
				desk.change((s) => selectNext(s, 1));
				return true;
			case 'Escape':
				if (desk.mode === 'idle') return false;
				desk.change(cancel);
				return true;
			default:
				return false;
		}
	}

	function onkeydown(event: KeyboardEvent) {
		if (event.defaultPrevented || actions.isForeign(event) || !act(event)) return;
		event.preventDefault();
		// The map's own arrows, and the product's `d`, mean the same key: one of us is enough.
		event.stopPropagation();
	}
	/** The map moved under the crosshair by other means (wheel, +): it aims anew. */
	const onmoveend = () => {
		if (desk.crosshair && desk.mode === 'drawing') aim();
	};
	document.addEventListener('keydown', onkeydown, { capture: true });
	map.on('moveend', onmoveend);
	return () => {
		document.removeEventListener('keydown', onkeydown, { capture: true });
		map.off('moveend', onmoveend);
	};
}
