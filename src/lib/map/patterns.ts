import type { Map as MapLibre } from 'maplibre-gl';
import { constraintPatterns } from './constraint-patterns.ts';
import { PALETTE } from './palette.ts';

const SIZE = 16;

interface Pattern {
	data: Uint8ClampedArray;
	width: number;
	height: number;
}

function draw(paint: (put: (x: number, y: number, alpha: number) => void) => void, colour: string): Pattern {
	const data = new Uint8ClampedArray(SIZE * SIZE * 4);
	const [r, g, b] = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16)) as [number, number, number];
	paint((x, y, alpha) => {
		const at = ((((y % SIZE) + SIZE) % SIZE) * SIZE + (((x % SIZE) + SIZE) % SIZE)) * 4;
		data.set([r, g, b, Math.max(data[at + 3] ?? 0, Math.round(alpha * 255))], at);
	});
	return { data, width: SIZE, height: SIZE };
}

/** Diagonal lines at 45° over a transparent ground; `gap` must divide 16. */
function diagonal(colour: string, gap: number, width: number): Pattern {
	return draw((put) => {
		for (let y = 0; y < SIZE; y++)
			for (let x = 0; x < SIZE; x++) {
				const d = (x + y) % gap;
				const distance = Math.min(d, gap - d);
				put(x, y, Math.max(0, Math.min(1, width - distance)));
			}
	}, colour);
}

/** Lines across; `gap` must divide 16. */
function level(colour: string, gap: number, width: number): Pattern {
	return draw((put) => {
		for (let y = 0; y < SIZE; y++)
			for (let x = 0; x < SIZE; x++) {
				const distance = Math.min(y % gap, gap - (y % gap));
				put(x, y, Math.max(0, Math.min(1, width - distance)));
			}
	}, colour);
}

function mirrored({ data, width, height }: Pattern): Pattern {
	const turned = new Uint8ClampedArray(data.length);
	for (let y = 0; y < height; y++)
		turned.set(data.subarray(y * width * 4, (y + 1) * width * 4), (height - 1 - y) * width * 4);
	return { data: turned, width, height };
}

function dots(colour: string): Pattern {
	return draw((put) => {
		for (const [cx, cy] of [
			[4, 4],
			[12, 12],
		] as const)
			for (let y = -2; y <= 2; y++)
				for (let x = -2; x <= 2; x++) put(cx + x, cy + y, Math.max(0, Math.min(1, 2.1 - Math.hypot(x, y))));
	}, colour);
}

/** Patterns are generated, never fetched: hatches for what colour alone must not say. */
export function addPatterns(map: MapLibre): void {
	const patterns: Record<string, Pattern> = {
		// Suspected idle: dark lines over D.
		'hatch-idle': diagonal('#5e1608', 8, 1.1),
		// Not enough data: thin grey lines over white, readable in greyscale.
		'hatch-unknown': diagonal('#8d979b', 16, 0.8),
		// The batches: lines across, lines that fall, dots; each darker than its fill, told apart in greyscale.
		'hatch-supply': level('#12304c', 8, 1.1),
		'hatch-swap': mirrored(diagonal('#3d2149', 8, 1.1)),
		'hatch-formalities': dots('#4f3d00'),
		'dots-olive': dots(PALETTE.lowSlope),
		...constraintPatterns(),
	};
	for (const [name, image] of Object.entries(patterns))
		if (!map.hasImage(name)) map.addImage(name, image, { pixelRatio: 2 });
}
