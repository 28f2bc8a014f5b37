import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Areal } from '../geometry/areal.ts';
import { roomOf, surelyTooSmall } from './shape-room.ts';
import { shapeFit } from './shape-fit.ts';

const LAT = 28.4;
const M_LON = 1 / (111_320 * Math.cos((LAT * Math.PI) / 180));
const M_LAT = 1 / 110_850;
/** A polygon of metres east and north. */
const land = (...ring: [number, number][]): Polygon => ({
	type: 'Polygon',
	coordinates: [[...ring, ring[0]!].map(([x, y]) => [119.9 + x * M_LON, LAT + y * M_LAT])],
});
const oblong = land([0, 0], [200, 0], [200, 60], [0, 60]);
const hook = land([0, 0], [200, 0], [200, 60], [60, 60], [60, 200], [0, 200]);

describe('what surely does not fit', () => {
	it('is what is wider than the widest circle, or longer than the land reaches', () => {
		const rooms = roomOf(oblong);
		expect(rooms[0]!.widthM).toBeCloseTo(60, 0);
		expect(rooms[0]!.reachM).toBeCloseTo(Math.hypot(200, 60), 0);
		expect(rooms[0]!.areaM2 / 12_000).toBeCloseTo(1, 2);
		expect(surelyTooSmall(rooms, 59, null)).toBe(false);
		expect(surelyTooSmall(rooms, 62, null)).toBe(true);
		expect(surelyTooSmall(rooms, null, 205)).toBe(false);
		expect(surelyTooSmall(rooms, null, 215)).toBe(true);
		expect(surelyTooSmall(rooms, 58, 198)).toBe(false);
		expect(surelyTooSmall(rooms, 198, 58)).toBe(false);
		expect(surelyTooSmall(rooms, 58, 215)).toBe(true);
		expect(surelyTooSmall(rooms, null, null)).toBe(false);
	});

	it('counts the parts of the land each by itself', () => {
		const [a, b] = [oblong, land([300, 0], [500, 0], [500, 60], [300, 60])];
		const parts: Areal = { type: 'MultiPolygon', coordinates: [a.coordinates, b.coordinates] };
		expect(surelyTooSmall(roomOf(parts), 50, 300)).toBe(true);
		expect(surelyTooSmall(roomOf(parts), 50, 150)).toBe(false);
	});

	it('never refuses what a rectangle was found for', () => {
		for (const piece of [oblong, hook]) {
			const rooms = roomOf(piece);
			for (const [widthM, lengthM] of [
				[20, 100],
				[40, 150],
				[55, 190],
				[59, 120],
			] as const) {
				if (!shapeFit(piece, { kind: 'rectangle', widthM, lengthM }).fits) continue;
				expect(surelyTooSmall(rooms, widthM, lengthM)).toBe(false);
			}
		}
	});

	it('takes a sliver for what its box is', () => {
		expect(roomOf(land([0, 0], [400, 0], [400, 0.4], [0, 0.4]))[0]!.widthM).toBeLessThan(0.5);
	});
});
