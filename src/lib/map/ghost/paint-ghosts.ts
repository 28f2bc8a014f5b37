import type { Pixel } from '../drawing/hit.ts';
import { CASING, dot, stroke, traceLines, type Ink } from '../drawing/ink.ts';
import { PALETTE } from '../palette.ts';
import type { GhostLook, GhostScene } from './ghost-scene.ts';

/** Told apart by dash and fill, not by colour alone. */
const LOOKS: Record<GhostLook, { fill: string; line: string; dash: number[]; width: number }> = {
	result: { fill: 'rgb(168 0 92 / 12%)', line: '#a8005c', dash: [8, 4], width: 2.2 },
	kept: { fill: 'rgb(11 79 92 / 22%)', line: PALETTE.accent, dash: [], width: 2.6 },
	gone: { fill: 'rgb(255 255 255 / 55%)', line: '#657177', dash: [3, 4], width: 1.6 },
};
const MEASURE = '#7a2d8f';

export function paintGhosts(ink: Ink, scene: GhostScene, size: Pixel): void {
	ink.lineJoin = 'round';
	ink.lineCap = 'butt';
	for (const { rings, look } of scene.areas) {
		const { fill, line, dash, width } = LOOKS[look];
		traceLines(ink, rings, true);
		ink.fillStyle = fill;
		ink.fill('evenodd');
		stroke(ink, CASING, width + 2.4);
		ink.setLineDash(dash);
		stroke(ink, line, width);
		ink.setLineDash([]);
	}
	for (const { pixels, closed, open } of scene.lines) {
		traceLines(ink, [pixels], closed);
		if (closed) {
			ink.fillStyle = 'rgb(122 45 143 / 10%)';
			ink.fill();
		}
		stroke(ink, CASING, 4.6);
		stroke(ink, MEASURE, 2);
		for (const at of pixels) dot(ink, at, open ? 4 : 3, '#ffffff', MEASURE, 1.6);
	}
	// The total stands beside its point, not on it.
	for (const { at, text, strong, beside } of scene.labels)
		write(ink, beside ? { x: at.x, y: at.y + 18 } : at, [text], strong);
	for (const { at, label } of scene.areas) if (at) write(ink, at, label, true);
	if (scene.tip) dot(ink, scene.tip.at, scene.tip.snapped ? 7 : 3, 'transparent', MEASURE, 2);
	if (scene.crosshair) crosshair(ink, { x: size.x / 2, y: size.y / 2 });
}

function write(ink: Ink, at: Pixel, lines: readonly string[], strong: boolean): void {
	ink.font = `${strong ? 600 : 400} 12px "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif`;
	ink.textAlign = 'center';
	ink.textBaseline = 'middle';
	lines.forEach((line, i) => {
		const y = at.y + (i - (lines.length - 1) / 2) * 16;
		ink.lineWidth = 4;
		ink.strokeStyle = CASING;
		ink.strokeText(line, at.x, y);
		ink.fillStyle = PALETTE.ink;
		ink.fillText(line, at.x, y);
	});
}

function crosshair(ink: Ink, { x, y }: Pixel): void {
	ink.beginPath();
	for (const [dx, dy] of [
		[1, 0],
		[-1, 0],
		[0, 1],
		[0, -1],
	] as const) {
		// prettier-ignore
		ink.moveTo(x + dx * 4, y + dy * 4);
		ink.lineTo(x + dx * 15, y + dy * 15);
	}
	stroke(ink, CASING, 4);
	stroke(ink, PALETTE.ink, 1.6);
}
