import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { CONSTRAINT_KINDS, LEVELS } from '#lib/domain/constraints/constraint.ts';
import { LEVEL_COLOURS, patternName } from '../constraint-patterns.ts';
import { LABEL_FONT } from '../maplibre.ts';
import { PALETTE } from '../palette.ts';

const at = { source: 'constraints', 'source-layer': 'constraints' } as const;

const byLevel = (values: Record<(typeof LEVELS)[number], number | string>): ExpressionSpecification =>
	[
		'match',
		['get', 'level'],
		'hard',
		values.hard,
		'soft',
		values.soft,
		values.information,
	] as ExpressionSpecification;

const pattern = [
	'match',
	['concat', ['get', 'kind'], '-', ['get', 'level']],
	...CONSTRAINT_KINDS.flatMap((kind) =>
		LEVELS.flatMap((level) => [`${kind}-${level}`, patternName(kind, level)]),
	),
	'hatch-unknown',
] as unknown as ExpressionSpecification;

/** A development boundary binds outside of it: its inside is no area to point at, only its line. */
const HAS_INSIDE: ExpressionSpecification = ['!=', ['get', 'kind'], 'development-boundary'];

/** Constraints: hard a red line, soft an amber one, information grey; the hatch tells the kind. */
export const constraint: LayerSpecification[] = [
	{
		id: 'constraint-fill',
		type: 'fill',
		...at,
		filter: HAS_INSIDE,
		paint: { 'fill-pattern': pattern, 'fill-opacity': 0.55 },
	},
	{
		id: 'constraint-line',
		type: 'line',
		...at,
		layout: { 'line-join': 'round' },
		paint: {
			'line-color': byLevel(LEVEL_COLOURS),
			'line-width': [
				'interpolate',
				['linear'],
				['zoom'],
				9,
				0.8,
				14,
				byLevel({ hard: 2, soft: 1.6, information: 1.2 }),
			],
		},
	},
	{
		id: 'constraint-label',
		type: 'symbol',
		source: 'constraints',
		'source-layer': 'constraints-label',
		minzoom: 13,
		layout: {
			'text-field': ['get', 'name'],
			'text-font': LABEL_FONT,
			'text-size': 11,
			'text-max-width': 8,
		},
		paint: {
			'text-color': byLevel({ hard: '#8f2a17', soft: '#7a5212', information: '#4b565b' }),
			'text-halo-color': PALETTE.noData,
			'text-halo-width': 1.4,
		},
	},
];

/** Those in force on a day (civil days compare as text); null: all. One that does not say from when is in force. */
export function inForceOn(
	day: string | null,
): Record<'constraint-fill' | 'constraint-line' | 'constraint-label', FilterSpecification> {
	const days: ExpressionSpecification =
		day === null
			? (['literal', true] as unknown as ExpressionSpecification)
			: [
					'all',
					['any', ['!', ['has', 'from']], ['<=', ['get', 'from'], day]],
					['any', ['!', ['has', 'to']], ['>=', ['get', 'to'], day]],
				];
	return { 'constraint-fill': ['all', HAS_INSIDE, days], 'constraint-line': days, 'constraint-label': days };
}
