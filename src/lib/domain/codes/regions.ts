import type { Mark } from '../proof.ts';

/** GB/T 2260 of 丽水市 and its counties. 丽水经开区 has no county code of its own. */
export interface Region {
	code: string;
	name: string;
	mark: Mark;
}

export const LISHUI_REGIONS: readonly Region[] = [
	{ code: '331100', name: '丽水市', mark: 'memory' },
	{ code: '331102', name: '莲都区', mark: 'memory' },
	{ code: '331121', name: '青田县', mark: 'memory' },
	{ code: '331122', name: '缙云县', mark: 'memory' },
	{ code: '331123', name: '遂昌县', mark: 'memory' },
	{ code: '331124', name: '松阳县', mark: 'seen' },
	{ code: '331125', name: '云和县', mark: 'seen' },
	{ code: '331126', name: '庆元县', mark: 'seen' },
	{ code: '331127', name: '景宁畲族自治县', mark: 'seen' },
	{ code: '331181', name: '龙泉市', mark: 'seen' },
];

/** The region of a code, or null where it is none of Lishui's. */
export function regionOf(code: string): Region | null {
	return LISHUI_REGIONS.find((region) => region.code === code) ?? null;
}
