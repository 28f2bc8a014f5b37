import { describe, expect, it } from 'vitest';
import type { LowEfficiencyRules } from '#lib/domain/flags/low-efficiency-rules.ts';
import { defaultList, type ListChoice } from './default-list.ts';
import { LOW_EFFICIENCY_LISTS } from './flag-rules.ts';

const shipped: ListChoice[] = [...LOW_EFFICIENCY_LISTS.values()].map((rules) => ({ rules, areaCode: null }));
const chosen = (codes: string[], year: number, synthetic = false, lists = shipped) =>
	defaultList(lists, { regions: codes.map((code) => ({ code, name: `县${code}` })), year, synthetic })?.id ??
	null;

describe('the low-efficiency list a run takes by default', () => {
	it('is that of the city the county lies in, for the years it holds', () => {
		expect(chosen(['330502'], 2021)).toBe('low-efficiency-huzhou-2021');
		expect(chosen(['330502'], 2022)).toBeNull();
		expect(chosen(['331003', '331081'], 2025)).toBe('low-efficiency-taizhou-2025');
		expect(chosen(['331003'], 2026)).toBe('low-efficiency-taizhou-2025');
		expect(chosen(['331003'], 2024)).toBeNull();
	});

	it('must cover every county of the run', () => {
		expect(chosen(['331003', '330502'], 2025)).toBeNull();
		expect(chosen([], 2025)).toBeNull();
	});

	it('is the synthetic demo list where all land is the synthetic demo, and nowhere else', () => {
		expect(chosen(['331102'], 2024, true)).toBe('low-efficiency-demo-2024');
		expect(chosen(['331102'], 2022, true)).toBe('low-efficiency-demo-2024');
		expect(chosen(['331102'], 2024, false)).toBeNull();
	});

	it('is the county’s own before the city’s, and the newer of two', () => {
		const base = LOW_EFFICIENCY_LISTS.get('low-efficiency-taizhou-2025') as LowEfficiencyRules;
		const own = (id: string, from: string) => ({
			rules: { ...base, id, area: '黄岩区', effective: { from } },
			areaCode: '331003',
		});
		const lists = [...shipped, own('huangyan-old', '2024-01-01'), own('huangyan-new', '2025-01-01')];
		expect(chosen(['331003'], 2025, false, lists)).toBe('huangyan-new');
		expect(chosen(['331081'], 2025, false, lists)).toBe('low-efficiency-taizhou-2025');
	});
});
