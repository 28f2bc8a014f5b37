import type { Polygon, Position } from 'geojson';

/** A repeatable source of numbers in [0, 1). */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A star-shaped polygon around a lon/lat point; `radius` in degrees of latitude. */
export function starPolygon(
	random: () => number,
	lon: number,
	lat: number,
	radius: number,
	points: number,
	withHole = false,
): Polygon {
	const ring = (size: number): Position[] => {
		const made = Array.from({ length: points }, (_, i): Position => {
			const angle = (2 * Math.PI * (i + 0.5 * random())) / points;
			const reach = size * (0.6 + 0.8 * random());
			return [
				lon + (reach * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180),
				lat + reach * Math.sin(angle),
			];
		});
		return [...made, made[0] as Position];
	};
	return { type: 'Polygon', coordinates: withHole ? [ring(radius), ring(radius * 0.08)] : [ring(radius)] };
}
