/** A storey: its floor area and its height (层高); a height that nobody recorded is null. */
export interface Storey {
	areaM2: number;
	heightM: number | null;
}

export interface FloorArea {
	/** Floor as built, m²; null where nothing is recorded. */
	floorAreaM2: number | null;
	/** Floor counted for FAR, m²: a storey higher than 8 m counts twice. */
	farAreaM2: number | null;
	/** Storeys of unknown height: each was counted once. */
	storeysOfUnknownHeight: number;
}

/** 层高 above which a storey counts twice in FAR (strictly more; 2008 and 2023 control indicators). */
export const DOUBLE_ABOVE_M = 8;

/**
 * The floor area of a building for FAR. The storey counts twice, not the building; unknown height counts once and is
 * counted. Storeys come one by one, or as a count with one height over an evenly spread floor area.
 */
export function floorAreaOf(building: {
	storeys?: Storey[] | null;
	storeyCount?: number | null;
	storeyHeightM?: number | null;
	floorAreaM2?: number | null;
}): FloorArea {
	if (building.storeys?.length) {
		const sum = (of: (s: Storey) => number) => building.storeys?.reduce((total, s) => total + of(s), 0) ?? 0;
		return {
			floorAreaM2: building.floorAreaM2 ?? sum((s) => s.areaM2),
			farAreaM2: sum((s) => s.areaM2 * timesCounted(s.heightM)),
			storeysOfUnknownHeight: building.storeys.filter((s) => s.heightM === null).length,
		};
	}
	if (building.floorAreaM2 === null || building.floorAreaM2 === undefined)
		return { floorAreaM2: null, farAreaM2: null, storeysOfUnknownHeight: 0 };
	const height = building.storeyHeightM ?? null;
	return {
		floorAreaM2: building.floorAreaM2,
		farAreaM2: building.floorAreaM2 * timesCounted(height),
		storeysOfUnknownHeight: height === null ? (building.storeyCount ?? 1) : 0,
	};
}

function timesCounted(heightM: number | null): 1 | 2 {
	return heightM !== null && heightM > DOUBLE_ABOVE_M ? 2 : 1;
}

/** Storeys as a file gives them, `[{areaM2, heightM?}]`, or undefined where they are something else. */
export function storeysOf(value: unknown): Storey[] | undefined {
	if (!Array.isArray(value)) return undefined;
	const storeys: Storey[] = [];
	for (const item of value as unknown[]) {
		if (typeof item !== 'object' || item === null) return undefined;
		const { areaM2, heightM } = item as Record<string, unknown>;
		if (typeof areaM2 !== 'number' || !(areaM2 >= 0)) return undefined;
		if (heightM !== null && heightM !== undefined && (typeof heightM !== 'number' || !(heightM > 0)))
			return undefined;
		storeys.push({ areaM2, heightM: heightM ?? null });
	}
	return storeys;
}
