/** Areas of a development zone, all in one unit; null is not surveyed. Each contains the next (domain.md §2.1). */
export interface ZoneAreas {
	/** 可开发建设土地: the approved area less what cannot be built on. */
	developable: number | null;
	/** 达到供地条件土地: formalities done and at least 三通一平. */
	serviced: number | null;
	/** 已供应国有建设用地. */
	supplied: number | null;
	/** 已建成城镇建设用地. */
	built: number | null;
}

/** Shares as ratios (0.8946 is 89.46 %); null where a part is missing or its whole is not positive. */
export interface ParkChain {
	/** 土地开发率 = 达到供地条件 ÷ 可开发. */
	development: number | null;
	/** 土地供应率 = 已供应 ÷ 达到供地条件. */
	supply: number | null;
	/** 土地建成率 = 已建成 ÷ 已供应. */
	construction: number | null;
	/** 开发率 × 供应率 × 建成率 = 已建成 ÷ 可开发. */
	whole: number | null;
}

/** The chain of a zone from its areas. Source: TD/T 1029 as read in domain.md §2.1 and §10.5. */
export function parkChain(areas: ZoneAreas): ParkChain {
	const development = part(areas.serviced, areas.developable);
	const supply = part(areas.supplied, areas.serviced);
	const construction = part(areas.built, areas.supplied);
	return { development, supply, construction, whole: chainOf(development, supply, construction) };
}

/** The product of the three shares; any one missing leaves it unknown. */
export function chainOf(
	development: number | null,
	supply: number | null,
	construction: number | null,
): number | null {
	return development === null || supply === null || construction === null
		? null
		: development * supply * construction;
}

function part(of: number | null, whole: number | null): number | null {
	return of === null || whole === null || !(whole > 0) ? null : of / whole;
}
