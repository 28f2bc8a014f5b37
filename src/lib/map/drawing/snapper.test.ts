import { describe, expect, it } from 'vitest';
import { flattenAreas } from '#lib/domain/geometry/flat-areas.ts';
import { snapEdgesOf } from '#lib/live/snap-edges.ts';
import type { Outline, Point } from './outline.ts';
import { NO_SNAPPER, ownEdges, Snapper } from './snapper.ts';

/** A neighbour of 0.001° × 0.001°, about 98 × 111 m. */
const snapper = new Snapper(
	snapEdgesOf([
		flattenAreas([
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

	it('finds the nearest place on an edge where nothing more telling is within reach', () => {
		const target = snapper.target([119.9003, 28.39998], 5);
		expect(target).toMatchObject({ kind: 'edge', position: [119.9003, 28.4] });
		expect(target?.distanceM).toBeCloseTo(2.2, 1);
	});

	it('finds nothing beyond its reach, and nothing before anything is loaded', () => {
		expect(snapper.target([119.9005, 28.399], 5)).toBeNull();
		expect(NO_SNAPPER.target([119.901, 28.4], 5)).toBeNull();
	});

	it('finds corners of the drawing itself, but not the one in hand nor its edges', () => {
		const at: Point = [119.911, 28.41001];
		expect(NO_SNAPPER.target(at, 5, { edges: ownEdges(own, null, null) })?.kind).toBe('vertex');
		const inHand = { part: 0, ring: 0, vertex: 1 };
		expect(NO_SNAPPER.target(at, 5, { edges: ownEdges(own, null, inHand) })?.kind).toBeUndefined();
		expect(ownEdges(own, null, inHand)).toHaveLength(1);
	});

	it('finds the first corner of a sketch that has only that one', () => {
		const edges = ownEdges([], [[119.9, 28.4]], null);
		expect(NO_SNAPPER.target([119.9, 28.40001], 5, { edges })?.kind).toBe('vertex');
	});

	it('tells the middle of an edge, a crossing, a foot and an extension apart', () => {
		const edges = [
			[
				[119.8995, 28.4003],
				[119.9005, 28.4003],
			],
		] as const;
		expect(snapper.target([119.90051, 28.39999], 5)).toMatchObject({
			kind: 'midpoint',
			position: [119.9005, 28.4],
		});
		expect(snapper.target([119.90001, 28.40031], 5, { edges })).toMatchObject({
			kind: 'crossing',
			position: [119.9, 28.4003],
		});
		expect(
			snapper.target([119.89999, 28.4008], 5, { edges: [], anchors: [[119.8995, 28.40081]] }),
		).toMatchObject({
			kind: 'foot',
			position: [119.9, 28.40081],
			guide: [
				[119.8995, 28.40081],
				[119.9, 28.40081],
			],
		});
		expect(snapper.target([119.9012, 28.40101], 5)).toMatchObject({
			kind: 'extension',
			position: [119.9012, 28.401],
			guide: [
				[119.901, 28.401],
				[119.9012, 28.401],
			],
		});
	});

	it('runs parallel to a side of the drawing', () => {
		const own = {
			edges: [],
			anchors: [[119.95, 28.45]] as const,
			parallels: [
				[
					[119.9, 28.4],
					[119.9, 28.5],
				],
			] as const,
		};
		expect(snapper.target([119.95001, 28.4511], 5, own)).toMatchObject({
			kind: 'parallel',
			position: [119.95, 28.4511],
		});
	});

	it('points at no neighbour from so far out that the pointer covers whole parcels', () => {
		expect(snapper.target([119.90101, 28.40001], 100)?.kind).toBe('vertex');
		expect(snapper.target([119.90101, 28.40001], 120)).toBeNull();
	});

	it('looks at no more edges than a frame has time for', () => {
		const corner = (k: number): [number, number][] => [
			[120, 28],
			[120.0001, 28 + k * 1e-9],
			[120.0001, 28.0001],
			[120, 28],
		];
		const many = (count: number) =>
			new Snapper(
				snapEdgesOf([
					flattenAreas(
						Array.from({ length: count }, (_, k) => ({ type: 'Polygon', coordinates: [corner(k)] })),
					),
				]),
			);
		expect(many(500).target([120.000001, 28], 5)?.kind).toBe('vertex');
		expect(many(700).target([120.000001, 28], 50)).toBeNull();
	});

	it('finds a crossing of the drawing’s own sides however many others it has', () => {
		const far = Array.from({ length: 60 }, (_, i): [Point, Point] => [
			[121 + i, 28],
			[121 + i, 28.1],
		]);
		const cross: [Point, Point][] = [
			[
				[120, 28],
				[120.001, 28.001],
			],
			[
				[120, 28.0008],
				[120.001, 28.0001],
			],
		];
		const at: Point = [120.0004706, 28.0004706];
		expect(NO_SNAPPER.target(at, 2, { edges: [...cross, ...far] })?.kind).toBe('crossing');
	});
});
