import { PALETTE } from '../palette.ts';
import type { Pixel } from './hit.ts';
import { CASING, cross, dot, stroke, traceLines, type Ink } from './ink.ts';
import { paintGesture, paintLength, paintSnap } from './paint-marks.ts';
import type { Scene } from './scene.ts';

const FILL = 'rgb(11 79 92 / 13%)';
const CUT = 'rgb(255 255 255 / 60%)';
const FAULT = '#b3261e';

/** Draws a scene. Signs differ in form, not only in colour: corner ○, selected ●, midpoint ·, fault ✕. */
export function paintScene(ink: Ink, scene: Scene): void {
	ink.lineJoin = 'round';
	ink.lineCap = 'round';
	if (scene.parts.length > 0) {
		traceLines(ink, scene.parts.flat(), true);
		ink.fillStyle = FILL;
		ink.fill('evenodd');
		outline(ink);
	}
	if (scene.enclosed.length > 2) {
		traceLines(ink, [scene.enclosed], true);
		ink.fillStyle = scene.cuts ? CUT : FILL;
		ink.fill('evenodd');
	}
	if (scene.sketch.length > 1) {
		traceLines(ink, [scene.sketch], false);
		outline(ink);
	}
	if (scene.rubber.length > 1) {
		traceLines(ink, [scene.rubber], false);
		ink.setLineDash([5, 4]);
		stroke(ink, PALETTE.accent, 1.5);
		ink.setLineDash([]);
	}
	if (scene.edge) {
		traceLines(ink, [scene.edge], false);
		stroke(ink, CASING, 8);
		stroke(ink, PALETTE.accent, 5);
	}
	for (const at of scene.midpoints) dot(ink, at, 3.5, '#ffffff', PALETTE.accent, 1);
	for (const { at, selected, closes } of scene.corners) {
		if (closes) dot(ink, at, 8, 'transparent', PALETTE.accent, 1.2);
		dot(
			ink,
			at,
			selected ? 6 : 4.5,
			selected ? PALETTE.accent : '#ffffff',
			PALETTE.accent,
			selected ? 2.5 : 2,
		);
	}
	for (const length of scene.lengths) paintLength(ink, length);
	for (const { at, looked } of scene.faults) {
		if (looked) dot(ink, at, 13, 'transparent', FAULT, 2);
		cross(ink, at, 6, 3.5, CASING, FAULT);
	}
	if (scene.gesture) paintGesture(ink, scene.gesture);
	if (scene.snap) paintSnap(ink, scene.snap);
	if (scene.crosshair) crosshair(ink, scene.crosshair);
}

function outline(ink: Ink): void {
	stroke(ink, CASING, 4.5);
	stroke(ink, PALETTE.accent, 2.2);
}

function crosshair(ink: Ink, { x, y }: Pixel): void {
	ink.beginPath();
	for (const [dx, dy] of [
		[1, 0],
		[-1, 0],
		[0, 1],
		[0, -1],
	] as const) {
		ink.moveTo(x + dx * 4, y + dy * 4);
		ink.lineTo(x + dx * 15, y + dy * 15);
	}
	stroke(ink, CASING, 4);
	stroke(ink, PALETTE.ink, 1.6);
}
