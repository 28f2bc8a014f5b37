import { PALETTE } from '../palette.ts';
import type { Pixel } from './hit.ts';
import type { Scene } from './scene.ts';

const FILL = 'rgb(11 79 92 / 13%)';
const CASING = 'rgb(255 255 255 / 90%)';
const FAULT = '#b3261e';
const SNAP = '#a8005c';

type Ink = CanvasRenderingContext2D;

/** Draws a scene. Signs differ in form, not only in colour: corner ○, selected ●, midpoint ·, snap □ ◇, fault ✕. */
export function paintScene(ink: Ink, scene: Scene): void {
	ink.lineJoin = 'round';
	ink.lineCap = 'round';
	if (scene.parts.length > 0) {
		trace(ink, scene.parts.flat(), true);
		ink.fillStyle = FILL;
		ink.fill('evenodd');
		outline(ink);
	}
	const area = scene.rubber.length > 2 ? [...scene.sketch, scene.rubber[1] as Pixel] : scene.sketch;
	if (area.length > 2) {
		trace(ink, [area], true);
		ink.fillStyle = FILL;
		ink.fill('evenodd');
	}
	if (scene.sketch.length > 1) {
		trace(ink, [scene.sketch], false);
		outline(ink);
	}
	if (scene.rubber.length > 1) {
		trace(ink, [scene.rubber], false);
		ink.setLineDash([5, 4]);
		stroke(ink, PALETTE.accent, 1.5);
		ink.setLineDash([]);
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
	for (const at of scene.faults) cross(ink, at, 6, 3.5, CASING, FAULT);
	if (scene.snap) snapSign(ink, scene.snap);
	if (scene.crosshair) crosshair(ink, scene.crosshair);
}

function trace(ink: Ink, lines: readonly (readonly Pixel[])[], closed: boolean): void {
	ink.beginPath();
	for (const line of lines) {
		line.forEach(({ x, y }, i) => (i === 0 ? ink.moveTo(x, y) : ink.lineTo(x, y)));
		if (closed) ink.closePath();
	}
}

function stroke(ink: Ink, colour: string, width: number): void {
	ink.strokeStyle = colour;
	ink.lineWidth = width;
	ink.stroke();
}

function outline(ink: Ink): void {
	stroke(ink, CASING, 4.5);
	stroke(ink, PALETTE.accent, 2.2);
}

function dot(ink: Ink, { x, y }: Pixel, radius: number, fill: string, line: string, width: number): void {
	ink.beginPath();
	ink.arc(x, y, radius, 0, 2 * Math.PI);
	ink.fillStyle = fill;
	ink.fill();
	stroke(ink, line, width);
}

function cross(
	ink: Ink,
	{ x, y }: Pixel,
	reach: number,
	width: number,
	casing: string,
	colour: string,
): void {
	ink.beginPath();
	ink.moveTo(x - reach, y - reach);
	ink.lineTo(x + reach, y + reach);
	ink.moveTo(x + reach, y - reach);
	ink.lineTo(x - reach, y + reach);
	stroke(ink, casing, width + 3);
	stroke(ink, colour, width);
}

/** A square on a corner, a diamond on an edge. */
function snapSign(ink: Ink, { at: { x, y }, kind }: NonNullable<Scene['snap']>): void {
	const r = 8;
	ink.beginPath();
	if (kind === 'vertex') ink.rect(x - r + 1, y - r + 1, 2 * r - 2, 2 * r - 2);
	else {
		ink.moveTo(x, y - r);
		ink.lineTo(x + r, y);
		ink.lineTo(x, y + r);
		ink.lineTo(x - r, y);
		ink.closePath();
	}
	stroke(ink, CASING, 4.5);
	stroke(ink, SNAP, 2);
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
