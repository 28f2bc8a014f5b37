import { E2, F, zoneArea } from './ellipsoid.ts';

// Gauss–Legendre nodes and weights of order 8 on [0, 1].
const NODES = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363].flatMap((x) => [
	(1 - x) / 2,
	(1 + x) / 2,
]);
const WEIGHTS = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763].flatMap(
	(w) => [w / 2, w / 2],
);
const PANEL = 0.1;

/**
 * Area in m² under a geodesic of any length (not nearly antipodal), from the zone of `base` (m² per radian, as
 * `zoneArea` gives it) up to the line: ∫ (zoneArea(φ) − base) dλ along the geodesic. Positive eastwards.
 *
 * Bessel's auxiliary sphere: on it the geodesic is a great circle in reduced latitude β and longitude ω, with
 * dλ/dω = √(1 − e² cos²β); ω is found by fixed-point iteration, both integrals by quadrature over the arc.
 * lon1, lon2, lat1, lat2 in radians.
 */
export function areaUnderGeodesic(
	lon1: number,
	lat1: number,
	lon2: number,
	lat2: number,
	base: number,
): number {
	const lambda = wrapped(lon2 - lon1);
	if (lambda === 0) return 0;
	const beta1 = Math.atan((1 - F) * Math.tan(lat1));
	const beta2 = Math.atan((1 - F) * Math.tan(lat2));
	let omega = lambda;
	let area = 0;
	for (let round = 0; round < 20; round++) {
		const swept = sweep(beta1, beta2, omega, base);
		area = swept.area;
		// λ = ω − lag(ω), and lag changes e²/2 as fast as ω.
		const next = lambda + swept.lag;
		if (Math.abs(next - omega) < 1e-15) break;
		omega = next;
	}
	return area;
}

/** Along the great circle over ω: how far λ lags behind, and the area under it. */
function sweep(beta1: number, beta2: number, omega: number, base: number): { lag: number; area: number } {
	const p = [Math.cos(beta1), 0, Math.sin(beta1)] as const;
	const q = [Math.cos(beta2) * Math.cos(omega), Math.cos(beta2) * Math.sin(omega), Math.sin(beta2)] as const;
	const cross = [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]] as const;
	const sine = Math.hypot(...cross);
	const sigma = Math.atan2(sine, p[0] * q[0] + p[1] * q[1] + p[2] * q[2]);
	/** cos β · sin α, the same all along the great circle (Clairaut). */
	const clairaut = cross[2] / sine;
	const panels = Math.ceil(sigma / PANEL);
	let lag = 0;
	let area = 0;
	for (let panel = 0; panel < panels; panel++) {
		for (let i = 0; i < NODES.length; i++) {
			const at = ((panel + (NODES[i] as number)) * sigma) / panels;
			const sinBeta = (p[2] * Math.sin(sigma - at) + q[2] * Math.sin(at)) / sine;
			const cos2 = 1 - sinBeta * sinBeta;
			const dOmega = ((WEIGHTS[i] as number) * sigma * clairaut) / (panels * cos2);
			const rate = Math.sqrt(1 - E2 * cos2);
			lag += (dOmega * E2 * cos2) / (1 + rate);
			// tan φ = tan β / (1 − f), so sin φ = sin β / √(1 − e² cos²β).
			area += (zoneArea(sinBeta / rate) - base) * rate * dOmega;
		}
	}
	return { lag, area };
}

/** An angle brought to (−π, π]. */
function wrapped(angle: number): number {
	return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}

/** Longer edges than this (radians of arc, 10 km) take the full geodesic; the series for short ones errs 1e-10 there. */
export const LONG_EDGE = 10 / 6378;
