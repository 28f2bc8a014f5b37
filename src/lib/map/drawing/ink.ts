import type { Pixel } from './hit.ts';

export type Ink = CanvasRenderingContext2D;

/** Under every line, so that it is seen on any ground. */
export const CASING = 'rgb(255 255 255 / 90%)';

export function traceLines(ink: Ink, lines: readonly (readonly Pixel[])[], closed: boolean): void {
	ink.beginPath();
	for (const line of lines) {
		line.forEach(({ x, y }, i) => (i === 0 ? ink.moveTo(x, y) : ink.lineTo(x, y)));
		if (closed) ink.closePath();
	}
}

export function stroke(ink: Ink, colour: string, width: number): void {
	ink.strokeStyle = colour;
	ink.lineWidth = width;
	ink.stroke();
}

export function dot(
	ink: Ink,
	{ x, y }: Pixel,
	radius: number,
	fill: string,
	line: string,
	width: number,
): void {
	ink.beginPath();
	ink.arc(x, y, radius, 0, 2 * Math.PI);
	ink.fillStyle = fill;
	ink.fill();
	stroke(ink, line, width);
}

export function cross(
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
