import type { Map as MapLibre } from 'maplibre-gl';
import type { Aim, DrawingDesk } from './drawing-desk.svelte.ts';
import { choose } from './gesture.ts';
import { back, conclude, doing, escape, follow, isPlacing, put, redo, undo } from './hand.ts';
import { parcelsAt } from './listen-to-picking.ts';
import { vertexAt } from './outline.ts';
import {
	insertAfterSelected,
	nudge,
	nudgeAll,
	removeHole,
	removePart,
	removeSelected,
	selectNext,
} from './session-edit.ts';
import { edit } from './session.ts';
import { POLYGON, type SketchTool } from './sketch-tool.ts';
import { projectOn, snapReachM, unproject } from './view-places.ts';

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
	start: (tool: SketchTool) => void;
	save: () => void;
	/** Goes to the fields for length and bearing; a digit begins the length. */
	type: (digit: string) => void;
	/** Opens the menu of operations. */
	operations: () => void;
	/** Takes parcels of the map as the outline. */
	fromParcels: () => void;
	/** To the next (or last) fault of the boundary. */
	toFault: (by: 1 | -1) => void;
}

/** What a letter begins. */
const TOOLS: Record<string, SketchTool> = {
	KeyD: POLYGON,
	KeyR: { form: 'rectangle', adds: 'outline' },
	KeyE: { form: 'turned', adds: 'outline' },
	KeyH: { form: 'polygon', adds: 'hole' },
	KeyP: { form: 'polygon', adds: 'part' },
};

/**
 * The keyboard way through a drawing: letters take up a tool (TOOLS), arrows move the map under a crosshair and Space
 * places a corner there, digits type the side, Enter closes; `[` `]` choose a corner, arrows move it by a pixel (Shift:
 * ten) and with Ctrl the whole, Insert adds one, Del removes it (Shift: the hole or part); T follows a boundary while it
 * is held, N turns snapping off and on; O opens the operations, F8 goes to the next fault; Esc goes back a step, Ctrl+Z and Ctrl+Shift+Z through all of them. Returns its clean-up.
 */
export function listenToKeys(map: MapLibre, desk: DrawingDesk, actions: KeyActions): () => void {
	/** The crosshair's place: the map's middle, snapped. */
	function aim({ off = false, square = false } = {}): Aim {
		desk.crosshair = true;
		const { lng, lat } = map.getCenter();
		const aimed = desk.aim([lng, lat], snapReachM(map, [lng, lat]), { off, square });
		follow(desk, aimed);
		return aimed;
	}

	function arrow([x, y]: readonly [number, number], far: boolean): boolean {
		if (isPlacing(desk) || desk.gesture) {
			const step = PAN_PX * (far ? 10 : 1);
			map.panBy([x * step, y * step], { duration: 0 });
			if (isPlacing(desk)) aim();
			else desk.crosshair = true;
			return true;
		}
		const { selected, onEdge } = desk.session;
		const corner = selected && !onEdge && vertexAt(desk.sheet.outline, selected);
		if (!corner) return false;
		const { x: px, y: py } = projectOn(map)(corner);
		const step = far ? 10 : 1;
		const to = desk.placeFreely(unproject(map, { x: px + x * step, y: py + y * step }));
		desk.change((s) => nudge(s, to));
		return true;
	}

	/** Ctrl and an arrow: the whole outline. */
	function arrowAll([x, y]: readonly [number, number], far: boolean): boolean {
		if (desk.mode === 'drawing' || desk.gesture || desk.sheet.outline.length === 0) return false;
		const { lng, lat } = map.getCenter();
		const { x: px, y: py } = projectOn(map)([lng, lat]);
		const step = far ? 10 : 1;
		const to = unproject(map, { x: px + x * step, y: py + y * step });
		desk.change((s) => nudgeAll(edit(s), to[0] - lng, to[1] - lat));
		return true;
	}

	/** Space: a corner under the crosshair, or the parcel there. */
	function place(event: KeyboardEvent): boolean {
		if (isPlacing(desk)) put(desk, aim({ off: event.altKey }));
		else if (desk.gesture) {
			desk.crosshair = true;
			const { clientWidth, clientHeight } = map.getContainer();
			const [id] = parcelsAt(map, { x: clientWidth / 2, y: clientHeight / 2 });
			if (id !== undefined) desk.gesticulate((gesture) => choose(gesture, [id]));
		} else return false;
		return true;
	}

	function command(event: KeyboardEvent): boolean {
		const way = ARROWS[event.key];
		if (way) return arrowAll(way, event.shiftKey);
		if (event.code === 'KeyZ') (event.shiftKey ? redo : undo)(desk);
		else if (event.code === 'KeyY') redo(desk);
		else if (event.code === 'KeyS') actions.save();
		else return false;
		return true;
	}

	/** Does what the key means; false where it means nothing here, and the event goes on. */
	function act(event: KeyboardEvent): boolean {
		if (event.ctrlKey || event.metaKey) return command(event);
		const way = ARROWS[event.key];
		if (way) return arrow(way, event.shiftKey);
		const tool = TOOLS[event.code];
		if (tool) {
			if (event.altKey || event.shiftKey) return false;
			actions.start(tool);
			return true;
		}
		if (/^[0-9]$/.test(event.key) && desk.stage && desk.stage !== 'start' && !desk.gesture) {
			actions.type(event.key);
			return true;
		}
		switch (event.code) {
			case 'KeyX':
				actions.fromParcels();
				return true;
			case 'KeyL':
				actions.type('');
				return true;
			case 'KeyN':
				desk.snapping = !desk.snapping;
				return true;
			case 'KeyO':
				actions.operations();
				return true;
			case 'KeyT':
				desk.tracing = true;
				return true;
			case 'F8':
				actions.toFault(event.shiftKey ? -1 : 1);
				return true;
			case 'Enter':
			case 'NumpadEnter':
				if (doing(desk) !== 'drawing' && !desk.gesture) return false;
				conclude(desk);
				return true;
			case 'Space':
				return place(event);
			case 'Backspace':
				back(desk);
				return true;
			case 'Delete':
				if (desk.gesture) return false;
				if (!event.shiftKey) desk.change(removeSelected);
				else desk.change((s) => (s.selected?.ring ? removeHole(s) : removePart(s)));
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
				if (doing(desk) === 'idle') return false;
				escape(desk);
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
	function onkeyup(event: KeyboardEvent) {
		if (event.code === 'KeyT') desk.tracing = false;
	}
	/** The map moved under the crosshair by other means (wheel, +): it aims anew. */
	const onmoveend = () => {
		if (desk.crosshair && isPlacing(desk)) aim();
	};
	document.addEventListener('keydown', onkeydown, { capture: true });
	document.addEventListener('keyup', onkeyup);
	map.on('moveend', onmoveend);
	return () => {
		desk.tracing = false;
		document.removeEventListener('keyup', onkeyup);
		document.removeEventListener('keydown', onkeydown, { capture: true });
		map.off('moveend', onmoveend);
	};
}
