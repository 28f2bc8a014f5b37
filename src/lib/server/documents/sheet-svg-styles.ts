import type { ConstraintKind, Level } from '#lib/domain/constraints/constraint.ts';

/** Strokes and fills of the layers that have no classes (look.md). */
export const STYLES = {
	regions: 'fill="#f8f9f7" stroke="#8b979c" stroke-width="0.3" stroke-dasharray="2 0.8 0.4 0.8"',
	'low-slope': 'fill="#8b8b3c" fill-opacity="0.25" stroke="#6d6d2a" stroke-width="0.2"',
	parks: 'fill="none" stroke="#3d494e" stroke-width="0.6"',
	buildings: 'fill="#5d6a70" fill-opacity="0.35" stroke="#3d494e" stroke-width="0.1"',
} as const;

/** Constraints by level, in the colours of the screen; the dash tells the level where the print has no colour. */
export const LEVEL_LINES: Record<Level, { colour: string; line: string }> = {
	hard: { colour: '#b3261e', line: 'stroke-width="0.45"' },
	soft: { colour: '#c07a12', line: 'stroke-width="0.4" stroke-dasharray="1.8 0.6"' },
	information: { colour: '#6f7c82', line: 'stroke-width="0.35" stroke-dasharray="0.5 0.5"' },
};

/** The hatch of each kind, as the screen has them: a tile in mm. The boundary has none: land outside of it conflicts. */
const HATCHES: Record<ConstraintKind, { width: number; height: number; d: string } | null> = {
	'basic-farmland': { width: 2, height: 2, d: 'M0 1H2M1 0V2' },
	'ecological-red-line': { width: 2, height: 2, d: 'M-0.5 -0.5 2.5 2.5M-0.5 1.5 0.5 2.5M1.5 -0.5 2.5 0.5' },
	'development-boundary': null,
	geohazard: { width: 4, height: 4, d: 'M1.2 1.2 2.8 2.8M2.8 1.2 1.2 2.8' },
	'water-source': { width: 4, height: 2, d: 'M0 1Q1 0 2 1Q3 2 4 1' },
	'adopted-plan': { width: 4, height: 4, d: 'M1.6 2H2.4M2 1.6V2.4M1.72 1.72 2.28 2.28M2.28 1.72 1.72 2.28' },
};
const patternId = (kind: ConstraintKind, level: Level) => `constraint-${kind}-${level}`;

/** The patterns of the constraints that a sheet shows. */
export function constraintPatterns(shown: Iterable<readonly [ConstraintKind, Level]>): string {
	return [...shown]
		.map(([kind, level]) => {
			const hatch = HATCHES[kind];
			return hatch
				? `<pattern id="${patternId(kind, level)}" width="${hatch.width}" height="${hatch.height}" patternUnits="userSpaceOnUse"><path d="${hatch.d}" fill="none" stroke="${LEVEL_LINES[level].colour}" stroke-width="0.14"/></pattern>`
				: '';
		})
		.join('');
}

/** Fill and line of a constraint. */
export function constraintStyle(kind: ConstraintKind, level: Level): string {
	const { colour, line } = LEVEL_LINES[level];
	const fill = HATCHES[kind] ? `url(#${patternId(kind, level)})` : 'none';
	return `fill="${fill}" stroke="${colour}" ${line} stroke-linejoin="round"`;
}
