import { MARK } from './demo-set.ts';
import type { Site } from './sites.ts';

/** What a site is called: every name says that it is made up. */
export function siteName(site: Site): string {
	return site.park !== null
		? `${site.county.name}示范园区${'ABCDE'[site.park]}${MARK}`
		: `${site.county.name}示例村工业点${(site.cluster as number) + 1}${MARK}`;
}

export const parkCode = (site: Site): string => `${site.county.code}-YQ0${(site.park as number) + 1}`;
