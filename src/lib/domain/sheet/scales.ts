/** Scales of the survey's own series, the largest first. */
export const SCALES = [500, 1000, 2000, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000] as const;

/** The largest scale of the series at which an extent of that many metres keeps within a share of the map; null: none. */
export function scaleFor(
	extent: { width: number; height: number },
	map: { width: number; height: number },
	share: number,
): number | null {
	return SCALES.find((scale) => fitsAt(scale, extent, map, share)) ?? null;
}

/** Whether an extent of that many metres keeps within a share of a map of that many millimetres. */
export function fitsAt(
	scale: number,
	extent: { width: number; height: number },
	map: { width: number; height: number },
	share: number,
): boolean {
	const mm = 1000 / scale;
	return extent.width * mm <= map.width * share && extent.height * mm <= map.height * share;
}
