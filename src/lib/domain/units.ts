/** 1 亩 = 2000/3 m² exactly (10,000 m² = 15 亩). */
export const M2_PER_MU = 2000 / 3;
/** 1 hm² = 15 亩. */
export const MU_PER_HECTARE = 15;

/** Square metres → mu. */
export function muOf(areaM2: number): number {
	return (areaM2 * 3) / 2000;
}

/** Mu → square metres. */
export function m2OfMu(mu: number): number {
	return (mu * 2000) / 3;
}

/** 万元/亩 → 万元/hm² (×15). */
export function perHectareOfPerMu(valuePerMu: number): number {
	return valuePerMu * MU_PER_HECTARE;
}
