// The county of performance.md: contiguous irregular parcels of eleven positions and 1.5 buildings a parcel in
// 0.4° × 0.4° at 28.45 N 119.9 E, fixed seed. Neighbours share their boundary to the last bit.
import type { Polygon, Position } from 'geojson';
import { seeded } from '../tests/support/seeded.ts';

export const WEST = 119.7;
export const SOUTH = 28.25;
export const SIZE = 0.4;

/** `count` parcels, row by row from the south-west; the last row may be short. */
export function countyParcels(count: number, seed = 2024): Polygon[] {
	const side = Math.ceil(Math.sqrt(count));
	const step = SIZE / side;
	const random = seeded(seed);
	const nodes = new Map<number, Position>();
	// every parcel's grid is of 6 × 2 nodes: ten corners, of which eight are shared in pairs
	const node = (i: number, j: number): Position => {
		const key = j * (6 * side + 1) + i;
		const found = nodes.get(key);
		if (found) return found;
		const made: Position = [
			WEST + step * (i / 6 + 0.12 * (random() - 0.5)),
			SOUTH + step * (j / 2 + 0.12 * (random() - 0.5)),
		];
		nodes.set(key, made);
		return made;
	};
	const parcels: Polygon[] = [];
	for (let n = 0; n < count; n++) {
		const [x, y] = [6 * (n % side), 2 * Math.floor(n / side)];
		const ring = [
			...[0, 2, 4, 6].map((i) => node(x + i, y)),
			node(x + 6, y + 1),
			...[6, 4, 2, 0].map((i) => node(x + i, y + 2)),
			node(x, y + 1),
		];
		parcels.push({ type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] });
	}
	return parcels;
}

/** Buildings: turned rectangles of 15 to 60 m; one in ten lies over a boundary. */
export function countyBuildings(parcels: number, seed = 2025): Polygon[] {
	const side = Math.ceil(Math.sqrt(parcels));
	const step = SIZE / side;
	const random = seeded(seed);
	return Array.from({ length: Math.round(1.5 * parcels) }, (): Polygon => {
		const parcel = Math.floor(parcels * random());
		const over = random() < 0.1;
		const reach = over ? 1 : 0.3;
		const x = WEST + step * ((parcel % side) + 0.5 + reach * (random() - 0.5));
		const y = SOUTH + step * (Math.floor(parcel / side) + 0.5 + reach * (random() - 0.5));
		const [half, deep, turn] = [
			step * (0.06 + 0.15 * random()),
			step * (0.05 + 0.1 * random()),
			Math.PI * random(),
		];
		const corner = (a: number, b: number): Position => [
			x + half * a * Math.cos(turn) - deep * b * Math.sin(turn),
			y + half * a * Math.sin(turn) + deep * b * Math.cos(turn),
		];
		const ring = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
		return { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] };
	});
}

/** A drawing of `corners` corners around the middle of the county, `radius` degrees. */
export function countyDrawing(corners: number, radius: number, seed = 7): Polygon {
	const random = seeded(seed);
	const ring = Array.from({ length: corners }, (_, i): Position => {
		const angle = (2 * Math.PI * i) / corners;
		const reach = radius * (0.9 + 0.2 * random());
		return [WEST + SIZE / 2 + reach * Math.cos(angle), SOUTH + SIZE / 2 + reach * Math.sin(angle)];
	});
	return { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] };
}
