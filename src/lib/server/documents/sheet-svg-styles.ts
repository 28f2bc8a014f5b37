/** Strokes and fills of the layers that have no classes (look.md). */
export const STYLES = {
	regions: 'fill="#f8f9f7" stroke="#8b979c" stroke-width="0.3" stroke-dasharray="2 0.8 0.4 0.8"',
	'low-slope': 'fill="#8b8b3c" fill-opacity="0.25" stroke="#6d6d2a" stroke-width="0.2"',
	parks: 'fill="none" stroke="#3d494e" stroke-width="0.6"',
	buildings: 'fill="#5d6a70" fill-opacity="0.35" stroke="#3d494e" stroke-width="0.1"',
} as const;
/** Constraints by level: hard, soft, information. */
export const CONSTRAINTS: Record<string, string> = {
	hard: 'fill="#c8102e" fill-opacity="0.08" stroke="#c8102e" stroke-width="0.4"',
	soft: 'fill="#d98e04" fill-opacity="0.08" stroke="#d98e04" stroke-width="0.35"',
	information: 'fill="#7d888d" fill-opacity="0.08" stroke="#7d888d" stroke-width="0.3"',
};
