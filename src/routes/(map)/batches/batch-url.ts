import type { Batch } from '#lib/domain/disposition/disposition-rules.ts';

export const BATCH_TABS = ['items', 'progress', 'rules', 'approvals', 'reserves'] as const;
export type BatchTab = (typeof BATCH_TABS)[number];
export const BATCH_FILTERS = ['supply', 'swap', 'formalities', 'none'] as const;
export type BatchFilter = Batch | 'none';

/** What of the batches screen stands in the URL beside the map's own part. */
export interface BatchAddress {
	plan: number | null;
	/** Batch rules tried without a plan, `id@version`; null: the run's. */
	rules: string | null;
	tab: BatchTab;
	batches: BatchFilter[];
	region: string | null;
	/** Year of the tasks; null: of the run's as-of day. */
	year: number | null;
}

export const ADDRESS_KEYS = ['plan', 'rules', 'tab', 'batch', 'county', 'tasks'];

/** Query → address; what is not understood is left out. */
export function readAddress(params: URLSearchParams): BatchAddress {
	const number = (name: string) =>
		/^\d{1,9}$/.test(params.get(name) ?? '') ? Number(params.get(name)) : null;
	const batches = (params.get('batch') ?? '').split(',');
	return {
		plan: number('plan'),
		rules: params.get('rules') || null,
		tab: BATCH_TABS.find((tab) => tab === params.get('tab')) ?? 'items',
		batches: BATCH_FILTERS.filter((batch) => batches.includes(batch)),
		region: params.get('county') || null,
		year: number('tasks'),
	};
}

/** Address → query; defaults are not written. */
export function writeAddress({ plan, rules, tab, batches, region, year }: BatchAddress): URLSearchParams {
	const params = new URLSearchParams();
	if (plan !== null) params.set('plan', String(plan));
	if (rules !== null) params.set('rules', rules);
	if (tab !== 'items') params.set('tab', tab);
	if (batches.length > 0) params.set('batch', batches.join(','));
	if (region !== null) params.set('county', region);
	if (year !== null) params.set('tasks', String(year));
	return params;
}
