import type { Pixel } from './hit.ts';
import { CASING, cross, stroke, traceLines, type Ink } from './ink.ts';
import type { Scene } from './scene.ts';
import { PALETTE } from '../palette.ts';

const SNAP = '#a8005c';
const GESTURE = '#5b3f9e';
const FONT = '500 12px "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';

/** The sign of a target with its word beside it, and the line that leads there. */
export function paintSnap(ink: Ink, { at, kind, guide, word }: NonNullable<Scene['snap']>): void {
	if (guide) {
		traceLines(ink, [guide], false);
		ink.setLineDash([2, 4]);
		stroke(ink, SNAP, 1.2);
		ink.setLineDash([]);
	}
	snapSign(ink, at, kind);
	label(ink, { x: at.x + 14, y: at.y + 16 }, word, SNAP, 'left');
}

/** Vertex □, crossing ×, midpoint △, foot ⟂, edge ◇, extension and parallel //: told apart without colour. */
function snapSign(ink: Ink, { x, y }: Pixel, kind: NonNullable<Scene['snap']>['kind']): void {
	const r = 8;
	ink.beginPath();
	if (kind === 'crossing') {
		cross(ink, { x, y }, 6, 2, CASING, SNAP);
		return;
	}
	if (kind === 'vertex') ink.rect(x - r + 1, y - r + 1, 2 * r - 2, 2 * r - 2);
	else if (kind === 'midpoint') {
		ink.moveTo(x, y - r);
		ink.lineTo(x + r, y + r - 2);
		ink.lineTo(x - r, y + r - 2);
		ink.closePath();
	} else if (kind === 'foot') {
		ink.moveTo(x - r + 1, y - r);
		ink.lineTo(x - r + 1, y + r - 1);
		ink.lineTo(x + r, y + r - 1);
		ink.moveTo(x - r + 1, y);
		ink.lineTo(x, y);
		ink.lineTo(x, y + r - 1);
	} else if (kind === 'edge') {
		ink.moveTo(x, y - r);
		ink.lineTo(x + r, y);
		ink.lineTo(x, y + r);
		ink.lineTo(x - r, y);
		ink.closePath();
	} else {
		ink.moveTo(x - 6, y + 5);
		ink.lineTo(x, y - 7);
		ink.moveTo(x, y + 7);
		ink.lineTo(x + 6, y - 5);
	}
	stroke(ink, CASING, 4.5);
	stroke(ink, SNAP, 2);
}

/** The length of a side along it, never upside down. */
export function paintLength(ink: Ink, { from, to, text }: Scene['lengths'][number]): void {
	const [dx, dy] = [to.x - from.x, to.y - from.y];
	const turn = Math.atan2(dy, dx);
	ink.save();
	ink.translate((from.x + to.x) / 2, (from.y + to.y) / 2);
	ink.rotate(Math.abs(turn) > Math.PI / 2 ? turn + Math.PI : turn);
	label(ink, { x: 0, y: -10 }, text, PALETTE.ink, 'center');
	ink.restore();
}

function label(ink: Ink, { x, y }: Pixel, text: string, colour: string, align: CanvasTextAlign): void {
	ink.font = FONT;
	ink.textAlign = align;
	ink.textBaseline = 'middle';
	ink.lineWidth = 4;
	ink.strokeStyle = CASING;
	ink.strokeText(text, x, y);
	ink.fillStyle = colour;
	ink.fillText(text, x, y);
}

/** The line, points or box that the hand is asked for: another colour and dash than the outline. */
export function paintGesture(ink: Ink, { line, rubber, closed, box }: NonNullable<Scene['gesture']>): void {
	if (closed && line.length + rubber.length > 2) {
		traceLines(ink, [[...line, ...rubber.slice(1)]], true);
		ink.fillStyle = 'rgb(91 63 158 / 12%)';
		ink.fill();
	}
	if (line.length > 1 && (rubber.length > 0 || closed)) {
		traceLines(ink, [line], false);
		stroke(ink, CASING, 4.5);
		stroke(ink, GESTURE, 2);
	}
	if (rubber.length > 1) {
		traceLines(ink, [closed && line.length > 1 ? [...rubber, line[0] as Pixel] : rubber], false);
		ink.setLineDash([5, 4]);
		stroke(ink, GESTURE, 1.6);
		ink.setLineDash([]);
	}
	for (const { x, y } of line) {
		ink.beginPath();
		ink.rect(x - 4, y - 4, 8, 8);
		ink.fillStyle = '#ffffff';
		ink.fill();
		stroke(ink, GESTURE, 2);
	}
	if (box) {
		const [a, b] = box;
		ink.beginPath();
		ink.rect(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.abs(a.x - b.x), Math.abs(a.y - b.y));
		ink.fillStyle = 'rgb(91 63 158 / 10%)';
		ink.fill();
		ink.setLineDash([5, 4]);
		stroke(ink, GESTURE, 1.5);
		ink.setLineDash([]);
	}
}
