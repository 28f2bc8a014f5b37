import { describe, expect, it } from 'vitest';
import { snapEdgesOf } from '#lib/live/snap-edges.ts';
import type { Outline, Point } from './outline.ts';
import { NO_SNAPPER, ownEdges, Snapper } from './snapper.ts';

/** A neighbour of 0.001° × 0.001°, about 98 × 111 m. */
const snapper = new Snapper(
	snapEdgesOf([
		{
			type: 'Polygon',
			coordinates: [
				[
					[119.9, 28.4],
					[119.901, 28.4],
					[119.901, 28.401],
					[119.9, 28.401],
					[119.9, 28.4],
				],
			],
		},
	]),
);
const own: Outline = [
	[
		[
			[119.91, 28.41],
			[119.911, 28.41],
			[119.911, 28.411],
		],
	],
];

describe('snapping', () => {
	it('finds a neighbour’s corner exactly, to the last digit', () => {
		expect(snapper.target([119.90101, 28.40001], 5)).toMatchObject({
			kind: 'vertex',
			position: [119.901, 28.4],
		});
	});

	it('finds the nearest place on an edge where no corner is within reach', () => {
		const target = snapper.target([119.9005, 28.39998], 5);
		expect(target).toMatchObject({ kind: 'edge', position: [119.9005, 28.4] });
		expect(target?.distanceM).toBeCloseTo(2.2, 1);
	});

	it('finds nothing beyond its reach, and nothing before anything is loaded', () => {
		expect(snapper.target([119.9005, 28.399], 5)).toBeNull();
		expect(NO_SNAPPER.target([119.901, 28.4], 5)).toBeNull();
	});

	it('finds corners of the drawing itself, but not the one in hand nor its edges', () => {
		const at: Point = [119.911, 28.41001];
		expect(NO_SNAPPER.target(at, 5, ownEdges(own, null, null))?.kind).toBe('vertex');
		const inHand = { part: 0, ring: 0, vertex: 1 };
		expect(NO_SNAPPER.target(at, 5, ownEdges(own, null, inHand))).toBeNull();
		expect(ownEdges(own, null, inHand)).toHaveLength(1);
	});

	it('finds the first corner of a sketch that has only that one', () => {
		expect(NO_SNAPPER.target([119.9, 28.40001], 5, ownEdges([], [[119.9, 28.4]], null))?.kind).toBe('vertex');
	});
});
