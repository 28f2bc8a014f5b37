import { describe, expect, it } from 'vitest';
import { perimeterM } from './perimeter.ts';

const square = (west: number, south: number, size: number) => [
	[west, south],
	[west + size, south],
	[west + size, south + size],
	[west, south + size],
];

describe('perimeter', () => {
	it('is what PostGIS 3.3 answers to ST_Perimeter(geom::geography)', () => {
		const ring = square(119.9, 28.4, 0.01);
		expect(perimeterM({ type: 'Polygon', coordinates: [ring] })).toBeCloseTo(4176.353473589918, 6);
	});

	it('is the same whether the ring is closed or not, and counts holes', () => {
		const ring = square(119.9, 28.4, 0.01);
		const hole = square(119.903, 28.403, 0.001);
		const closed = perimeterM({ type: 'Polygon', coordinates: [[...ring, ring[0] as number[]]] });
		expect(closed).toBeCloseTo(perimeterM({ type: 'Polygon', coordinates: [ring] }), 9);
		expect(perimeterM({ type: 'Polygon', coordinates: [ring, hole] })).toBeGreaterThan(closed + 400);
	});
});
