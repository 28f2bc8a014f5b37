import type { Map as MapLibre } from 'maplibre-gl';
import { projectOn } from '../drawing/view-places.ts';
import { ghostSceneOf, type Ghosts } from './ghost-scene.ts';
import { paintGhosts } from './paint-ghosts.ts';

export interface GhostOverlay {
	/** Paints in the next frame; however often it is asked, once. */
	repaint(): void;
	remove(): void;
}

/**
 * A canvas over the map for what is not the drawing: previews of an operation, pasted plots, measures. It lies beside the
 * drawing's own (docs/adr/0005-own-drawing.md) and takes no pointer.
 * @param name of the canvas, for tests
 */
export function addGhosts(map: MapLibre, name: string, read: () => Ghosts): GhostOverlay {
	const canvas = document.createElement('canvas');
	canvas.dataset['testid'] = name;
	canvas.setAttribute('aria-hidden', 'true');
	canvas.style.cssText = 'position:absolute;inset:0;pointer-events:none';
	map.getCanvasContainer().append(canvas);
	const ink = canvas.getContext('2d');
	if (!ink) throw new Error('ghosts: this browser gives no 2D canvas');
	const project = projectOn(map);
	let frame = 0;
	let size = { x: 0, y: 0 };

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
		const ratio = window.devicePixelRatio;
		ink?.setTransform(ratio, 0, 0, ratio, 0, 0);
		ink?.clearRect(0, 0, size.x, size.y);
		if (ink) paintGhosts(ink, ghostSceneOf(read(), project), size);
	}
	map.on('move', paint);
	map.on('resize', fit);
	fit();
	return {
		repaint() {
			if (frame === 0) frame = requestAnimationFrame(paint);
		},
		remove() {
			cancelAnimationFrame(frame);
			map.off('move', paint);
			map.off('resize', fit);
			canvas.remove();
		},
	};
}
