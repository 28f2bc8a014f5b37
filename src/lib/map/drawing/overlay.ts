import type { Map as MapLibre } from 'maplibre-gl';
import type { Pixel } from './hit.ts';
import { paintScene } from './paint-scene.ts';
import { sceneOf, type SceneInput } from './scene.ts';
import { projectOn } from './view-places.ts';

export interface Overlay {
	/** Paints at once, once a frame however often it is asked. */
	repaint(): void;
	remove(): void;
}

/**
 * A canvas of our own over the map: a drag repaints a few lines here and nothing of the map, so it follows the hand
 * however heavy the map is (docs/adr/0005-own-drawing.md).
 */
export function addOverlay(
	map: MapLibre,
	read: () => Omit<SceneInput, 'crosshair'> & { aims: boolean },
): Overlay {
	const canvas = document.createElement('canvas');
	canvas.dataset['testid'] = 'drawing';
	canvas.setAttribute('aria-hidden', 'true');
	canvas.style.cssText = 'position:absolute;inset:0;pointer-events:none';
	map.getCanvasContainer().append(canvas);
	const ink = canvas.getContext('2d');
	if (!ink) throw new Error('overlay: this browser gives no 2D canvas');
	const project = projectOn(map);
	let frame = 0;
	/** The frame (its time) that was painted last. */
	let painted: CSSNumberish | null = null;
	let size: Pixel = { x: 0, y: 0 };

	function fit() {
		const { clientWidth: x, clientHeight: y } = map.getContainer();
		size = { x, y };
		const ratio = window.devicePixelRatio;
		canvas.width = Math.round(x * ratio);
		canvas.height = Math.round(y * ratio);
		canvas.style.width = `${x}px`;
		canvas.style.height = `${y}px`;
		paint();
	}
	function paint() {
		cancelAnimationFrame(frame);
		frame = 0;
		painted = document.timeline.currentTime;
		const { aims, ...input } = read();
		const crosshair = aims ? { x: size.x / 2, y: size.y / 2 } : null;
		const ratio = window.devicePixelRatio;
		ink?.setTransform(ratio, 0, 0, ratio, 0, 0);
		ink?.clearRect(0, 0, size.x, size.y);
		if (ink) paintScene(ink, sceneOf({ ...input, crosshair }, project));
	}
	map.on('move', paint);
	map.on('resize', fit);
	fit();
	return {
		repaint() {
			// The hand and the worker's answer are acted on once a frame, in it: waiting for the next would lag by one.
			if (document.timeline.currentTime !== painted) paint();
			else if (frame === 0) frame = requestAnimationFrame(paint);
		},
		remove() {
			cancelAnimationFrame(frame);
			map.off('move', paint);
			map.off('resize', fit);
			canvas.remove();
		},
	};
}
