import {
	CONSTRAINT_KINDS,
	LEVELS,
	type ConstraintKind,
	type Level,
} from '#lib/domain/constraints/constraint.ts';
import { PALETTE } from './palette.ts';

/** Red line, amber line, grey: the level. What kind it is, the hatch says, so that colour is not the only sign. */
export const LEVEL_COLOURS: Record<Level, string> = {
	hard: PALETTE.hard,
	soft: PALETTE.soft,
	information: PALETTE.information,
};

const SIZE = 16;

/** Distance to the nearest line of a family with this gap. */
const away = (position: number, gap: number) => {
	const d = ((position % gap) + gap) % gap;
	return Math.min(d, gap - d);
};

/** How strongly a hatch covers a pixel, 0–1. The boundary has no hatch: the conflict is outside of it. */
const HATCHES: Record<ConstraintKind, ((x: number, y: number) => number) | null> = {
	// a field: squares
	'basic-farmland': (x, y) => 1.2 - Math.min(away(x, 8), away(y, 8)),
	'ecological-red-line': (x, y) => 1.3 - away(x - y, 8),
	'development-boundary': null,
	// crosses
	geohazard: (x, y) => {
		const [u, v] = [away(x, 16), away(y, 16)];
		return u + v > 8 ? 0 : 1.2 - Math.abs(u - v);
	},
	'water-source': (x, y) => 1.2 - away(y + 1.4 * Math.sin((2 * Math.PI * x) / 16), 8),
	// dots
	'adopted-plan': (x, y) => 1.9 - Math.hypot(away(x, 16), away(y, 16)),
};

/** `constraint-water-source-hard` */
export const patternName = (kind: ConstraintKind, level: Level): string => `constraint-${kind}-${level}`;

/** The hatch of each kind in the colour of each level. */
export function constraintPatterns(): Record<
	string,
	{ data: Uint8ClampedArray; width: number; height: number }
> {
	const patterns: ReturnType<typeof constraintPatterns> = {};
	for (const kind of CONSTRAINT_KINDS)
		for (const level of LEVELS) {
			const hatch = HATCHES[kind];
			const colour = LEVEL_COLOURS[level];
			const rgb = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
			const data = new Uint8ClampedArray(SIZE * SIZE * 4);
			for (let y = 0; y < SIZE; y++)
				for (let x = 0; x < SIZE; x++) {
					const cover = hatch ? Math.max(0, Math.min(1, hatch(x, y))) : 0;
					data.set([...rgb, Math.round(255 * cover)], (y * SIZE + x) * 4);
				}
			patterns[patternName(kind, level)] = { data, width: SIZE, height: SIZE };
		}
	return patterns;
}
