import { SEQUENTIAL } from './palette.ts';

/** Diverging, white at no change: brown is less, teal is more (told apart in deuteranopia and by lightness). */
const DIVERGING = ['#8a4b0f', '#cf9a4b', '#efd9ae', '#ffffff', '#b5dcd7', '#4f9f97', '#0b5a55'] as const;

const channels = (hex: string) =>
	[1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)) as [number, number, number];

/** `n` colours evenly along a ramp of stops, both ends included; one colour is the middle. */
function along(stops: readonly string[], n: number): string[] {
	return Array.from({ length: n }, (_, i) => {
		const at = n === 1 ? (stops.length - 1) / 2 : (i * (stops.length - 1)) / (n - 1);
		const low = Math.min(stops.length - 2, Math.floor(at));
		const [a, b] = [channels(stops[low] as string), channels(stops[low + 1] as string)];
		const mix = a.map((from, c) => Math.round(from + ((b[c] as number) - from) * (at - low)));
		return `#${mix.map((v) => v.toString(16).padStart(2, '0')).join('')}`;
	});
}

/** Light is low: `n` classes of one hue. */
export const sequential = (n: number): string[] => along(SEQUENTIAL, n);

/** `n` classes (odd: the middle one is white) of change. */
export const diverging = (n: number): string[] => along(DIVERGING, n);
