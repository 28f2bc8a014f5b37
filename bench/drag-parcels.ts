import type { Polygon, Position } from 'geojson';
import type { Neighbourhood } from '#lib/api/assessment.ts';
import { noFacts } from '#lib/domain/facts.ts';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { muOf } from '#lib/domain/units.ts';
import { seeded } from '../tests/support/seeded.ts';

const LON = 119.9;
const LAT = 28.45;
/** Degrees: about 100 × 100 m, 15 mu. */
const STEP_X = 0.00102;
const STEP_Y = 0.0009;

/** Contiguous irregular parcels of ten corners, `side` × `side`, with invented facts; some facts are missing. */
export function inventedNeighbourhood(side: number, seed: number): Neighbourhood {
	const random = seeded(seed);
	const jitter = new Map<string, Position>();
	const node = (i: number, j: number): Position => {
		const key = `${i} ${j}`;
		const found = jitter.get(key);
		if (found) return found;
		const made = [LON + STEP_X * (i + 0.12 * (random() - 0.5)), LAT + STEP_Y * (j + 0.12 * (random() - 0.5))];
		jitter.set(key, made);
		return made;
	};
	const parcels: Neighbourhood['parcels'] = [];
	for (let y = 0; y < side; y++)
		for (let x = 0; x < side; x++) {
			const ring = [
				node(x, y),
				node(x + 1 / 3, y),
				node(x + 2 / 3, y),
				node(x + 1, y),
				node(x + 1, y + 1 / 2),
				node(x + 1, y + 1),
				node(x + 2 / 3, y + 1),
				node(x + 1 / 3, y + 1),
				node(x, y + 1),
				node(x, y + 1 / 2),
			];
			const polygon: Polygon = { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] };
			const areaM2 = ellipsoidalAreaM2(polygon);
			const id = y * side + x + 1;
			const landMu = muOf(areaM2);
			parcels.push({
				id,
				code: String(id).padStart(19, '3'),
				geometry: { type: 'MultiPolygon', coordinates: [polygon.coordinates] },
				areaM2,
				registeredMu: landMu,
				facts: {
					...noFacts(),
					landMu,
					taxWan: landMu * 20 * random(),
					valueAddedWan: landMu * 90 * random(),
					revenueWan: landMu * 300 * random(),
					energyTce: random() < 0.2 ? null : 100 * random(),
					employees: Math.round(60 * random()),
					floorAreaM2: areaM2 * random(),
				},
				grade: 'ABCD'[Math.floor(4 * random())] ?? null,
				flags: [
					{ code: 'idle', finding: random() < 0.1 ? 'yes' : 'no' },
					{ code: 'low-efficiency', finding: random() < 0.2 ? 'yes' : 'no' },
				],
				enterprises: [{ id, share: 1 }],
			});
		}
	return {
		year: 2024,
		run: 1,
		bbox: [LON - 1, LAT - 1, LON + 1, LAT + 1],
		truncated: false,
		parcels,
		enterprises: parcels.map(({ id }) => ({ id, code: String(id), name: String(id), grade: null })),
		parks: [],
		lowSlope: [],
	};
}

/** A drawing of `corners` corners over the middle of the neighbourhood, about `across` parcels wide. */
export function drawingOver(side: number, across: number, corners: number, seed: number): Polygon {
	const random = seeded(seed);
	const ring = Array.from({ length: corners }, (_, i): Position => {
		const angle = (2 * Math.PI * i) / corners;
		const reach = (across / 2) * (0.94 + 0.12 * random());
		return [
			LON + STEP_X * (side / 2 + reach * Math.cos(angle)),
			LAT + STEP_Y * (side / 2 + reach * Math.sin(angle)),
		];
	});
	return { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] };
}
