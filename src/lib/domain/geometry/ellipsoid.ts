/**
 * The CGCS2000 ellipsoid (GB/T 17798, EPSG:1024): all figures of record are areas on it. WGS 84 differs from it by
 * 1.6e-11 in flattening, 0.1 mm in the half axis: below every figure we print.
 */
export const A = 6378137;
export const F = 1 / 298.257222101;
/** First eccentricity squared. */
export const E2 = F * (2 - F);
export const RADIANS = Math.PI / 180;

const K = A * A * (1 - E2);
// Σ (n+1)/(2n+1) · e²ⁿ · s²ⁿ, the integral of (1 − e²s²)⁻²; seven terms leave 1e-15.
const C1 = (2 / 3) * E2;
const C2 = (3 / 5) * E2 ** 2;
const C3 = (4 / 7) * E2 ** 3;
const C4 = (5 / 9) * E2 ** 4;
const C5 = (6 / 11) * E2 ** 5;
const C6 = (7 / 13) * E2 ** 6;

/**
 * Area in m² between the equator and a latitude, per radian of longitude, as a function of sin φ:
 * ∫ M·r dφ (the formula of 国土调查办发〔2008〕32号 before its truncation; `domain.md` §7.7).
 */
export function zoneArea(sinLat: number): number {
	const t = sinLat * sinLat;
	return K * sinLat * (1 + t * (C1 + t * (C2 + t * (C3 + t * (C4 + t * (C5 + t * C6))))));
}

/** Radius of curvature in the meridian, squared, m². */
export function meridianRadius2(sinLat: number): number {
	const u = 1 - E2 * sinLat * sinLat;
	return (A * A * (1 - E2) * (1 - E2)) / (u * u * u);
}

/** Radius of the parallel, squared, m². */
export function parallelRadius2(sinLat: number): number {
	return (A * A * (1 - sinLat * sinLat)) / (1 - E2 * sinLat * sinLat);
}

/** Metres per radian of latitude (`north`) and of longitude (`east`) at a latitude in degrees. */
export function metresPerRadian(latDegrees: number): { north: number; east: number } {
	const s = Math.sin(latDegrees * RADIANS);
	return { north: Math.sqrt(meridianRadius2(s)), east: Math.sqrt(parallelRadius2(s)) };
}

// The coefficients of the standard formula for sheet and patch areas (国土调查办发〔2008〕32号; `domain.md` §7.7).
const E4 = E2 * E2;
const B_POLAR2 = A * A * (1 - E2);
const HARMONICS = [
	1 + E2 / 2 + (30 / 80) * E4 + (35 / 112) * E4 * E2 + (630 / 2304) * E4 * E4,
	-(E2 / 6 + (15 / 80) * E4 + (21 / 112) * E4 * E2 + (420 / 2304) * E4 * E4),
	(3 / 80) * E4 + (7 / 112) * E4 * E2 + (180 / 2304) * E4 * E4,
	-((1 / 112) * E4 * E2 + (45 / 2304) * E4 * E4),
	(5 / 2304) * E4 * E4,
];

/**
 * The zone area above a latitude as a polynomial of the distance from it: zone(φ + y) − zone(φ) =
 * y (t₀ + y (t₁ + y (t₂ + y t₃))), y and φ in radians; within 1e-9 up to 0.01 rad (64 km).
 */
export function zonePolynomial(lat: number): [number, number, number, number] {
	const t: [number, number, number, number] = [0, 0, 0, 0];
	HARMONICS.forEach((c, i) => {
		const n = 2 * i + 1;
		const cos = B_POLAR2 * c * Math.cos(n * lat);
		const sin = B_POLAR2 * c * Math.sin(n * lat);
		t[0] += n * cos;
		t[1] -= (n ** 2 / 2) * sin;
		t[2] -= (n ** 3 / 6) * cos;
		t[3] += (n ** 4 / 24) * sin;
	});
	return t;
}
