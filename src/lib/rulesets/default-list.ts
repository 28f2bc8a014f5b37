import type { LowEfficiencyRules } from '#lib/domain/flags/low-efficiency-rules.ts';

/** A low-efficiency list that a run may take, with its area as a GB/T 2260 code where that is known. */
export interface ListChoice {
	rules: LowEfficiencyRules;
	areaCode: string | null;
}

/** Where and when a run evaluates: what a list must cover to be its default. */
export interface RunPlace {
	/** The counties of the run. */
	regions: readonly { code: string; name: string }[];
	year: number;
	/** Every parcel of the run comes from the synthetic demo. */
	synthetic: boolean;
}

/** Prefectures of Zhejiang that lists are issued by (GB/T 2260; mark: memory). */
const CITIES: Readonly<Record<string, string>> = {
	杭州市: '3301',
	宁波市: '3302',
	温州市: '3303',
	嘉兴市: '3304',
	湖州市: '3305',
	绍兴市: '3306',
	金华市: '3307',
	衢州市: '3308',
	舟山市: '3309',
	台州市: '3310',
	丽水市: '3311',
};

/**
 * The list that a run takes where nobody chose one: of those whose area covers every county of the run and whose time
 * covers the data year, the nearest (county before city before province), then the newest. The synthetic demo list is
 * taken for the synthetic demo only. Null: no list covers this place, and the finding is unknown.
 */
export function defaultList(lists: readonly ListChoice[], place: RunPlace): LowEfficiencyRules | null {
	const newest = (a: LowEfficiencyRules, b: LowEfficiencyRules) =>
		newness(b).localeCompare(newness(a), 'en', { numeric: true });
	const covering = lists
		.filter(({ rules }) => rules.mark !== 'synthetic' && coversYear(rules, place.year))
		.flatMap((list) => {
			const depth = depthOf(list, place.regions);
			return depth === null ? [] : [{ rules: list.rules, depth }];
		})
		.sort((a, b) => b.depth - a.depth || newest(a.rules, b.rules));
	const made = lists.filter(({ rules }) => rules.mark === 'synthetic').map(({ rules }) => rules);
	return covering[0]?.rules ?? (place.synthetic ? (made.sort(newest)[0] ?? null) : null);
}

/** How near the list's area is to the run's counties: digits of its code; null where it does not cover them all. */
function depthOf({ rules, areaCode }: ListChoice, regions: RunPlace['regions']): number | null {
	if (regions.length === 0) return null;
	if (rules.area === '全国') return 1;
	const code = (areaCode ?? CITIES[rules.area] ?? '').replace(/(00)+$/, '');
	const covers = (region: { code: string; name: string }) =>
		code === '' ? region.name === rules.area : region.code.startsWith(code);
	return regions.every(covers) ? code.length || 6 : null;
}

/** A list holds for the years of its effective period; without one, for its own year; without that, always. */
function coversYear({ effective, year: own }: LowEfficiencyRules, year: number): boolean {
	if (effective)
		return (
			effective.from <= `${year}-12-31` && (effective.to === undefined || effective.to >= `${year}-01-01`)
		);
	return own === null || own === year;
}

const newness = (rules: LowEfficiencyRules) =>
	`${rules.effective?.from ?? rules.year ?? ''} ${rules.version}`;
